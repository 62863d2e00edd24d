import TestSupport
import Testing

@testable import GitSync

/// Addresses are read as git reads them.
struct AddressTests {
  @Test(
    "an address says which way it goes",
    arguments: [
      ("/srv/charging.git", "path /srv/charging.git"),
      ("../hub.git", "path ../hub.git"),
      ("file:///srv/my%20charging.git", "path /srv/my charging.git"),
      ("hub:charging.git", "ssh - hub - charging.git"),
      ("ada@hub:~/charging.git", "ssh ada hub - ~/charging.git"),
      ("[::1]:charging.git", "ssh - ::1 - charging.git"),
      ("ssh://ada@hub:2222/srv/charging.git", "ssh ada hub 2222 /srv/charging.git"),
      ("ssh://hub/~ada/charging.git", "ssh - hub - ~ada/charging.git"),
      ("ssh://[::1]:22/c.git", "ssh - ::1 22 /c.git"),
      ("git+ssh://hub/c.git", "ssh - hub - /c.git"),
      ("https://ada:secret@hub/c.git", "https hub"),
      ("http://hub:8080/c.git", "http hub"),
      ("git://hub/c.git", "git hub"),
      ("./a:b", "path ./a:b"),
      ("ftp://hub/c.git", "unknown hub"),
      ("ssh://-oProxyCommand=evil/c.git", "unknown -oProxyCommand=evil"),
      ("-oProxyCommand=evil:c.git", "unknown -oProxyCommand=evil"),
      // ssh would read no further than the zero byte, and go to another host.
      ("ssh://evil%00@hub/c.git", "unknown hub"),
      ("ssh://hub", "unknown hub"),
      ("https:///c.git", "unknown "),
      ("", "unknown "),
    ]
  )
  func ways(_ url: String, _ expected: String) {
    let address = RemoteAddress(url)
    let found =
      switch address.way {
      case .path(let folder): "path \(folder)"
      case .ssh(let to):
        "ssh \(to.user ?? "-") \(to.host) \(to.port.map { "\($0)" } ?? "-") \(to.path)"
      case .http(let isSecure): "\(isSecure ? "https" : "http") \(address.host)"
      case .git: "git \(address.host)"
      case .unknown: "unknown \(address.host)"
      }
    #expect(found == expected)
  }

  @Test("a password is never shown")
  func password() {
    let address = RemoteAddress("https://ada:sec@ret@hub/c.git")
    #expect("\(address)" == "https://ada@hub/c.git")
    #expect(!"\(address)".contains("sec"))
  }

  @Test("whatever an address is, ssh is given no option and no empty name", arguments: 0..<200)
  func anything(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "://", ":", "@", "[", "]", "/", "%", "%2", "%ff", "ssh", "a", "é", "-", "~", "\0",
    ]
    let text = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let address = RemoteAddress(text)
    #expect(text.contains("@") || "\(address)" == text)
    guard case .ssh(let to) = address.way else { return }
    #expect(!to.host.isEmpty && !to.host.hasPrefix("-") && to.user?.hasPrefix("-") != true)
    #expect(!(to.host + (to.user ?? "")).utf8.contains(0) && !to.path.isEmpty)
  }
}

/// ssh is called as git calls it.
struct SSHCommandTests {
  private let hub = SSHDestination(user: "ada", host: "hub", port: 2222, path: "/srv/it's.git")

  private func arguments(
    _ environment: [String: String],
    canAsk: Bool = false,
    configured: String? = nil
  ) -> [String]? {
    SSHCommand(environment: environment, configuredCommand: configured)
      .arguments("git-upload-pack", at: hub, canAsk: canAsk, connectSeconds: 20)
  }

  private let rest = ["ada@hub", #"git-upload-pack '/srv/it'\''s.git'"#]

  @Test("without a terminal it fails rather than waits, with one it may ask")
  func batch() {
    let plain = ["ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-p", "2222"] + rest
    #expect(arguments([:]) == plain)
    #expect(
      arguments([:], canAsk: true) == ["ssh", "-o", "ConnectTimeout=20", "-p", "2222"] + rest
    )
  }

  @Test("GIT_SSH_COMMAND goes before core.sshCommand, and that before GIT_SSH")
  func precedence() {
    let all = ["GIT_SSH_COMMAND": "ssh -v", "GIT_SSH": "/opt/ssh"]
    #expect(
      arguments(all, configured: "ssh -q")?.prefix(4) == [
        "/bin/sh", "-c", "ssh -v \"$@\"", "ssh -v",
      ]
    )
    #expect(arguments(["GIT_SSH": "/opt/ssh"], configured: "ssh -q")?[2] == "ssh -q \"$@\"")
    #expect(arguments(["GIT_SSH": "/opt/ssh"])?.first == "/opt/ssh")
  }

  @Test("plink has options of its own, and a simple program none")
  func variants() {
    #expect(arguments(["GIT_SSH": "plink"]) == ["plink", "-batch", "-P", "2222"] + rest)
    #expect(arguments(["GIT_SSH": "x", "GIT_SSH_VARIANT": "simple"]) == nil)
    #expect(SSHCommand(environment: ["GIT_SSH_COMMAND": "'/my ssh/ssh' -4"]).variant == .openSSH)
  }
}
