/// A cursor over the scalars of one value.
struct ValueScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var isAtEnd: Bool { position >= scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

  /// What is left, for messages.
  var rest: String { String(String.UnicodeScalarView(scalars[position...])) }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  /// Takes a word, ignoring the case of ASCII letters.
  mutating func take(word: String) -> Bool {
    let word = Array(word.unicodeScalars)
    guard scalars[position...].count >= word.count else { return false }
    let found = zip(scalars[position...], word).allSatisfy {
      $0.asciiLowercased == $1.asciiLowercased
    }
    if found { position += word.count }
    return found
  }

  /// Takes digits, at most as many as given and at most 18, so that they fit in an `Int`.
  mutating func digits(atMost limit: Int = 18) -> (value: Int, count: Int)? {
    var (value, count) = (0, 0)
    while count < min(limit, 18), let digit = next?.asciiDigit {
      value = value * 10 + digit
      count += 1
      position += 1
    }
    return count == 0 ? nil : (value, count)
  }

  mutating func letters() -> String {
    let start = position
    while let scalar = next, scalar.properties.isAlphabetic { position += 1 }
    return String(String.UnicodeScalarView(scalars[start..<position]))
  }

  /// Takes any blanks, no-break ones as well.
  @discardableResult
  mutating func blanks() -> Bool {
    let start = position
    while let scalar = next, scalar.isBlank { position += 1 }
    return position > start
  }

  mutating func back(to position: Int) {
    self.position = min(position, scalars.count)
  }
}

extension Unicode.Scalar {
  var asciiDigit: Int? { (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }

  var asciiLowercased: Unicode.Scalar {
    (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value + 0x20)) : self
  }

  /// Whether the scalar is a space: also the no-break, thin and narrow ones that exports use.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x2009, 0x202F: true
    default: false
    }
  }
}

extension String {
  /// The text without blanks around it.
  var withoutBlanksAround: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }
}
