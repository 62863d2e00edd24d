import Foundation

/// git's http-backend behind TLS and a password, on loopback.
public final class HTTPSServer: Sendable {
  /// What the server shows of itself.
  public enum Certificate: String, Sendable {
    case good
    case expired
    /// One for another host.
    case foreign
  }

  /// Who may come in.
  public static let user = "ada"
  /// The password of ``user``.
  public static let password = "charge-point 7"

  /// Why a test is skipped.
  public static let absent = "there is no python3 or openssl; make test installs them"
  private static let python = "/usr/bin/python3"
  private static let openssl = "/usr/bin/openssl"

  /// Whether it can run here.
  public static var isPresent: Bool {
    [python, openssl].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The port that it listens on.
  public let port: Int
  /// The certificate, which is its own authority.
  public let certificate: String
  private let folder: TemporaryDirectory
  private let process: Process
  private let input: Pipe

  /// Serves the repositories below a folder.
  public init(_ repositories: String, certificate: Certificate = .good) throws {
    folder = try TemporaryDirectory()
    self.certificate = folder.path("certificate.pem")
    try folder.write(TestCertificate.configuration)
    let made = try Binary.tool("/bin/sh").run(
      ["-ec", TestCertificate.script(for: certificate)],
      in: folder.path
    )
    guard made.status == 0 else { throw POSIXError(.EIO) }
    process = Process()
    process.executableURL = URL(filePath: Self.python)
    process.arguments = [
      Package.root.appending(path: "Tests/Servers/git_https.py").path, repositories,
      self.certificate, folder.path("key.pem"), Self.user, Self.password,
    ]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    let output = Pipe()
    input = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw POSIXError(.ECONNREFUSED)
    }
    self.port = port
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
  }
}

/// Makes a certificate that is its own authority.
private enum TestCertificate {
  static func script(for certificate: HTTPSServer.Certificate) -> String {
    let host = certificate == .foreign ? "elsewhere.example" : "localhost"
    let dates =
      certificate == .expired ? "-startdate 20200101000000Z -enddate 20200201000000Z" : "-days 30"
    return """
      openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem \
        -subj /CN=\(host) -out request.pem
      : >index.txt
      echo 01 >serial
      HOST=\(host) openssl ca -batch -selfsign -config ca.cnf -keyfile key.pem -in request.pem \
        -out certificate.pem \(dates) -notext
      """
  }

  static let configuration = [
    "ca.cnf": """
    [ca]
    default_ca = own
    [own]
    new_certs_dir = .
    database = index.txt
    serial = serial
    default_md = sha256
    policy = names
    x509_extensions = extensions
    [names]
    commonName = supplied
    [extensions]
    subjectAltName = DNS:$ENV::HOST
    basicConstraints = CA:true

    """
  ]
}
