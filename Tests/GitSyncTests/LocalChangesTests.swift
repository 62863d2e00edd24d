import Foundation
import TestSupport
import Testing

@testable import GitSync

/// What is found to be changed, beside what git finds.
struct LocalChangesTests {
  private static let folders = ["", "a/", "a/b/", "a/b/c/", "a-b/", "a.b/", "z/"]

  @Test(
    "exactly the files that differ from the last commit are found, staged or not",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func random(_ seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let machine = try Machine("laptop", origin: "")
    try machine.folder.write(".gitignore", "*9.yaml\n")
    for step in 0..<16 {
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        try change(machine, &random)
      }
      let changes = try await machine.repository.localChanges(in: files(of: machine), isYAML)
      #expect(
        try changes.map(\.path) == differences(machine),
        "seed \(seed), step \(step)"
      )
      for change in changes {
        #expect(change.after == machine.folder.bytes(change.path), "seed \(seed), step \(step)")
      }
      switch Int.random(in: 0..<5, using: &random) {
      case 0:
        try await machine.repository.record(
          changes.map { PathChange(path: $0.path, content: $0.after) },
          message: CommitMessage("step \(step)"),
          by: machine.committer(at: 1_700_000_000 + Int64(step))
        )
        let rest = try await machine.repository.localChanges(in: files(of: machine), isYAML)
        #expect(rest.isEmpty, "seed \(seed), step \(step): \(rest.map(\.path))")
      case 1:
        try machine.git.run("add", "-A")
        try machine.git.run("commit", "-q", "--allow-empty", "-m", "by git")
      case 2: try machine.git.run("add", "-A")
      case 3: try machine.git.run("status")
      default: break
      }
    }
  }

  @Test("a file that takes the place of a folder is found, and a folder is never taken for none")
  func kinds() async throws {
    let machine = try Machine("laptop", origin: "")
    try await machine.commit("a/one.yaml/two.yaml", "x\n", at: 1_700_000_000)
    try await machine.commit("b.yaml", "x\n", at: 1_700_000_001)
    try FileManager.default.removeItem(atPath: machine.folder.path("a/one.yaml"))
    try machine.folder.write("a/one.yaml", "y\n")
    for isStaged in [false, true] {
      if isStaged { try machine.git.run("add", "-A") }
      let changes = try await machine.repository.localChanges(in: files(of: machine), isYAML)
      #expect(changes.map(\.path) == ["a/one.yaml", "a/one.yaml/two.yaml"], "\(isStaged)")
    }
    try FileManager.default.removeItem(atPath: machine.folder.path("b.yaml"))
    try machine.folder.write("b.yaml/three.yaml", "y\n")
    let changes = try await machine.repository.localChanges(in: files(of: machine), isYAML)
    let folder = try #require(changes.first { $0.path == "b.yaml" })
    #expect(folder.obstacle != nil && folder.before != nil)
    #expect(changes.filter { $0.obstacle != nil }.count == 1)
  }

  @Test("what was saved before its commit was made is found afterwards", arguments: ["4", "3"])
  func savedMeanwhile(_ version: String) async throws {
    let machine = try Machine("laptop", origin: "")
    try await machine.commit("a.yaml", "1\n", at: 1_700_000_000)
    try machine.git.run("update-index", "--index-version", version)
    try machine.folder.write("a.yaml", "3\n")
    try await machine.repository.record(
      [PathChange(path: "a.yaml", content: Array("2\n".utf8))],
      message: CommitMessage("change a.yaml"),
      by: machine.committer(at: 1_700_000_001)
    )
    let changes = try await machine.repository.localChanges(in: files(of: machine), isYAML)
    #expect(changes.map(\.path) == ["a.yaml"])
    #expect(try machine.git.run("status", "--porcelain") == " M a.yaml\n")
  }

  /// Writes or removes a file.
  private func change(_ machine: Machine, _ random: inout SeededRandom) throws {
    let folder = Self.folders.randomElement(using: &random) ?? ""
    let path = folder + "f\(Int.random(in: 0..<4, using: &random) * 3).yaml"
    if machine.folder.bytes(path) != nil, Int.random(in: 0..<3, using: &random) == 0 {
      try FileManager.default.removeItem(atPath: machine.folder.path(path))
    } else {
      // Few contents, so that a file is at times as it was.
      try machine.folder.write(path, "\(Int.random(in: 0..<3, using: &random))\n")
    }
  }

  /// What git would commit of all files, whatever is staged.
  private func differences(_ machine: Machine) throws -> [String] {
    let git = Git(machine.folder.path, environment: ["GIT_INDEX_FILE": ".git/other-index"])
    let hasCommit = try git.outcome("rev-parse", "-q", "--verify", "HEAD").status == 0
    try git.run("read-tree", hasCommit ? "HEAD" : "--empty")
    try git.run("add", "-A")
    let changed =
      try hasCommit
      ? git.run("diff", "--cached", "--name-only", "--no-renames", "HEAD") : git.run("ls-files")
    return changed.split(separator: "\n").map(String.init).filter(isYAML).sorted()
  }

  private func files(of machine: Machine) throws -> [WorkFile] {
    let root = machine.folder.path
    return machine.folder.files.filter(isYAML).filter { !$0.hasPrefix(".git/") }.sorted().map {
      path in
      var status = stat()
      _ = lstat("\(root)/\(path)", &status)
      return WorkFile(
        path: path,
        inode: UInt64(status.st_ino),
        size: Int64(status.st_size),
        modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
        changed: Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
      )
    }
  }

  private func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") }
}
