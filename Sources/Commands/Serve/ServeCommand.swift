import ArgumentParser
import ChargingLog
import DataDirectory
import Glibc
import Vault
import Viewer

/// `plugtrack serve`: the viewer.
struct ServeCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the data directory in a browser, live; nothing there can change it.",
    discussion: """
      The address is printed on the first line of standard output. On this machine alone it needs no \
      password unless one is set; any other address needs one: plugtrack settings set-password. \
      Ctrl-C ends it.
      """
  )

  @Option(help: "The address to listen on; viewer.host of the settings, else 127.0.0.1.")
  var host: String?

  @Option(help: "The port; viewer.port of the settings, else 8080. 0 takes a free one.")
  var port: Int?

  @Option(
    help: "Listen on a unix socket instead, for a proxy on this machine.",
    completion: .file()
  )
  var socket: String?

  @Option(
    name: .customLong("tls-cert"),
    help: "A certificate in PEM, with its chain; then the viewer is reached by https.",
    completion: .file()
  )
  var certificate: String?

  @Option(name: .customLong("tls-key"), help: "Its key in PEM.", completion: .file())
  var key: String?

  @Option(
    name: .customLong("allow-host"),
    help: "One more name that the viewer answers to, such as a proxy's; may be repeated."
  )
  var allowedHosts: [String] = []

  @Flag(name: .customLong("log"), help: "Write a line for each request to standard error.")
  var isLogged = false

  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port is out of range: write 0 to 65535.")
    }
    if (certificate == nil) != (key == nil) {
      throw ValidationError("--tls-cert and --tls-key go together: write both.")
    }
    if socket != nil, host != nil || port != nil || certificate != nil {
      throw ValidationError("--socket stands alone: leave --host, --port and --tls-cert away.")
    }
  }

  func run(in context: CommandContext) async throws {
    let directory = try context.dataDirectory(dataOptions)
    Self.raiseFileLimit()
    FreedMemory.bound()
    let live = try await LiveDirectory(directory)
    let index = await live.state.index
    let address = address(index.settings)
    let isLocal = address.isLocal
    try checkPassword(index.settings, isLocal: isLocal)
    context.reportLeftOut(index)
    let site = Site(
      live,
      SiteConfiguration(
        hosts: AllowedHosts(bound: address.host, extra: allowedHosts),
        needsPassword: !isLocal,
        isSecure: certificate != nil,
        api: .commands(directory)
      )
    )
    let server = ViewerServer(
      site,
      at: address,
      certificate: certificate.flatMap { certificate in
        key.map { ServerCertificate(certificatePath: certificate, keyPath: $0) }
      },
      log: isLogged ? .standardError : .none
    )
    let scheme = certificate == nil ? "http" : "https"
    do {
      try await server.run { port in
        try? context.streams.printLine(address.url(scheme: scheme, port: port))
      }
    } catch let failure as ViewerServer.Failure {
      throw self.failure(failure, address)
    }
  }

  /// Each connection is an open file, and the usual limit of 1024 is below what is let in.
  private static func raiseFileLimit() {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 8192)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  private func address(_ settings: Settings) -> ViewerServer.Address {
    if let socket { return .socket(path: socket) }
    return .host(
      host ?? settings.viewer?.host ?? "127.0.0.1",
      port: port ?? settings.viewer?.port ?? 8080
    )
  }

  /// - Throws: ``CommandFailure`` when the data would be open to others, or nobody could sign in.
  private func checkPassword(_ settings: Settings, isLocal: Bool) throws(CommandFailure) {
    let fix = "set one with: plugtrack settings set-password"
    guard let stored = settings.viewer?.password else {
      guard isLocal else {
        throw CommandFailure(
          .noPermission,
          "others can reach this address, and no password is set",
          fix: fix
        )
      }
      return
    }
    guard PasswordHash(parsing: stored) != nil else {
      throw CommandFailure(
        .settings,
        "viewer.password is not a hash of a password, so nobody could sign in",
        fix: fix
      )
    }
  }

  private func failure(_ failure: ViewerServer.Failure, _ address: ViewerServer.Address)
    -> CommandFailure
  {
    switch failure {
    case .certificate(let message): return CommandFailure(.usage, message)
    case .cannotListen(let reason):
      return CommandFailure(
        .locked,
        "cannot listen on \(address.description): \(reason)",
        fix: "end what listens there, or take another port: plugtrack serve --port 0"
      )
    }
  }
}

extension ViewerServer.Address {
  /// Whether only this machine can reach it.
  var isLocal: Bool {
    switch self {
    case .socket: true
    case .host(let host, _): host == "localhost" || host == "::1" || isLoopback(host)
    }
  }

  var host: String? {
    switch self {
    case .socket: nil
    case .host(let host, _): host
    }
  }

  var description: String {
    switch self {
    case .socket(let path): path
    case .host(let host, let port): "\(host):\(port)"
    }
  }

  func url(scheme: String, port: Int?) -> String {
    switch self {
    case .socket(let path): "unix:\(path)"
    case .host(let host, let asked):
      "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port ?? asked)/"
    }
  }

  /// Whether an address is one of 127.0.0.0/8.
  private func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil }
  }
}
