import GitSync
import TestSupport
import Testing

/// What a commit of some files is.
struct RecordingTests {
  private static let author = Signature(
    name: "Ada",
    email: "ada@example.org",
    secondsSince1970: 1_790_000_000,
    offsetMinutes: 60
  )

  @Test("a commit has the files that it is given, and git finds nothing wrong with it")
  func commits() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("cars/ioniq5.yaml", "make: Hyundai\n")
    let repository = try Repository.create(folder.path, branch: "main")
    let commit = try await repository.record(
      [PathChange(path: "cars/ioniq5.yaml", content: Array("make: Hyundai\n".utf8))],
      message: CommitMessage("add car ioniq5", trailers: [.init("Machine", "laptop")]),
      by: Self.author
    )
    let id = try #require(commit?.id)
    let git = Git(folder.path)
    #expect(try git.run("rev-parse", "main") == "\(id)\n")
    #expect(try git.run("status", "--porcelain").isEmpty)
    #expect(try git.run("fsck", "--strict").isEmpty)
    #expect(
      try git.run("log", "-1", "--format=%an %ae %ai%n%B")
        == "Ada ada@example.org 2026-09-21 15:13:20 +0100\nadd car ioniq5\n\nMachine: laptop\n\n"
    )
    #expect(try git.run("show", "HEAD:cars/ioniq5.yaml") == "make: Hyundai\n")
  }
}
