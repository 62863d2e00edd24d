import Foundation
import GitSync
import TestSupport
import Testing

/// Machines that sync through one repository.
struct SyncTests {
  @Test("what one machine commits the other gets, and git finds nothing wrong")
  func fastForward() async throws {
    let origin = try TemporaryDirectory.origin()
    let (one, two) = (
      try Machine("laptop", origin: origin.path), try Machine("phone", origin: origin.path)
    )
    try await one.commit("cars/a.yaml", "make: Kia\n", at: 1_700_000_000)
    #expect(try await one.sync().sent == 1)
    #expect(try await two.sync().received == 1)
    #expect(two.folder.text("cars/a.yaml") == "make: Kia\n")
    try await one.commit("cars/a.yaml", nil, at: 1_700_000_001)
    try await one.sync()
    #expect(try await two.sync().written == ["cars/a.yaml"])
    #expect(two.folder.text("cars/a.yaml") == nil)
    let again = try await two.sync()
    #expect(again.received == 0 && again.sent == 0 && again.written.isEmpty)
    for machine in [one, two] { try expectSound(machine) }
  }

  @Test("two machines that merge the same two commits make the same commit")
  func sameMerge() async throws {
    let origin = try TemporaryDirectory.origin()
    let (one, two) = (
      try Machine("laptop", origin: origin.path), try Machine("phone", origin: origin.path)
    )
    try await one.commit("a.yaml", "a\n", at: 1_700_000_000)
    try await one.sync()
    try await two.sync()
    try await one.commit("a.yaml", "a\nb\n", at: 1_700_000_010)
    try await two.commit("a.yaml", "a\nc\n", at: 1_700_000_020)
    // Both see what the other has before either pushes.
    try two.git.run("push", "-q", origin.path, "main:other")
    try one.git.run("fetch", "-q", origin.path, "other:refs/heads/other")
    try one.git.run("push", "-q", origin.path, "main:mine")
    try two.git.run("fetch", "-q", origin.path, "mine:refs/heads/other")
    let left = try await one.merged(with: "other")
    let right = try await two.merged(with: "other")
    #expect(left == right)
  }

  @Test("a plain git pull on one machine and a sync on the other meet")
  func plainPull() async throws {
    let origin = try TemporaryDirectory.origin()
    let (one, two) = (
      try Machine("laptop", origin: origin.path), try Machine("phone", origin: origin.path)
    )
    try await one.commit("a.yaml", "a\n", at: 1_700_000_000)
    try await one.sync()
    try await two.sync()
    try await one.commit("b.yaml", "b\n", at: 1_700_000_010)
    try await two.commit("c.yaml", "c\n", at: 1_700_000_020)
    try await one.sync()
    try two.git.run("pull", "-q", "--no-rebase", "--no-edit", origin.path, "main")
    try await two.sync()
    try await one.sync()
    #expect(try one.git.run("rev-parse", "main") == two.git.run("rev-parse", "main"))
    #expect(one.folder.text("c.yaml") == "c\n")
    for machine in [one, two] { try expectSound(machine) }
  }

  @Test("two machines that push at the same moment, again and again, lose nothing")
  func race() async throws {
    let origin = try TemporaryDirectory.origin()
    let machines = [
      try Machine("laptop", origin: origin.path), try Machine("phone", origin: origin.path),
    ]
    try await machines[0].commit("a.yaml", "a\n", at: 1_700_000_000)
    try await machines[0].sync()
    try await machines[1].sync()
    for round in 0..<20 {
      let seconds = Int64(1_700_000_100 + round)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for machine in machines {
          group.addTask {
            try await machine.commit("\(machine.name)-\(round).yaml", "\(round)\n", at: seconds)
            try await machine.sync(at: seconds)
          }
        }
        try await group.waitForAll()
      }
    }
    for machine in machines { try await machine.sync() }
    for machine in machines { try await machine.sync() }
    let trees = try machines.map { try $0.git.run("rev-parse", "main^{tree}") }
    #expect(Set(trees).count == 1)
    #expect(machines[0].folder.files.count { $0.hasSuffix(".yaml") } == 41)
    for machine in machines { try expectSound(machine) }
  }

  @Test(
    "three machines that sync in any order come to the same files",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func converge(_ seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let origin = try TemporaryDirectory.origin()
    let machines = try ["a", "b", "c"].map { try Machine($0, origin: origin.path) }
    try await machines[0].commit("shared.yaml", "begin\n", at: 1_700_000_000)
    for machine in machines { try await machine.sync() }
    for step in 0..<20 {
      let machine = machines[Int.random(in: 0..<3, using: &random)]
      let path = "file-\(Int.random(in: 0..<4, using: &random)).yaml"
      let seconds = Int64(1_700_000_100 + step)
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: try await machine.sync(at: seconds)
      case 2 where machine.folder.text(path) != nil:
        try await machine.commit(path, nil, at: seconds)
      default:
        let line = "\(machine.name) \(step)\n"
        try await machine.commit(path, (machine.folder.text(path) ?? "") + line, at: seconds)
      }
    }
    for _ in 0..<2 { for machine in machines { try await machine.sync() } }
    let tips = try machines.map { try $0.git.run("rev-parse", "main") }
    #expect(Set(tips).count == 1, "seed \(seed)")
    for machine in machines { try expectSound(machine) }
  }

  @Test("a remote that is not there is named, and nothing here changes")
  func missing() async throws {
    let machine = try Machine("laptop", origin: "/nowhere/at/all")
    try await machine.commit("a.yaml", "a\n", at: 1_700_000_000)
    await #expect {
      try await machine.sync()
    } throws: { error in
      (error as? GitError)?.code == .unreachable
    }
    try expectSound(machine)
  }

  private func expectSound(_ machine: Machine) throws {
    #expect(try machine.git.run("status", "--porcelain").isEmpty, "\(machine.name)")
    #expect(try machine.git.run("fsck", "--strict", "--no-dangling").isEmpty, "\(machine.name)")
    #expect(
      try machine.git.run("write-tree") == machine.git.run("rev-parse", "main^{tree}"),
      "\(machine.name)"
    )
  }
}

extension Machine {
  /// What a sync with a branch that is here already would make of it.
  func merged(with branch: String) async throws -> String {
    let transport = Transport(
      fetch: { [folder] remote, refspecs throws(GitError) in
        do {
          let id = try Git(folder.path).run("rev-parse", branch).trimmingCharacters(in: .newlines)
          try Git(folder.path).run("update-ref", "refs/remotes/plugtrack/main", id)
        } catch {
          throw GitError(.library, "\(error)")
        }
      },
      push: { _, _ in }
    )
    #expect(try await sync(transport: transport).hasMerged)
    return try git.run("rev-parse", "main")
  }
}
