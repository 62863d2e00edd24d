import GitSync
import TestSupport
import Testing

/// What a commit of some files is.
struct RecordingTests {
  private static let committer = Committer(
    secondsSince1970: 1_790_000_000,
    machine: "laptop",
    environment: [
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
      "GIT_COMMITTER_EMAIL": "ada@example.org",
    ]
  )

  @Test("a commit has the files that it is given, and git finds nothing wrong with it")
  func commits() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("cars/ioniq5.yaml", "make: Hyundai\n")
    let repository = try Repository.create(folder.path, branch: "main")
    let commit = try await repository.record(
      [PathChange(path: "cars/ioniq5.yaml", content: Array("make: Hyundai\n".utf8))],
      message: CommitMessage("add car ioniq5"),
      by: Self.committer
    )
    let id = try #require(commit?.id)
    let git = Git(folder.path)
    #expect(try git.run("rev-parse", "main") == "\(id)\n")
    #expect(try git.run("status", "--porcelain").isEmpty)
    #expect(try git.run("fsck", "--strict").isEmpty)
    #expect(
      try git.run("log", "-1", "--format=%an %ae %at%n%B")
        == "Ada ada@example.org 1790000000\nadd car ioniq5\n\nMachine: laptop\n\n"
    )
    #expect(try git.run("show", "HEAD:cars/ioniq5.yaml") == "make: Hyundai\n")
  }
}
