import Foundation
import TestSupport

/// The ssh of a user: a configuration with a host alias, known hosts and a key.
struct SSHClient {
  private let folder: TemporaryDirectory

  /// - Parameters:
  ///   - server: Where the alias `hub` leads.
  ///   - key: The name of the user's key.
  ///   - knownHost: The key of the host as the user knows it; `nil` when they do not.
  init(_ server: SSHServer, key: String?, knownHost: String? = "host") throws {
    try self.init(port: server.port, key: key, knownHost: knownHost)
  }

  init(port: Int, key: String?, knownHost: String? = "host", host: String = "127.0.0.1") throws {
    folder = try TemporaryDirectory()
    let keys = try TestKeys.made()
    let known = try knownHost.map { name in
      "[127.0.0.1]:\(port) " + (try keys.read("\(name).pub"))
    }
    try folder.write("known_hosts", known ?? "")
    try folder.write(
      "config",
      """
      Host hub
        HostName \(host)
        Port \(port)
        User \(NSUserName())
        IdentityFile \(key.map(keys.path) ?? folder.path("no-key"))
        IdentitiesOnly yes
        UserKnownHostsFile \(folder.path("known_hosts"))
        GlobalKnownHostsFile /dev/null

      """
    )
  }

  /// Takes the host's key for revoked.
  func revoke() throws {
    let known = try folder.read("known_hosts")
    try folder.write("known_hosts", "@revoked " + known)
  }

  /// Variables by which git and PlugTrack find it.
  var environment: [String: String] {
    ["GIT_SSH_COMMAND": "ssh -F \(folder.path("config"))", "SSH_AUTH_SOCK": ""]
  }
}
