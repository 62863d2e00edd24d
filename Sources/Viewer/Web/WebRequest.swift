/// What a browser asks for, without anything of the network.
package struct WebRequest: Sendable {
  package enum Method: Sendable, Hashable {
    case get, head, post
    case other(String)

    package init(_ name: String) {
      switch name {
      case "GET": self = .get
      case "HEAD": self = .head
      case "POST": self = .post
      default: self = .other(name)
      }
    }
  }

  package var method: Method
  /// Path and query as they came, still encoded.
  package var target: String
  /// The host that the browser believes it talks to, with its port.
  package var host: String?
  package var cookie: String?
  package var ifNoneMatch: String?
  package var acceptEncoding: String?
  /// Where the page that asks comes from.
  package var origin: String?
  /// `same-origin`, `cross-site` and so on, as browsers tell it themselves.
  package var fetchSite: String?
  /// The address of the other end.
  package var peer: String
  /// Whether the connection is encrypted up to here.
  package var isSecure: Bool
  /// The form that was sent, at most `Limits.formBytes`.
  package var body: [UInt8]

  package init(
    _ method: Method,
    _ target: String,
    host: String? = nil,
    cookie: String? = nil,
    ifNoneMatch: String? = nil,
    acceptEncoding: String? = nil,
    origin: String? = nil,
    fetchSite: String? = nil,
    peer: String = "",
    isSecure: Bool = false,
    body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.host = host
    self.cookie = cookie
    self.ifNoneMatch = ifNoneMatch
    self.acceptEncoding = acceptEncoding
    self.origin = origin
    self.fetchSite = fetchSite
    self.peer = peer
    self.isSecure = isSecure
    self.body = body
  }

  /// The value of a cookie.
  func cookie(named name: String) -> String? {
    cookie?.split(separator: ";").lazy.map { $0.drop { $0 == " " } }.first {
      $0.hasPrefix(name + "=")
    }.map { String($0.dropFirst(name.utf8.count + 1)) }
  }
}

/// How much one request may ask of the server.
package enum Limits {
  /// Bytes of path and query.
  package static let targetBytes = 8192
  /// Bytes of all headers together.
  package static let headerBytes = 16_384
  package static let headerCount = 100
  /// Bytes of a form.
  package static let formBytes = 4096
  package static let connections = 2048
  /// Browsers that are told of changes at the same time.
  package static let listeners = 128
}
