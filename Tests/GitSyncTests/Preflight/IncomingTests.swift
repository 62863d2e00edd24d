import Foundation
import GitSync
import TestSupport
import Testing

/// What comes from the other side is looked at before any of it is taken over.
struct IncomingTests {
  /// Something that another machine pushes.
  struct Situation: Sendable, CustomTestStringConvertible {
    var code: SyncProblem.Code
    /// The path that is named.
    var path: String
    /// The lines of git's plumbing that make the tree, for `git update-index --index-info`: a mode,
    /// the content, a path.
    var mode = "100644"
    var content = "make: MG\n"

    var testDescription: String { "\(code.rawValue) \(path)" }
  }

  @Test(
    "what must not come here is named",
    arguments: [
      Situation(code: .remoteLink, path: "cars/link.yaml", mode: "120000", content: "/etc/passwd"),
      Situation(code: .caseClash, path: "cars/IONIQ5.yaml"),
      Situation(code: .remoteName, path: "cars/bad\u{1}name.yaml"),
      Situation(
        code: .remoteTooLarge,
        path: "sessions/huge.yaml",
        content: String(repeating: "# charge\n", count: 130_000)
      ),
      Situation(code: .untrackedInTheWay, path: "README.md"),
    ]
  )
  func names(_ situation: Situation) throws {
    let site = try GitSite()
    try site.folder.write("clone/README.md", "mine\n")
    let commit = try push(situation, to: site)
    let problems = try look(site, at: commit)
    #expect(problems.map(\.code) == [situation.code], "\(problems)")
    #expect(problems.first?.place.lowercased() == situation.path.lowercased())
    #expect(problems.first?.fix.isEmpty == false)
  }

  @Test(
    "folders that are called .git or .. are refused",
    arguments: [".git", "..", ".GIT", ".", "git~1", ".git "]
  )
  func folders(_ name: String) throws {
    let site = try GitSite()
    let git = Git(site.clone)
    let blob = try hash("x\n", in: site)
    // git itself refuses to make such a tree, so its bytes are written as they are.
    let inner = try tree([("100644", "config", blob)], in: site)
    let cars = try git.run("rev-parse", "HEAD:cars").trimmed
    let root = try tree([("40000", name, inner), ("40000", "cars", cars)], in: site)
    let commit = try git.run("commit-tree", root, "-p", "HEAD", "-m", "hostile").trimmed
    let problems = try look(site, at: commit)
    #expect(problems.contains { $0.code == .remoteName && $0.place == name }, "\(problems)")
  }

  @Test("another repository inside is refused")
  func submodule() throws {
    let site = try GitSite()
    let git = Git(site.clone)
    let head = try git.run("rev-parse", "HEAD").trimmed
    try git.run("update-index", "--add", "--cacheinfo", "160000,\(head),cars/engine")
    let commit = try git.run(
      "commit-tree",
      try git.run("write-tree").trimmed,
      "-p",
      head,
      "-m",
      "x"
    )
    .trimmed
    let problems = try look(site, at: commit)
    #expect(problems.map(\.code) == [.remoteSubmodule])
    #expect(problems.first?.place == "cars/engine")
  }

  @Test("a history that has nothing in common is not merged")
  func unrelated() throws {
    let site = try GitSite()
    let git = Git(site.clone)
    let tree = try git.run("rev-parse", "HEAD^{tree}").trimmed
    let commit = try git.run("commit-tree", tree, "-m", "another beginning").trimmed
    let problems = try look(site, at: commit)
    #expect(problems.map(\.code) == [.unrelatedHistories])
  }

  @Test("what another machine usually does is fine")
  func usual() throws {
    let site = try GitSite()
    let commit = try site.commitElsewhere()
    try Git(site.clone).run("fetch", "-q")
    #expect(try look(site, at: commit).isEmpty)
  }

  @Test("a file that is in the way with the same content is none")
  func same() throws {
    let site = try GitSite()
    let commit = try push(Situation(code: .untrackedInTheWay, path: "README.md"), to: site)
    try site.folder.write("clone/README.md", "make: MG\n")
    #expect(try look(site, at: commit).isEmpty)
  }

  @Test("a file that is no record may be larger, but not beyond all bounds")
  func largeFiles() throws {
    let site = try GitSite()
    let film = Situation(
      code: .remoteTooLarge,
      path: "film.mp4",
      content: String(repeating: "film", count: 300_000)
    )
    let commit = try push(film, to: site)
    #expect(try look(site, at: commit).isEmpty)
    #expect(try look(site, at: commit, largestFileBytes: 1 << 20).map(\.code) == [.remoteTooLarge])
  }

  @Test("a transfer beyond all bounds is ended while it comes")
  func flood() throws {
    let site = try GitSite()
    var random = SeededRandom(seed: 1)
    let noise = (0..<100_000).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &random)) }
    try site.commitElsewhere("noise.txt", noise.joined(separator: "\n"))
    var transport = NetworkTransport.user(home: site.folder.path)
    transport.mostBytes = 100_000
    let problem = transport.problem(fetching: site)
    #expect(problem?.code == .remoteTooLarge, "\(String(describing: problem))")
    transport.mostBytes = IncomingLimit.transferBytes
    #expect(transport.problem(fetching: site) == nil)
  }

  private func look(
    _ site: GitSite,
    at commit: String,
    largestFileBytes: Int = IncomingLimit.fileBytes
  ) throws -> [SyncProblem] {
    let check = try IncomingCheck(site.clone, dataPaths: ["settings.yaml", "cars", "sessions"])
    check.largestFileBytes = largestFileBytes
    let head = try Git(site.clone).run("rev-parse", "HEAD").trimmed
    return try check.problems(
      of: try #require(ObjectID(hexadecimal: commit)),
      beside: ObjectID(hexadecimal: head)
    )
  }

  /// Makes a commit with one more path, without a checkout.
  private func push(_ situation: Situation, to site: GitSite) throws -> String {
    let git = Git(site.clone, environment: ["GIT_INDEX_FILE": site.folder.path("other-index")])
    try git.run("read-tree", "HEAD")
    let blob = try hash(situation.content, in: site)
    try git.run(
      "update-index",
      "--add",
      "--cacheinfo",
      "\(situation.mode),\(blob),\(situation.path)"
    )
    let tree = try git.run("write-tree").trimmed
    return try git.run("commit-tree", tree, "-p", "HEAD", "-m", "elsewhere").trimmed
  }

  private func hash(_ content: String, in site: GitSite) throws -> String {
    try Git(site.clone).run("hash-object", "-w", "--stdin", input: content).trimmed
  }

  /// Writes a tree object of any names.
  private func tree(
    _ entries: [(mode: String, name: String, id: String)],
    in site: GitSite
  ) throws -> String {
    var bytes: [UInt8] = []
    for entry in entries.sorted(by: { $0.name < $1.name }) {
      bytes += Array("\(entry.mode) \(entry.name)\0".utf8)
      let digits = Array(entry.id)
      bytes += stride(from: 0, to: 40, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
    }
    try site.folder.write("tree", bytes)
    return try Git(site.clone).run(
      "hash-object",
      "-w",
      "-t",
      "tree",
      "--literally",
      site.folder.path("tree")
    ).trimmed
  }
}

extension String {
  /// Without the line end.
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
