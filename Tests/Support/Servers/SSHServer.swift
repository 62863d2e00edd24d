import Foundation

/// OpenSSH's server on loopback: one process for each connection, as inetd runs it.
public final class SSHServer: Sendable {
  /// The program, if it is on this machine.
  public static let program: String? = {
    let unpacked = Package.root.appending(path: ".build/test-tools/usr/sbin/sshd").path
    return ["/usr/sbin/sshd", unpacked].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  /// Whether it can run here: as root, it wants a user of its own.
  public static var isPresent: Bool {
    program != nil && (geteuid() != 0 || getpwnam("sshd") != nil)
  }

  /// Why a test is skipped.
  public static let absent = "there is no sshd; make test installs it"

  private static let one = Result { try SSHServer() }

  private let folder: TemporaryDirectory
  private let server: LoopbackServer

  /// One for all tests that need no server of their own.
  public static func shared() throws -> SSHServer { try one.get() }

  /// Begins to listen.
  ///
  /// - Parameter hostKey: The name of one of the keys of ``TestKeys``.
  public init(hostKey: String = "host") throws {
    let folder = try TemporaryDirectory()
    let keys = try TestKeys.made()
    let authorized = try [TestKeys.ed25519, TestKeys.rsa].map { try keys.read("\($0).pub") }
    try folder.write("authorized_keys", authorized.joined())
    try folder.write(
      "sshd_config",
      """
      HostKey \(keys.path(hostKey))
      AuthorizedKeysFile \(folder.path)/authorized_keys
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      StrictModes no
      LogLevel QUIET

      """
    )
    if geteuid() == 0 {
      // It wants an empty folder of root's.
      try? FileManager.default.createDirectory(
        atPath: "/run/sshd",
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o755]
      )
    }
    let program = Self.program ?? ""
    let configuration = folder.path("sshd_config")
    server = try LoopbackServer { connection in
      Self.serve(connection, program, configuration)
    }
    self.folder = folder
  }

  /// The port that it listens on.
  public var port: Int { server.port }

  private static func serve(_ connection: Int32, _ program: String, _ configuration: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-i", "-f", configuration]
    process.environment = [
      "PATH": "/usr/bin:/bin",
      "LD_LIBRARY_PATH": Package.root.appending(
        path: ".build/test-tools/usr/lib/x86_64-linux-gnu"
      ).path,
    ]
    let handle = FileHandle(fileDescriptor: connection, closeOnDealloc: false)
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = FileHandle.nullDevice
    try? process.run()
    close(connection)
    process.waitUntilExit()
  }
}

/// Keys for ssh, made once for all tests.
public final class TestKeys: Sendable {
  /// The user's key of the usual kind.
  public static let ed25519 = "user_ed25519"
  /// The user's key of the old kind.
  public static let rsa = "user_rsa"
  /// A key that no server knows.
  public static let unknown = "stranger"

  private static let shared = Result { try TestKeys() }

  private let folder: TemporaryDirectory

  /// The folder of the keys.
  public static func made() throws -> TemporaryDirectory { try shared.get().folder }

  private init() throws {
    folder = try TemporaryDirectory()
    for (name, kind) in [
      ("host", "ed25519"), ("other_host", "ed25519"), (Self.ed25519, "ed25519"), (Self.rsa, "rsa"),
      (Self.unknown, "ed25519"),
    ] {
      let size = kind == "rsa" ? ["-b", "2048"] : []
      _ = try Binary.tool("/usr/bin/ssh-keygen").run(
        ["-q", "-t", kind] + size + ["-N", "", "-C", name, "-f", folder.path(name)],
        in: folder.path
      )
    }
  }
}
