/// The strong tag of an answer: two answers of the same address with the same tag are the same
/// bytes (RFC 9110, 8.8.3).
struct EntityTag: Sendable, Hashable {
  let text: String

  init(_ text: String) { self.text = "\"\(text)\"" }

  /// Whether a browser that says `If-None-Match` has this answer already.
  func matches(_ header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { part in
      var tag = part.drop { $0 == " " }
      while tag.last == " " { tag.removeLast() }
      if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
      return tag == text
    }
  }
}
