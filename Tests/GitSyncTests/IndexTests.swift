import Foundation
import TestSupport
import Testing

@testable import GitSync

/// git's index after commits that never read it whole.
struct IndexTests {
  @Test(
    "the hash is that of FIPS 180",
    arguments: [
      ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
      ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
      (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
    ]
  )
  func hash(_ text: String, _ digits: String) throws {
    #expect(try "\(ObjectID(bytes: SHA1.hash(Array(text.utf8))[...]))" == digits)
  }

  @Test(
    "git agrees with the index after any commits of files, in folders that come and go",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func random(_ seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let machine = try Machine("laptop", origin: "")
    var present: Set<String> = []
    for step in 0..<30 {
      var changes: [PathChange] = []
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let folder = ["", "a/", "a/b/", "a/b/c/", "a-b/", "z/"].randomElement(using: &random) ?? ""
        let path = folder + "f\(Int.random(in: 0..<3, using: &random)).yaml"
        guard !changes.contains(where: { $0.path == path }) else { continue }
        if present.contains(path), Bool.random(using: &random) {
          try FileManager.default.removeItem(atPath: machine.folder.path(path))
          present.remove(path)
          changes.append(PathChange(path: path, content: nil))
        } else {
          try machine.folder.write(path, "step \(step)\n")
          present.insert(path)
          changes.append(PathChange(path: path, content: Array("step \(step)\n".utf8)))
        }
      }
      try await machine.repository.record(
        changes,
        message: CommitMessage("step \(step)"),
        by: machine.committer(at: 1_700_000_000 + Int64(step))
      )
      // Now and then git writes the index itself, with its notes of the trees.
      if step % 7 == 3 { try machine.git.run("reset", "-q") }
      if step % 7 == 5 { try machine.git.run("commit", "-q", "--allow-empty", "-m", "by git") }
      #expect(try machine.git.run("status", "--porcelain").isEmpty, "seed \(seed), step \(step)")
      #expect(
        try machine.git.run("write-tree") == machine.git.run("rev-parse", "HEAD^{tree}"),
        "seed \(seed), step \(step)"
      )
    }
    #expect(try machine.git.run("fsck", "--strict", "--no-dangling").isEmpty)
    let listed = try machine.git.run("ls-files").split(separator: "\n").map(String.init)
    #expect(Set(listed) == present)
  }

  @Test("names that are no text stay as they are, and folders stand where git sorts them")
  func names() async throws {
    let machine = try Machine("laptop", origin: "")
    let script = """
      mkdir -p a/b a.b && touch "$(printf 'a/\\377\\376')" a/b/c a/b.c a.b/c a-b && git add -A
      """
    let made = try Binary(path: "/bin/sh").run(["-c", script], in: machine.folder.path)
    #expect(made.status == 0, "\(made.err)")
    try machine.git.run("commit", "-q", "-m", "names")
    let before = try machine.git.run("ls-files")
    try await machine.commit("a/d.yaml", "d\n", at: 1_700_000_000)
    try await machine.commit("a/b/d.yaml", "d\n", at: 1_700_000_001)
    try await machine.commit("a0.yaml", "d\n", at: 1_700_000_002)
    #expect(try machine.git.run("status", "--porcelain").isEmpty)
    #expect(try machine.git.run("fsck", "--strict", "--no-dangling").isEmpty)
    for path in ["a/d.yaml", "a/b/d.yaml", "a0.yaml"] {
      try await machine.commit(path, nil, at: 1_700_000_003)
    }
    #expect(try machine.git.run("ls-files") == before)
    #expect(try machine.git.run("diff", "HEAD", "HEAD~6").isEmpty)
  }

  @Test("what is staged stays staged, and other files stay as they are")
  func staged() async throws {
    let machine = try Machine("laptop", origin: "")
    try await machine.commit("cars/a.yaml", "a\n", at: 1_700_000_000)
    try machine.folder.write("README", "mine\n")
    try machine.git.run("add", "README")
    try machine.folder.write("draft.txt", "later\n")
    try await machine.commit("cars/b.yaml", "b\n", at: 1_700_000_001)
    #expect(try machine.git.run("status", "--porcelain") == "A  README\n?? draft.txt\n")
    #expect(try machine.git.run("show", "--stat", "--format=", "HEAD").contains("cars/b.yaml"))
    #expect(try !machine.git.run("show", "--stat", "--format=", "HEAD").contains("README"))
  }

  @Test("indexes of versions 3 and 4 are kept right as well", arguments: ["3", "4"])
  func versions(_ version: String) async throws {
    let machine = try Machine("laptop", origin: "")
    try await machine.commit("cars/a.yaml", "a\n", at: 1_700_000_000)
    try machine.git.run("update-index", "--index-version", version)
    if version == "3" {
      try machine.folder.write("new", "")
      try machine.git.run("add", "--intent-to-add", "new")
    }
    try await machine.commit("cars/b.yaml", "b\n", at: 1_700_000_001)
    #expect(try machine.git.run("status", "--porcelain") == (version == "3" ? " A new\n" : ""))
  }

  @Test("a damaged index is never taken for a sound one")
  func damaged() throws {
    let machine = try Machine("laptop", origin: "")
    try machine.folder.write("a", "a\n")
    try machine.git.run("add", "a")
    let bytes = try #require(machine.folder.bytes(".git/index"))
    #expect(IndexFile(bytes)?.count == 1)
    for length in 0..<bytes.count { _ = IndexFile(Array(bytes[..<length])) }
    for position in bytes.indices {
      var changed = bytes
      changed[position] ^= 0xFF
      _ = try IndexFile(changed)?.splicing([], folders: [:], horizon: nil)
    }
  }
}
