/// Addresses of services as they may be shown.
enum SafeAddress {
  /// An address without the name and the password that may stand in it.
  ///
  /// Services take either for a secret. Of ssh the name stays, which is none.
  static func of(_ text: String) -> String {
    guard let scheme = text.firstRange(of: "://"),
      !text[..<scheme.lowerBound].lowercased().hasSuffix("ssh")
    else { return text }
    let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return text }
    return text[..<scheme.upperBound] + "…" + text[at...]
  }
}
