import Foundation
import GitSync
import TestSupport
import Testing

/// A sync gets what it asks for, or an error that says why not.
struct SyncTransportTests {
  private let refspec = "+refs/heads/main:refs/remotes/origin/main"

  private func remote(_ site: GitSite) -> Remote {
    Remote(root: site.clone, name: "origin", address: site.hub)
  }

  @Test("a fetch moves the reference that the refspec names, and no other")
  func fetches() async throws {
    let site = try GitSite()
    let theirs = try site.commitElsewhere()
    let transport = NetworkTransport.user(home: site.folder.path).transport
    try await transport.fetch(remote(site), [refspec])
    let git = Git(site.clone)
    #expect(try git.run("rev-parse", "origin/main") == theirs + "\n")
    #expect(try git.run("rev-parse", "main") != theirs + "\n")
    #expect(try git.run("status", "--porcelain").isEmpty)
    // A branch that the other side does not have is no error.
    try await transport.fetch(remote(site), ["+refs/heads/gone:refs/remotes/origin/gone"])
  }

  @Test("what must not come here is refused before a reference leads to it")
  func refuses() async throws {
    let site = try GitSite()
    try site.folder.write("clone/README.md", "mine\n")
    try site.commitElsewhere("README.md", "theirs\n")
    var network = NetworkTransport.user(home: site.folder.path)
    network.dataPaths = ["sessions"]
    let transport = network.transport
    let before = try Git(site.clone).run("rev-parse", "origin/main")
    let error = await #expect(throws: GitError.self) {
      try await transport.fetch(remote(site), [refspec])
    }
    #expect(error?.problem?.code == .untrackedInTheWay)
    #expect(error?.place == "README.md")
    #expect(try Git(site.clone).run("rev-parse", "origin/main") == before)
    // git knows no such caution; what it has fetched is looked at all the same.
    try Git(site.clone).run("fetch", "-q")
    await #expect(throws: GitError.self) {
      try await transport.fetch(remote(site), [refspec])
    }
    #expect(site.folder.text("clone/README.md") == "mine\n")
  }

  @Test("a remote that sends more than may come is stopped, and nothing leads to what came")
  func limit() async throws {
    let site = try GitSite()
    var random = SeededRandom(seed: 1)
    let noise = (0..<20_000).map { _ in String(UInt64.random(in: 0...(.max), using: &random)) }
    let theirs = try site.commitElsewhere("noise.txt", noise.joined(separator: "\n"))
    let before = try Git(site.clone).run("rev-parse", "origin/main")
    var network = NetworkTransport.user(home: site.folder.path)
    #expect(network.mostBytes == 512 << 20)
    network.mostBytes = 10_000
    let limited = network.transport
    let error = await #expect(throws: GitError.self) {
      try await limited.fetch(remote(site), [refspec])
    }
    #expect(error?.problem?.code == .remoteTooLarge)
    #expect(try Git(site.clone).run("rev-parse", "origin/main") == before)
    #expect(try Git(site.clone).run("fsck", "--strict", "--no-dangling").isEmpty)
    network.mostBytes = 10_000_000
    try await network.transport.fetch(remote(site), [refspec])
    #expect(try Git(site.clone).run("rev-parse", "origin/main") == theirs + "\n")
  }

  @Test("a push that another machine was faster than says so")
  func rejected() async throws {
    let site = try GitSite()
    try site.commitElsewhere()
    try site.commitHere()
    let transport = NetworkTransport.user(home: site.folder.path).transport
    let error = await #expect(throws: GitError.self) {
      try await transport.push(remote(site), ["refs/heads/main:refs/heads/main"])
    }
    #expect(error?.code == .rejected)
  }

  @Test("two machines that push to one folder at the same moment never overwrite each other")
  func race() async throws {
    for _ in 0..<5 {
      let site = try GitSite()
      try site.commitElsewhere()
      try Git(site.folder.path("other")).run("reset", "-q", "--hard", "HEAD~1")
      try Git(site.hub).run("update-ref", "refs/heads/main", "main~1")
      try site.folder.write("other/cars/zoe.yaml", "make: Renault\n")
      try Git(site.folder.path("other")).run("add", ".")
      try Git(site.folder.path("other")).run("commit", "-q", "-m", "add zoe")
      try site.commitHere()
      let other = Remote(root: site.folder.path("other"), name: "origin", address: site.hub)
      let transport = NetworkTransport.user(home: site.folder.path).transport
      let outcomes = await withTaskGroup(of: String.self) { group in
        for side in [remote(site), other] {
          group.addTask {
            do throws(GitError) {
              try await transport.push(side, ["refs/heads/main:refs/heads/main"])
              return "pushed"
            } catch {
              return error.code.rawValue
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.sorted() == ["git-rejected", "pushed"])
    }
  }

  @Test("a sync clears what a crash has left, and stops at what it must not touch")
  func clears() throws {
    let site = try GitSite()
    #expect(try Preflight.clear(state(site.clone)).isEmpty)
    #expect(site.folder.bytes("clone/.git/plugtrack/config") != nil)
    try Git(site.clone).run("checkout", "-q", "--detach")
    let error = #expect(throws: GitError.self) { try Preflight.clear(state(site.clone)) }
    #expect(error?.code == .detached)
    #expect(error?.problem?.code == .detachedHead)
  }
}
