import Foundation

/// A server on a free port of loopback, which hands each connection to a function.
public final class LoopbackServer: Sendable {
  /// The port.
  public let port: Int
  private let descriptor: Int32

  /// Begins to listen.
  ///
  /// - Parameter serve: Takes the descriptor of a connection, on a thread of its own; it has to
  ///   close it.
  public init(_ serve: @escaping @Sendable (Int32) -> Void) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, size) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, generic, &size) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.descriptor = descriptor
    Thread.detachNewThread {
      while true {
        let connection = accept(descriptor, nil, nil)
        if connection < 0 {
          if errno == EINTR || errno == ECONNABORTED { continue }
          return
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        Thread.detachNewThread { serve(connection) }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  /// A server that takes connections and never says a word.
  public static func silent() throws -> LoopbackServer {
    try LoopbackServer { connection in
      var byte: UInt8 = 0
      while read(connection, &byte, 1) > 0 {}
      close(connection)
    }
  }

  /// A server that hangs up at once.
  public static func hangingUp() throws -> LoopbackServer {
    try LoopbackServer { connection in close(connection) }
  }

  /// A port of loopback that nobody listens on.
  public static func closedPort() throws -> Int {
    let server = try LoopbackServer { close($0) }
    return server.port
  }
}
