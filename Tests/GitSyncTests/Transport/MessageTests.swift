import TestSupport
import Testing

@testable import GitSync

/// What this program and its child tell each other comes over whole.
struct MessageTests {
  private static let id = ObjectID(hexadecimal: String(repeating: "ab", count: 20))

  @Test("every event comes over as it was")
  func events() throws {
    let id = try #require(Self.id)
    let events: [NetworkEvent] = [
      .host("hub"), .connected, .reference(RemoteReference(name: "refs/heads/main", id: id)),
      .head("refs/heads/main"), .said("a\tb\n100 %\r\u{1B}[31m é"), .said(""),
      .progress(NetworkProgress(objects: 1, totalObjects: 2, bytes: 3)),
      .problem(
        SyncProblem(
          .hookRejected,
          "hub",
          "a\nb",
          fix: "c\td",
          severity: .warning,
          said: ["", "%0A"]
        )
      ),
      .problem(SyncProblem(.keyRefused, "hub", "", fix: "")), .done,
    ]
    for event in events {
      #expect(event.line.hasSuffix("\n") && !event.line.dropLast().contains("\n"))
      #expect(NetworkEvent(line: event.line.dropLast()) == event)
    }
  }

  @Test(
    "lines that are none are let be",
    arguments: ["", "done\tx", "reference\tzz\tmain", "\t\t", "%"]
  )
  func nonsense(_ line: String) { #expect(NetworkEvent(line: line) == nil) }

  @Test("a request comes over as it was, or not at all")
  func requests() {
    let request = NetworkRequest(
      .push,
      repository: "/home/ada/my\tcharging\n",
      remote: "https://ada:50%@hub/c.git",
      references: ["refs/heads/main:refs/heads/main"],
      canAsk: true,
      connectSeconds: 7
    )
    #expect(NetworkRequest(lines: request.lines.split(separator: "\n")) == request)
    #expect(NetworkRequest(lines: ["work\tfetch"]) == nil)
  }

  @Test("any text comes over", arguments: 0..<100 as Range<UInt64>)
  func anything(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let scalars = (0..<20).compactMap { _ in
      Unicode.Scalar(UInt8.random(in: 0...255, using: &random)) as Unicode.Scalar?
    }
    let fields = [String(String.UnicodeScalarView(scalars)), "", "%%"]
    #expect(FieldLine.fields(of: FieldLine.line(fields).dropLast()) == fields)
  }

  @Test("a refspec says where a reference belongs")
  func refspecs() throws {
    let one = try #require(RefspecPair("+refs/heads/main:refs/remotes/origin/main"))
    #expect(one.target(of: "refs/heads/main") == "refs/remotes/origin/main")
    #expect(one.target(of: "refs/heads/other") == nil)
    let all = try #require(RefspecPair("refs/heads/*:refs/remotes/o/*"))
    #expect(all.target(of: "refs/heads/a/b") == "refs/remotes/o/a/b")
    #expect(all.target(of: "refs/tags/v1") == nil)
    #expect(RefspecPair("refs/heads/main") == nil)
  }
}

/// Words of servers are understood.
struct FailureReadingTests {
  private func reading(_ url: String, said: [String] = []) -> FailureReading {
    FailureReading(
      address: RemoteAddress(url),
      work: .push,
      said: said,
      canAsk: false,
      environment: ["PATH": "/nowhere"],
      sshWords: ["no-ssh"]
    )
  }

  @Test(
    "what a remote gives as its reason",
    arguments: [
      ("pre-receive hook declined", SyncProblem.Code.hookRejected),
      ("protected branch hook declined", .branchProtected),
      ("branch is currently checked out", .remoteNotBare),
      ("non-fast-forward", .remoteMoved),
      ("failed to update ref", .remoteMoved),
      ("unpacker error", .remotePermission),
      ("no space left on device", .remoteDiskFull),
      ("something new", .remoteFailed),
    ]
  )
  func refusals(_ reason: String, _ code: SyncProblem.Code) {
    let problem = reading("hub:c.git").problem(ofRefusal: reason, of: "refs/heads/main")
    #expect(problem.code == code)
    #expect(problem.place == "hub")
    #expect(!problem.message.contains("HOST") && !problem.message.contains("BRANCH"))
  }

  @Test(
    "what ssh and servers print",
    arguments: [
      ("ssh: connect to host hub port 22: No route to host", SyncProblem.Code.networkDown),
      ("ssh: connect to host hub port 22: Connection timed out", .serverSilent),
      ("ssh: Could not resolve hostname hub: Name or service not known", .hostUnknown),
      ("kex_exchange_identification: Connection closed by remote host", .connectionLost),
      ("@  WARNING: UNPROTECTED PRIVATE KEY FILE!  @", .keyPermissions),
      ("/home/ada/.ssh/config: line 3: Bad configuration option: hots", .sshFailed),
      ("Unable to negotiate with 10.0.0.1 port 22: no matching host key type found", .sshFailed),
      ("ERROR: Repository not found.", .remoteNotRepository),
      ("ERROR: Permission to ada/c.git denied to deploy key", .remotePermission),
      ("bash: git-upload-pack: command not found", .remoteFailed),
      ("fatal: detected dubious ownership in repository at '/srv/c.git'", .foreignOwner),
    ]
  )
  func texts(_ text: String, _ code: SyncProblem.Code) {
    let problem = reading("hub:c.git", said: [text]).problem(of: GitError(.library, "early EOF"))
    #expect(problem.code == code, "\(problem)")
    #expect(problem.said == [text])
  }

  @Test("every code has a kind, and no two share a name")
  func codes() {
    #expect(Set(SyncProblem.Code.allCases.map(\.rawValue)).count == SyncProblem.Code.allCases.count)
    #expect(SyncProblem.Code.serverSilent.kind == .unreachable)
    #expect(GitError(SyncProblem(.remoteMoved, "hub", "", fix: "")).code == .rejected)
    #expect(GitError(SyncProblem(.hostUnknown, "hub", "", fix: "")).code == .unreachable)
  }
}
