/// Reads a short ASCII text from left to right, a number, a word or a mark at a time.
struct TimeTextScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The character that comes next; of what is not ASCII, U+FFFD.
  var next: Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    return bytes[position] < 0x80 ? Unicode.Scalar(bytes[position]) : "\u{FFFD}"
  }

  /// Takes the next character if it is this one.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  /// Takes the next character if it is one of these.
  mutating func take(oneOf characters: [Unicode.Scalar]) -> Unicode.Scalar? {
    guard let next, characters.contains(next) else { return nil }
    position += 1
    return next
  }

  /// Takes characters up to the end or the first that does not fit.
  mutating func take(while fits: (Unicode.Scalar) -> Bool) -> String {
    var taken = ""
    while let next, fits(next) {
      taken.unicodeScalars.append(next)
      position += 1
    }
    return taken
  }

  mutating func skipSpaces() {
    while skip(" ") {}
  }

  /// Takes ASCII letters, as lower case.
  mutating func word() -> String {
    take { "a"..."z" ~= $0 || "A"..."Z" ~= $0 }.lowercased()
  }

  /// Takes a number of one to nine digits.
  mutating func number() -> (value: Int, digits: Int)? {
    var ahead = self
    let digits = ahead.take { "0"..."9" ~= $0 }
    guard 1...9 ~= digits.utf8.count, let value = Int(digits) else { return nil }
    self = ahead
    return (value, digits.utf8.count)
  }
}
