/// Reads JSON (RFC 8259) from bytes that nobody vouches for.
struct JSONParser {
  /// What stops the reading, and where.
  struct Problem: Error, Hashable {
    /// The byte at which it was found, from 0.
    var offset: Int
    var message: String
  }

  private let bytes: [UInt8]
  private var position = 0

  private static let maximumDepth = 64

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The value of a text.
  static func read(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.problem("there is more behind it") }
    return value
  }

  private func problem(_ message: String) -> Problem { Problem(offset: position, message: message) }

  private var next: UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Problem) -> JSONValue {
    skipSpace()
    guard depth < Self.maximumDepth else { throw problem("it is nested too deeply") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case nil: throw problem("it ends too early")
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(Problem) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if skip("}") { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("a name in quotes is missing") }
      let name = try string()
      skipSpace()
      guard skip(":") else { throw problem("a colon is missing") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if skip("}") { return .object(members) }
      guard skip(",") else { throw problem("a comma or } is missing") }
    }
  }

  private mutating func array(depth: Int) throws(Problem) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if skip("]") { return .array([]) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if skip("]") { return .array(elements) }
      guard skip(",") else { throw problem("a comma or ] is missing") }
    }
  }

  private mutating func string() throws(Problem) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw problem("the text is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw problem("a control character stands in a text")
      default: text.append(byte)
      }
    }
    throw problem("a text does not end")
  }

  private mutating func escape() throws(Problem) -> [UInt8] {
    guard let byte = next else { throw problem("a text does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape()
      return Array(String(Character(scalar)).utf8)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    default: throw problem("there is no such escape")
    }
  }

  private mutating func unicodeEscape() throws(Problem) -> Unicode.Scalar {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, skip("\\"), skip("u") else { throw problem("half a character") }
    let low = try hexadecimal()
    guard 0xDC00..<0xE000 ~= low,
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw problem("half a character") }
    return scalar
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    let end = position + 4
    guard end <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+")
    else { throw problem("four digits are missing") }
    position = end
    return value
  }

  /// `true`, `false`, `null` or a number.
  private mutating func word() throws(Problem) -> JSONValue {
    let start = position
    while let byte = next, !", ]}\n\t\r:".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default:
      guard Double(text) != nil, text.utf8.allSatisfy("+-.0123456789eE".utf8.contains) else {
        position = start
        throw problem("it is neither a value nor a number")
      }
      return .number(text)
    }
  }
}
