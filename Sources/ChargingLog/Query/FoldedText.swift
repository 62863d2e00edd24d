/// A text to be looked for whatever the case of its letters.
///
/// Texts in ASCII are compared byte by byte, without an allocation.
struct FoldedText: Sendable, Hashable {
  let text: String
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text.lowercased()
    bytes = Array(self.text.utf8)
  }

  /// Whether another text is the same.
  func equals(_ other: String) -> Bool {
    let span = other.utf8Span
    guard span.isKnownASCII else { return other.lowercased() == text }
    return span.count == bytes.count && Self.matches(bytes.span, in: span.span, at: 0)
  }

  /// Whether another text has this one in it.
  func isContained(in other: String) -> Bool {
    let span = other.utf8Span
    if span.isKnownASCII { return isContained(in: span.span) }
    return isContained(in: Array(other.lowercased().utf8).span)
  }

  private func isContained(in other: Span<UInt8>) -> Bool {
    guard bytes.count <= other.count else { return false }
    let wanted = bytes.span
    for offset in 0...(other.count - wanted.count)
    where Self.matches(wanted, in: other, at: offset) {
      return true
    }
    return false
  }

  private static func matches(_ wanted: Span<UInt8>, in other: Span<UInt8>, at offset: Int) -> Bool
  {
    for index in 0..<wanted.count {
      let byte = other[offset + index]
      let isCapital = byte &- UInt8(ascii: "A") < 26
      if (isCapital ? byte | 0x20 : byte) != wanted[index] { return false }
    }
    return true
  }
}
