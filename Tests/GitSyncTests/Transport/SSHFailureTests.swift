import Foundation
import GitSync
import TestSupport
import Testing

/// What ssh refuses is told apart, though its exit code is the same for all.
@Suite(.enabled(if: SSHServer.isPresent, "\(SSHServer.absent)"))
struct SSHFailureTests {
  /// A user's ssh, and what comes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var key: String?
    var knownHost: String?
    var path: String?
    var code: SyncProblem.Code
    var fix: String
  }

  private static let cases = [
    Case(
      testDescription: "a host that is not known",
      key: TestKeys.ed25519,
      knownHost: nil,
      code: .hostKeyUnknown,
      fix: "fingerprint"
    ),
    Case(
      testDescription: "a host with another key than before",
      key: TestKeys.ed25519,
      knownHost: "other_host",
      code: .hostKeyChanged,
      fix: "ssh-keygen -R"
    ),
    Case(
      testDescription: "a key that the host does not take",
      key: TestKeys.unknown,
      knownHost: "host",
      code: .keyRefused,
      fix: "public key"
    ),
    Case(
      testDescription: "no key at all",
      key: nil,
      knownHost: "host",
      code: .agentEmpty,
      fix: "ssh-add"
    ),
    Case(
      testDescription: "no repository at the address",
      key: TestKeys.ed25519,
      knownHost: "host",
      path: "/srv/nowhere.git",
      code: .remoteNotRepository,
      fix: "set-url"
    ),
  ]

  @Test("ssh tells", arguments: cases)
  func failure(_ example: Case) throws {
    let site = try GitSite()
    let client = try SSHClient(SSHServer.shared(), key: example.key, knownHost: example.knownHost)
    let address = "hub:\(example.path ?? site.hub)"
    try Git(site.clone).run("remote", "set-url", "origin", address)
    let transport = NetworkTransport.user(client.environment, home: site.folder.path)
    let problem = transport.problem(fetching: site)
    #expect(problem?.code == example.code, "\(String(describing: problem))")
    #expect(problem?.place == "hub")
    #expect(problem?.fix.contains(example.fix) == true, "\(String(describing: problem))")
  }

  @Test("a revoked host key is told as that")
  func revoked() throws {
    let site = try GitSite()
    let server = try SSHServer.shared()
    let client = try SSHClient(server, key: TestKeys.ed25519)
    try client.revoke()
    try Git(site.clone).run("remote", "set-url", "origin", "hub:\(site.hub)")
    let transport = NetworkTransport.user(client.environment, home: site.folder.path)
    #expect(transport.problem(fetching: site)?.code == .hostKeyRevoked)
  }

  @Test("a closed port, a name that nobody knows, a server that hangs up")
  func unreachable() throws {
    let hangingUp = try LoopbackServer.hangingUp()
    let cases: [(SSHClient, SyncProblem.Code)] = [
      (try SSHClient(port: LoopbackServer.closedPort(), key: nil), .connectionRefused),
      (try SSHClient(port: 22, key: nil, host: "hub.invalid"), .hostUnknown),
      (try SSHClient(port: hangingUp.port, key: nil), .connectionLost),
    ]
    let site = try GitSite(address: "hub:charging.git")
    for (client, code) in cases {
      let transport = NetworkTransport.user(client.environment, home: site.folder.path)
      let problem = transport.problem(fetching: site)
      #expect(problem?.code == code, "\(String(describing: problem))")
    }
  }

  @Test("a program that is not there, and one that cannot be told a port")
  func programs() throws {
    let site = try GitSite(address: "ssh://hub:2222/charging.git")
    let missing = NetworkTransport.user(["GIT_SSH": "no-such-ssh"], home: site.folder.path)
    #expect(missing.problem(fetching: site)?.code == .sshMissing)
    let simple = NetworkTransport.user(
      ["GIT_SSH": "ssh", "GIT_SSH_VARIANT": "simple"],
      home: site.folder.path
    )
    #expect(simple.problem(fetching: site)?.code == .sshFailed)
  }
}
