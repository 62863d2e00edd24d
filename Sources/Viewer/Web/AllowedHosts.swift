/// The names under which the viewer may be asked for.
///
/// A page of another site can point a name of its own at this machine and so read what the viewer
/// shows (DNS rebinding). It cannot change the name that the browser sends along, so every other
/// name is refused.
package struct AllowedHosts: Sendable {
  private var names: Set<String>
  /// Whether the viewer listens on every address of the machine.
  ///
  /// Then any address in digits may be its own; only names can be pointed elsewhere.
  private let takesAddresses: Bool

  /// - Parameters:
  ///   - bound: The address that the viewer listens on.
  ///   - extra: More names, such as the one that a proxy passes on.
  package init(bound: String?, extra: [String]) {
    names = ["localhost", "127.0.0.1", "[::1]"]
    takesAddresses = bound == "0.0.0.0" || bound == "::"
    for name in extra + [bound].compactMap({ $0 }) {
      let name = name.lowercased()
      names.insert(name.contains(":") && !name.hasPrefix("[") ? "[\(name)]" : name)
    }
  }

  /// Whether a `Host` header names the viewer; its port is of no matter.
  package func allows(_ host: String?) -> Bool {
    guard var name = host?.lowercased()[...], !name.isEmpty else { return false }
    if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
      let rest = name[name.index(after: end)...]
      guard rest.isEmpty || isPort(rest) else { return false }
      name = name[...end]
    } else if let colon = name.firstIndex(of: ":") {
      guard isPort(name[colon...]) else { return false }
      name = name[..<colon]
    }
    if name.hasSuffix(".") { name.removeLast() }
    return names.contains(String(name)) || (takesAddresses && isAddress(name))
  }

  /// Whether a host is an address in digits, of IPv4 or in brackets.
  private func isAddress(_ name: Substring) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      let digits = name.dropFirst().dropLast()
      return digits.contains(":") && digits.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  private func isPort(_ text: Substring) -> Bool {
    text.first == ":" && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
      && text.count <= 6
  }
}
