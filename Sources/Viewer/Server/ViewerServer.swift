import DataDirectory
import Glibc
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// Serves a site on the network until it is told to stop.
package struct ViewerServer: Sendable {
  /// Where to listen.
  package enum Address: Sendable, Hashable {
    case host(String, port: Int)
    /// A unix socket, for a proxy on this machine.
    case socket(path: String)
  }

  package enum Failure: Error, Sendable {
    /// The address is taken or may not be used.
    case cannotListen(String)
    case certificate(String)
  }

  private let site: Site
  private let address: Address
  private let certificate: ServerCertificate?
  private let log: AccessLog
  private let patience: Patience

  /// What serves a site at an address, by https where there is a certificate; the log gets a line for
  /// each request.
  package init(
    _ site: Site,
    at address: Address,
    certificate: ServerCertificate?,
    log: AccessLog,
    patience: Patience = Patience()
  ) {
    self.site = site
    self.address = address
    self.certificate = certificate
    self.log = log
    self.patience = patience
  }

  /// Serves until the process gets SIGINT or SIGTERM; then requests under way are answered.
  ///
  /// - Parameter started: Called with the port once it listens.
  /// - Throws: ``Failure``.
  package func run(started: @escaping @Sendable (Int?) async -> Void) async throws {
    var logger = Logger(label: "plugtrack.viewer") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    let responder = Responder(
      site: site,
      log: log,
      isBehindProxy: isSocket,
      patience: patience
    )
    let service: any Service
    do {
      service = try builder().buildServer(
        configuration: configuration,
        eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
        logger: logger,
        responder: { request, writer, channel in
          try await responder.respond(to: request, writer, channel)
        },
        onServerRunning: { channel in await started(channel.localAddress?.port) }
      )
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.certificate("\(error)")
    }
    var services = ServiceGroupConfiguration(
      services: [
        .init(service: Follower(live: site.live)),
        .init(service: MemoryReturn(live: site.live)),
        .init(service: Listening(service: service)),
      ],
      gracefulShutdownSignals: [.sigint, .sigterm],
      logger: logger
    )
    services.maximumGracefulShutdownDuration = .seconds(5)
    try await ServiceGroup(configuration: services).run()
  }

  private var isSocket: Bool { if case .socket = address { true } else { false } }

  private var configuration: ServerConfiguration {
    let bind: BindAddress =
      switch address {
      case .host(let host, let port): .hostname(host, port: port)
      case .socket(let path): .unixDomainSocket(path: path)
      }
    return ServerConfiguration(
      address: bind,
      availableConnectionsDelegate: MaximumAvailableConnections(Limits.connections)
    )
  }

  private func builder() throws -> HTTPServerBuilder {
    let http = HTTPServerBuilder.http1(
      configuration: .init(
        idleTimeout: .seconds(patience.seconds),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: Limits.headerBytes,
          maxHeaderListSize: Limits.headerBytes,
          maxHeaderFieldCount: Limits.headerCount
        )
      )
    )
    guard let certificate else { return http }
    return try .tls(http, tlsConfiguration: certificate.configuration())
  }
}

/// Follows the data directory as long as the server runs.
private struct Follower: Service {
  let live: LiveDirectory

  func run() async throws {
    await cancelWhenGracefulShutdown { await live.follow() }
  }
}

/// Gives memory back once a change has been shown.
private struct MemoryReturn: Service {
  let live: LiveDirectory

  func run() async throws {
    await cancelWhenGracefulShutdown {
      let changes = await live.changes()
      FreedMemory.giveBack()
      for await _ in changes {
        // Whoever reads asks for what changed at once, and holds what was before until then.
        try? await Task.sleep(for: .seconds(1))
        FreedMemory.giveBack()
      }
    }
  }
}

/// The listening itself, whose failures are told in words.
private struct Listening: Service {
  let service: any Service

  func run() async throws {
    do {
      try await service.run()
    } catch let error as IOError {
      throw ViewerServer.Failure.cannotListen(unsafe String(cString: strerror(error.errnoCode)))
    } catch {
      throw ViewerServer.Failure.cannotListen("\(error)")
    }
  }
}
