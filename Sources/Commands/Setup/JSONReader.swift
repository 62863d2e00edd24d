/// Reads JSON (RFC 8259) that this program made itself.
struct JSONReader {
  private var rest: Substring.UnicodeScalarView

  private static let maximumDepth = 64

  /// The value of a text; `nil` when it is not JSON.
  static func read(_ text: String) -> JSON? {
    var reader = JSONReader(rest: text[...].unicodeScalars)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.rest.isEmpty ? value : nil
  }

  private mutating func value(depth: Int) -> JSON? {
    skipSpace()
    guard depth < Self.maximumDepth, let first = rest.first else { return nil }
    switch first {
    case "{": return object(depth: depth)
    case "[": return array(depth: depth)
    case "\"": return string().map { .string($0) }
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSON? {
    rest.removeFirst()
    var members: [(String, JSON)] = []
    while true {
      skipSpace()
      if members.isEmpty, skip("}") { return .object([]) }
      guard let name = string() else { return nil }
      skipSpace()
      guard skip(":"), let value = value(depth: depth + 1) else { return nil }
      members.append((name, value))
      skipSpace()
      if skip("}") { return .object(members) }
      guard skip(",") else { return nil }
    }
  }

  private mutating func array(depth: Int) -> JSON? {
    rest.removeFirst()
    var elements: [JSON] = []
    while true {
      skipSpace()
      if elements.isEmpty, skip("]") { return .array([]) }
      guard let value = value(depth: depth + 1) else { return nil }
      elements.append(value)
      skipSpace()
      if skip("]") { return .array(elements) }
      guard skip(",") else { return nil }
    }
  }

  private mutating func string() -> String? {
    guard skip("\"") else { return nil }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let escaped = escape() else { return nil }
        text.append(escaped)
      default: text.append(scalar)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u":
      guard let high = unit() else { return nil }
      guard 0xD800..<0xDC00 ~= high else { return Unicode.Scalar(high) }
      guard skip("\\"), skip("u"), let low = unit(), 0xDC00..<0xE000 ~= low else { return nil }
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    case let other: return other
    }
  }

  private mutating func unit() -> UInt32? {
    let digits = String(String.UnicodeScalarView(rest.prefix(4)))
    guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16) else { return nil }
    rest.removeFirst(4)
    return value
  }

  /// `true`, `false`, `null` or a number.
  private mutating func word() -> JSON? {
    let scalars = rest.prefix { !",]} \n\t\r".unicodeScalars.contains($0) }
    rest.removeFirst(scalars.count)
    switch String(String.UnicodeScalarView(scalars)) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case let text: return Int(text).map { .int($0) } ?? (Double(text) == nil ? nil : .number(text))
    }
  }

  private mutating func skipSpace() {
    while let first = rest.first, " \n\t\r".unicodeScalars.contains(first) { rest.removeFirst() }
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }
}

extension JSON {
  /// The text of a string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements of an array.
  var elements: [JSON] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// Whether it is `true`.
  var isTrue: Bool { self == .bool(true) }
}
