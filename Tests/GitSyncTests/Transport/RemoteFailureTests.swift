import Foundation
import GitSync
import Synchronization
import TestSupport
import Testing

/// A remote that does not do what is needed is told by name, with what to do.
struct RemoteFailureTests {
  private func expect(
    _ problem: SyncProblem?,
    _ code: SyncProblem.Code,
    names place: String,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(problem?.code == code, "\(String(describing: problem))", sourceLocation: location)
    guard let problem else { return }
    #expect(
      problem.place.contains(place) || problem.message.contains(place),
      "\(problem)",
      sourceLocation: location
    )
    #expect(!problem.fix.isEmpty, sourceLocation: location)
    #expect(
      !"\(problem)".contains("HOST") && !"\(problem)".contains("BRANCH"),
      sourceLocation: location
    )
  }

  @Test("a folder that is not there")
  func missingFolder() throws {
    let site = try GitSite(address: "/mnt/usb-stick-that-is-not-there/charging.git")
    let transport = NetworkTransport.user(home: site.folder.path)
    expect(transport.problem(fetching: site), .remoteMissing, names: "/mnt/usb-stick")
    expect(transport.problem(pushing: site), .remoteMissing, names: "/mnt/usb-stick")
  }

  @Test("a folder that is no repository")
  func plainFolder() throws {
    let site = try GitSite()
    try site.folder.makeFolder("plain")
    try Git(site.clone).run("remote", "set-url", "origin", site.folder.path("plain"))
    let transport = NetworkTransport.user(home: site.folder.path)
    expect(transport.problem(fetching: site), .remoteNotRepository, names: "plain")
  }

  @Test("a name that no remote has, and an address that nobody speaks")
  func addresses() throws {
    let site = try GitSite(address: "gopher://hub/charging")
    let transport = NetworkTransport.user(home: site.folder.path)
    expect(transport.problem(fetching: site), .remoteURL, names: "gopher://hub/charging")
    #expect(throws: SyncProblem.self) {
      try transport.fetch(into: site.clone, from: "elsewhere")
    }
  }

  @Test("a remote that has files of its own")
  func notBare() throws {
    let site = try GitSite()
    try site.commitElsewhere()
    let git = Git(site.clone)
    try git.run("remote", "set-url", "origin", site.folder.path("other"))
    try git.run("fetch", "-q")
    try git.run("reset", "-q", "--hard", "origin/main")
    try site.commitHere()
    let transport = NetworkTransport.user(home: site.folder.path)
    expect(transport.problem(pushing: site), .remoteNotBare, names: "other")
  }

  @Test(
    "a hook that refuses, with what it says",
    arguments: [
      ("echo 'no charging on Sundays' >&2; exit 1", SyncProblem.Code.hookRejected, "on Sundays"),
      ("echo 'GH006: Protected branch update failed' >&2; exit 1", .branchProtected, "GH006"),
      (
        "echo 'You are not allowed to push code to protected branches' >&2; exit 1",
        .branchProtected, "not allowed"
      ),
    ]
  )
  func hook(_ script: String, _ code: SyncProblem.Code, _ text: String) throws {
    let site = try GitSite()
    try site.commitHere()
    try site.folder.write("hub.git/hooks/pre-receive", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: site.hub + "/hooks/pre-receive"
    )
    let heard = Heard()
    var transport = NetworkTransport.user(home: site.folder.path)
    transport.onText = { heard.add($0) }
    let problem = transport.problem(pushing: site)
    expect(problem, code, names: "hub.git")
    #expect(problem?.said.contains { $0.contains(text) } == true)
    #expect(heard.lines.contains { $0.contains(text) })
  }

  @Test("another machine that was faster")
  func moved() throws {
    let site = try GitSite()
    try site.commitElsewhere()
    try site.commitHere()
    let transport = NetworkTransport.user(home: site.folder.path)
    expect(transport.problem(pushing: site), .remoteMoved, names: "hub.git")
  }

  @Test("a server that takes the connection and never answers ends at the deadline")
  func silent() throws {
    let server = try LoopbackServer.silent()
    for address in [
      "http://127.0.0.1:\(server.port)/hub.git", "git://127.0.0.1:\(server.port)/hub",
    ] {
      let site = try GitSite(address: address)
      let transport = NetworkTransport.user(home: site.folder.path, deadlineSeconds: 0.5)
      let clock = ContinuousClock()
      var problem: SyncProblem?
      let time = clock.measure { problem = transport.problem(fetching: site) }
      expect(problem, .serverSilent, names: "127.0.0.1")
      #expect(time > .milliseconds(400))
    }
  }

  @Test("a name that nobody knows, a closed port, a server that hangs up")
  func unreachable() throws {
    let closed = try LoopbackServer.closedPort()
    let hangingUp = try LoopbackServer.hangingUp()
    let cases: [(String, Set<SyncProblem.Code>)] = [
      ("https://hub.invalid/charging.git", [.hostUnknown]),
      ("http://127.0.0.1:\(closed)/charging.git", [.connectionRefused]),
      ("http://127.0.0.1:\(hangingUp.port)/charging.git", [.connectionLost]),
    ]
    for (address, codes) in cases {
      let site = try GitSite(address: address)
      let problem = NetworkTransport.user(home: site.folder.path).problem(fetching: site)
      #expect(codes.contains(problem?.code ?? .remoteFailed), "\(String(describing: problem))")
      #expect(problem?.kind == .unreachable)
    }
  }

  @Test("a program that was ended leaves nothing of itself behind")
  func leavesNothing() throws {
    let server = try LoopbackServer.silent()
    let site = try GitSite(address: "ssh://nobody@127.0.0.1:\(server.port)/hub")
    let mark = site.folder.path("started")
    let transport = NetworkTransport.user(
      ["GIT_SSH_COMMAND": "echo $$ >\(mark); exec sleep 60 #", "GIT_SSH_VARIANT": "ssh"],
      home: site.folder.path,
      deadlineSeconds: 3
    )
    expect(transport.problem(fetching: site), .serverSilent, names: "127.0.0.1")
    let process = try #require(
      site.folder.text("started").flatMap {
        pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
    )
    // Being killed takes a moment.
    for _ in 0..<200 where !isGone(process) { usleep(10_000) }
    #expect(isGone(process))
  }
}

/// Lines that a transport hands on.
final class Heard: Sendable {
  private let state = Mutex<[String]>([])

  var lines: [String] { state.withLock { $0 } }

  func add(_ line: String) { state.withLock { $0.append(line) } }
}
