/// A line of fields between this program and its child: tabs part fields, and whatever would part
/// a field or a line is written as `%` and two hexadecimal digits.
enum FieldLine {
  static func line(_ fields: [String]) -> String {
    fields.map(escaped).joined(separator: "\t") + "\n"
  }

  static func fields(of line: some StringProtocol) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped($0.utf8) }
  }

  private static func escaped(_ field: String) -> String {
    var bytes: [UInt8] = []
    for byte in field.utf8 {
      if byte < 0x20 || byte == UInt8(ascii: "%") {
        let digits = String(byte, radix: 16, uppercase: true)
        bytes += "%\(digits.count == 1 ? "0" : "")\(digits)".utf8
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescaped(_ field: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescaped(_ field: some Collection<UInt8>) -> String {
    unescaped(String(decoding: field, as: UTF8.self)[...].utf8)
  }
}
