import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A connection to a server on this machine, on which anything can be sent.
public final class RawConnection {
  fileprivate let descriptor: Int32

  /// Connects to a port of 127.0.0.1; reading gives up after some seconds.
  public init(port: Int, timeout: Int = 10) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard descriptor >= 0, result == 0 else { throw Failure(errno: errno) }
    limitReading(to: timeout)
  }

  /// Connects to a unix socket.
  public init(path: String, timeout: Int = 10) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { buffer in
      buffer.copyBytes(from: Array(path.utf8).prefix(buffer.count - 1))
    }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard descriptor >= 0, result == 0 else { throw Failure(errno: errno) }
    limitReading(to: timeout)
  }

  deinit { close(descriptor) }

  /// A connection that could not be made.
  public struct Failure: Error {
    /// The system's number for the reason.
    public var errno: Int32
  }

  private func limitReading(to seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Sends text; `false` when the other end is gone.
  @discardableResult
  public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends bytes; `false` when the other end is gone.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// What comes until the other end closes, nothing comes for a while, or a text is in it.
  public func read(until mark: String? = nil) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      if let mark, String(decoding: bytes, as: UTF8.self).contains(mark) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension RawConnection {
  /// One answer of HTTP: to the end of its body where its length is told, else until the other end
  /// closes; some servers keep the connection open whatever they are asked.
  public func readAnswer() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !Self.isWhole(bytes) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).lowercased()
    // A line's end is one character to Swift, so lines are cut at it, not searched for.
    let length = head.split(separator: "\r\n").lazy.compactMap { line -> Int? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0] == "content-length" else { return nil }
      return Int(parts[1].filter { $0 != " " })
    }.first
    guard let length else { return false }
    return bytes.count - end.upperBound >= length
  }
}

/// A plain request, for tests of what goes over the network.
public enum HTTP {
  /// Status, headers in small letters, and body of an answer.
  public struct Answer: Sendable {
    /// The status code.
    public var status: Int
    /// By name, in small letters.
    public var headers: [String: String]
    /// What follows the headers.
    public var body: String
  }

  /// Sends a request to a port of this machine, on a connection of its own.
  public static func request(
    _ method: String = "GET",
    _ path: String,
    port: Int,
    headers: [String: String] = [:],
    body: String = ""
  ) throws -> Answer {
    try request(method, path, on: RawConnection(port: port, timeout: 30), headers, body)
  }

  /// Sends a request on a connection.
  public static func request(
    _ method: String,
    _ path: String,
    on connection: RawConnection,
    _ headers: [String: String] = [:],
    _ body: String = ""
  ) throws -> Answer {
    var all = ["Host": "localhost", "Connection": "close"]
    if !body.isEmpty || method == "POST" { all["Content-Length"] = "\(body.utf8.count)" }
    all.merge(headers) { $1 }
    let lines = all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    connection.send("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n\(body)")
    return answer(connection.readAnswer())
  }

  static func answer(_ text: String) -> Answer {
    let parts = text.components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    var body = parts.dropFirst().joined(separator: "\r\n\r\n")
    if headers["transfer-encoding"] == "chunked" { body = dechunked(body) }
    return Answer(status: status, headers: headers, body: body)
  }

  private static func dechunked(_ text: String) -> String {
    var rest = Array(text.utf8)[...]
    var bytes: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0A) {
      let head = String(decoding: rest[..<end], as: UTF8.self).trimmingCharacters(in: .whitespaces)
      guard let size = Int(head.filter { !$0.isWhitespace }, radix: 16), size > 0 else { break }
      bytes += rest[(end + 1)...].prefix(size)
      rest = rest[(end + 1)...].dropFirst(size + 2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
