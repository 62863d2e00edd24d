/// Where a remote is, as its URL says.
package struct RemoteAddress: Sendable, Hashable {
  /// How a remote is reached.
  package enum Way: Sendable, Hashable {
    /// A folder of this machine.
    case path(String)
    case ssh(SSHDestination)
    /// `https` or `http`.
    case http(isSecure: Bool)
    /// git's own protocol, which has neither encryption nor login.
    case git
    /// Nothing that can be spoken here.
    case unknown
  }

  /// The URL as it is configured; it may hold a password.
  package let url: String
  package let way: Way
  /// The host, or the folder.
  package let host: String

  package init(_ url: String) {
    self = url.contains("://") ? RemoteAddress(scheme: url) : RemoteAddress(withoutScheme: url)
  }

  /// `scheme://host/path`.
  private init(scheme url: String) {
    self.url = url
    let scheme = url.firstRange(of: "://") ?? url.startIndex..<url.startIndex
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = String(rest[authority.endIndex...])
    let (user, name, port) = Self.parts(of: authority)
    switch url[..<scheme.lowerBound].lowercased() {
    case "file":
      let folder = Self.decoded(path)
      (way, host) = (.path(folder), folder)
    case "ssh", "git+ssh", "ssh+git":
      // `ssh://host/~user/repository` means a path that begins with `~`.
      let folder = Self.decoded(path.hasPrefix("/~") ? String(path.dropFirst()) : path)
      let isUsable = SSHDestination.isSafe(name, user) && folder.count > 1
      way =
        isUsable
        ? .ssh(SSHDestination(user: user, host: name, port: port, path: folder)) : .unknown
      host = name
    case "https": (way, host) = (name.isEmpty ? .unknown : .http(isSecure: true), name)
    case "http": (way, host) = (name.isEmpty ? .unknown : .http(isSecure: false), name)
    case "git": (way, host) = (name.isEmpty ? .unknown : .git, name)
    default: (way, host) = (.unknown, name)
    }
  }

  /// `host:path` of scp, or a folder.
  private init(withoutScheme url: String) {
    self.url = url
    let colon = url.firstIndex(of: ":")
    let isScp = colon.map { !url[..<$0].contains("/") && $0 != url.startIndex } ?? false
    guard isScp, let colon else {
      (way, host) = (url.isEmpty ? .unknown : .path(url), url)
      return
    }
    // An address of IPv6 stands in brackets, and has colons of its own.
    let bracket = url.hasPrefix("[") ? url.firstRange(of: "]:") : nil
    let authority = url[..<(bracket?.lowerBound ?? colon)].drop { $0 == "[" }
    let path = String(url[(bracket?.upperBound ?? url.index(after: colon))...])
    let (user, name, _) = Self.parts(of: authority, hasPort: false)
    way =
      SSHDestination.isSafe(name, user) && !path.isEmpty
      ? .ssh(SSHDestination(user: user, host: name, port: nil, path: path)) : .unknown
    host = name
  }

  private static func parts(
    of authority: Substring,
    hasPort: Bool = true
  ) -> (user: String?, host: String, port: Int?) {
    let at = authority.lastIndex(of: "@")
    let login = at.map { authority[..<$0] }
    let user = login.map { decoded(String($0.prefix { $0 != ":" })) }
    var host = at.map { authority[authority.index(after: $0)...] } ?? authority
    var port: Int?
    if hasPort, let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
      port = Int(host[host.index(after: colon)...])
      host = host[..<colon]
    }
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    return (user, String(host), port)
  }

  /// Undoes `%20` and its like.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension RemoteAddress: CustomStringConvertible {
  /// The URL as it can be shown: without a password.
  package var description: String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":")
    else { return url }
    return String(url[..<colon]) + String(url[at...])
  }
}

/// Where ssh goes, and to which folder there.
package struct SSHDestination: Sendable, Hashable {
  package var user: String?
  /// A host, or an alias of the user's ssh configuration.
  package var host: String
  package var port: Int?
  package var path: String

  /// Whether ssh takes the names for what they are: one that begins with `-` would be an option.
  static func isSafe(_ host: String, _ user: String?) -> Bool {
    !host.isEmpty && !host.hasPrefix("-") && user?.hasPrefix("-") != true && user != ""
      && !(host + (user ?? "")).utf8.contains { $0 <= 0x20 || $0 == 0x7F }
  }
}
