import Foundation
import GitSync
import TestSupport
import Testing

/// Every way to a remote brings commits here and takes commits there.
struct RemoteWayTests {
  /// Fetches what another machine has pushed, then pushes on top of it.
  private func exchange(_ site: GitSite, _ transport: NetworkTransport) throws {
    let theirs = try site.commitElsewhere()
    let answer = try transport.fetch(into: site.clone, from: "origin")
    #expect(answer.references.map(\.name) == ["refs/heads/main"])
    #expect(answer.references.first?.id.description == theirs)
    #expect(answer.head == "refs/heads/main")
    let git = Git(site.clone)
    #expect(try git.run("cat-file", "-t", theirs) == "commit\n")
    // The references here are for the sync to move.
    #expect(try git.run("rev-parse", "origin/main") != theirs + "\n")

    try git.run("reset", "-q", "--hard", theirs)
    let ours = try site.commitHere()
    _ = try transport.push(["refs/heads/main:refs/heads/main"], from: site.clone, to: "origin")
    #expect(try Git(site.hub).run("rev-parse", "main") == ours + "\n")
    #expect(try Git(site.hub).run("fsck", "--strict").isEmpty)
    #expect(try git.run("fsck", "--strict").isEmpty)
  }

  @Test("a folder, by its path and by file://", arguments: ["", "file://"])
  func folder(_ scheme: String) throws {
    let site = try GitSite()
    try Git(site.clone).run("remote", "set-url", "origin", scheme + site.hub)
    try exchange(site, .user(home: site.folder.path))
  }

  @Test("a folder, named from the repository's own")
  func relativeFolder() throws {
    let site = try GitSite(address: "../hub.git")
    try exchange(site, .user(home: site.folder.path))
  }

  @Test(
    "ssh, by a host alias and a key of the user's configuration",
    .enabled(if: SSHServer.isPresent, "\(SSHServer.absent)"),
    arguments: [TestKeys.ed25519, TestKeys.rsa]
  )
  func ssh(_ key: String) throws {
    let site = try GitSite()
    let server = try SSHServer.shared()
    let client = try SSHClient(server, key: key)
    try Git(site.clone).run("remote", "set-url", "origin", "hub:\(site.hub)")
    try exchange(site, .user(client.environment, home: site.folder.path))
  }

  @Test(
    "ssh, by core.sshCommand and a URL",
    .enabled(if: SSHServer.isPresent, "\(SSHServer.absent)")
  )
  func sshCommand() throws {
    let site = try GitSite()
    let server = try SSHServer.shared()
    let client = try SSHClient(server, key: TestKeys.ed25519)
    let git = Git(site.clone)
    try git.run("config", "core.sshCommand", try #require(client.environment["GIT_SSH_COMMAND"]))
    try git.run("remote", "set-url", "origin", "ssh://hub\(site.hub)")
    try exchange(site, .user(home: site.folder.path))
  }

  @Test(
    "https, with the password of a credential helper, which is told that it was right",
    .enabled(if: HTTPSServer.isPresent, "\(HTTPSServer.absent)")
  )
  func https() throws {
    let site = try GitSite()
    let server = try HTTPSServer(site.folder.path)
    let helper = try CredentialHelper(HTTPSServer.password)
    let git = Git(site.clone)
    try git.run("remote", "set-url", "origin", "https://localhost:\(server.port)/hub.git")
    try git.run("config", "http.sslCAInfo", server.certificate)
    try git.run("config", "credential.helper", helper.command)
    try Git(site.hub).run("config", "http.receivepack", "true")
    try exchange(site, .user(home: site.folder.path))
    #expect(helper.calls.contains("get") && helper.calls.contains("store"))
    #expect(!helper.calls.contains("erase"))
  }

  @Test(
    "a certificate authority that the environment names",
    .enabled(if: HTTPSServer.isPresent, "\(HTTPSServer.absent)")
  )
  func authority() throws {
    let site = try GitSite()
    let server = try HTTPSServer(site.folder.path)
    let helper = try CredentialHelper(HTTPSServer.password)
    let git = Git(site.clone)
    try git.run("remote", "set-url", "origin", "https://localhost:\(server.port)/hub.git")
    try git.run("config", "credential.helper", helper.command)
    let transport = NetworkTransport.user(
      ["GIT_SSL_CAINFO": server.certificate],
      home: site.folder.path
    )
    #expect(transport.problem(fetching: site) == nil)
  }

  @Test("an empty remote has nothing to fetch, and takes the first push")
  func empty() throws {
    let site = try GitSite()
    try Git(site.folder.path).run("init", "-q", "--bare", "-b", "main", "empty.git")
    let empty = site.folder.path("empty.git")
    try Git(site.clone).run("remote", "set-url", "origin", empty)
    let transport = NetworkTransport.user(home: site.folder.path)
    #expect(try transport.fetch(into: site.clone, from: "origin").references.isEmpty)
    #expect(transport.problem(pushing: site) == nil)
    #expect(
      try Git(empty).run("rev-parse", "main") == Git(site.clone).run("rev-parse", "main")
    )
  }
}

/// A credential helper that notes what it is asked.
struct CredentialHelper {
  private let folder: TemporaryDirectory

  init(_ password: String) throws {
    folder = try TemporaryDirectory()
    try folder.write(
      "helper",
      """
      #!/bin/sh
      echo "$1" >>'\(folder.path("calls"))'
      [ "$1" = get ] && printf 'username=\(HTTPSServer.user)\\npassword=%s\\n' '\(password)'
      exit 0

      """
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.path("helper")
    )
  }

  var command: String { folder.path("helper") }

  /// What it was asked, in order.
  var calls: [String] { (folder.text("calls") ?? "").split(separator: "\n").map(String.init) }
}
