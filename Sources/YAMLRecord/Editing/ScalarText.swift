/// Writes text as a YAML scalar that reads back as exactly that text.
enum ScalarText {
  /// The scalar on one line.
  ///
  /// - Parameters:
  ///   - style: The style to keep where the text allows it.
  ///   - inFlow: Whether the scalar stands inside braces or brackets.
  static func inline(_ text: String, keeping style: Node.Style = .plain, inFlow: Bool) -> String {
    let isPrintable = text.unicodeScalars.allSatisfy(isPrintable)
    switch style {
    case .singleQuoted where isPrintable: return singleQuoted(text)
    case .doubleQuoted: return doubleQuoted(text)
    default: break
    }
    if isPlain(text, inFlow: inFlow) { return text }
    return isPrintable && !text.contains("'") ? singleQuoted(text) : doubleQuoted(text)
  }

  /// The scalar as a literal block, if the text can stand in one.
  ///
  /// - Parameters:
  ///   - indentation: The column of the lines.
  ///   - lineBreak: What ends each line.
  static func block(_ text: String, indentation: Int, lineBreak: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.last == "" ? lines.dropLast() : lines
    guard lines.count > 1, let first = body.first, !first.isEmpty, first.first != " ",
      first.first != "\t", body.last != "", body.allSatisfy({ $0.last != " " }),
      text.unicodeScalars.allSatisfy({ isPrintable($0) || $0 == "\n" })
    else { return nil }
    let spaces = String(repeating: " ", count: indentation)
    let chomp = lines.last == "" ? "" : "-"
    let written = body.map { $0.isEmpty ? "" : spaces + $0 }
    return "|\(chomp)\(lineBreak)" + written.joined(separator: lineBreak)
  }

  /// Whether text may stand without quotes.
  static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return false }
    guard first != " ", last != " ", last != ":", scalars.allSatisfy(isPrintable),
      !scalars.contains("\t")
    else { return false }
    if "-?:".unicodeScalars.contains(first) {
      guard scalars.count > 1, scalars[1] != " " else { return false }
      if inFlow || first != "-" { return false }
    }
    if ",[]{}#&*!|>'\"%@`=".unicodeScalars.contains(first) { return false }
    if text.hasPrefix("---") || text.hasPrefix("...") || text == "<<" { return false }
    for (index, scalar) in scalars.enumerated().dropFirst() {
      if scalar == "#", scalars[index - 1] == " " { return false }
      if scalar == " ", scalars[index - 1] == ":" { return false }
      if inFlow, ",[]{}:".unicodeScalars.contains(scalar) {
        let isColonInWord = scalar == ":" && index + 1 < scalars.count && isWord(scalars[index + 1])
        if !isColonInWord { return false }
      }
    }
    return true
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  private static func singleQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default: result += escape(scalar.value)
      }
    }
    return result + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (mark, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\\(mark)" + String(repeating: "0", count: width - digits.count) + digits
  }

  /// Whether a character may stand in a file as it is, on one line.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      scalar.value != 0x2028 && scalar.value != 0x2029 && scalar.value != 0xFEFF
    default: false
    }
  }
}
