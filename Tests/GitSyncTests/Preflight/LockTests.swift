import Foundation
import TestSupport
import Testing

@testable import GitSync

/// A lock is taken away only when nobody can hold it any more.
struct LockTests {
  @Test("a lock from before the machine was started is dead")
  func beforeBoot() throws {
    let site = try GitSite()
    let lock = try lock(in: site, secondsAgo: 400 * 86_400)
    let owner = try #require(LockOwner(of: lock, isWholeMachineSeen: false))
    #expect(owner.verdict == .dead("the machine has been started anew since"))
    #expect(try Preflight.problems(state(site.clone)).first?.message.contains("400 days") == true)
  }

  @Test("a lock that a running program has open is not")
  func open() throws {
    let site = try GitSite()
    let holder = Process()
    holder.executableURL = URL(filePath: "/bin/sh")
    let path = site.clone + "/.git/index.lock"
    holder.arguments = ["-c", "exec 9>'\(path)'; echo ready; exec sleep 60"]
    let output = Foundation.Pipe()
    holder.standardOutput = output
    try holder.run()
    defer { holder.terminate() }
    _ = output.fileHandleForReading.availableData
    let owner = try #require(LockOwner(of: path, isWholeMachineSeen: true))
    guard case .alive(let process) = owner.verdict else {
      Issue.record("\(owner.verdict)")
      return
    }
    #expect(process.id == holder.processIdentifier)
    #expect(
      try Preflight.problems(state(site.clone)).first?.fix.contains("kill \(process.id)") == true
    )
    #expect(try LockCheck.removeDeadLocks(state(site.clone)).isEmpty)
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test("where not every process can be seen, nobody can tell")
  func unseen() throws {
    let site = try GitSite()
    let lock = try lock(in: site, secondsAgo: 0)
    let owner = try #require(LockOwner(of: lock, isWholeMachineSeen: false))
    // Another program of this machine may look as if it could.
    if case .dead = owner.verdict { Issue.record("\(owner.verdict)") }
  }

  @Test("a sync takes dead locks away, and keeps them")
  func removes() throws {
    let site = try GitSite()
    let lock = try lock(in: site, secondsAgo: 400 * 86_400)
    let removed = try LockCheck.removeDeadLocks(state(site.clone))
    #expect(removed.map(\.code) == [.indexLocked])
    #expect(!FileManager.default.fileExists(atPath: lock))
    #expect(site.folder.files.contains { $0.hasSuffix("index.lock") && $0.contains("saved") })
  }

  private func lock(in site: GitSite, secondsAgo: Double) throws -> String {
    let path = site.clone + "/.git/index.lock"
    try Data().write(to: URL(filePath: path))
    try FileManager.default.setAttributes(
      [.modificationDate: Date.now.addingTimeInterval(-secondsAgo)],
      ofItemAtPath: path
    )
    return path
  }
}
