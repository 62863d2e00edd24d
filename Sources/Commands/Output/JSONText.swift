import TerminalText

/// Prints JSON (RFC 8259), without a line feed at the end.
enum JSONText {
  /// One line without spaces, as for JSON lines.
  static func compact(_ value: JSON) -> String {
    var text = ""
    write(value, indent: nil, to: &text)
    return text
  }

  /// A member or element a line, two spaces a level.
  static func pretty(_ value: JSON) -> String {
    var text = ""
    write(value, indent: 0, to: &text)
    return text
  }

  /// A string in quotes, with quotes, backslashes and control characters escaped.
  ///
  /// U+2028 and U+2029 are escaped too, as scripts once took them for line ends, and the marks that
  /// turn the direction of writing, as terminals act on them.
  static func quoted(_ string: String) -> String {
    var text = ""
    write(string, to: &text)
    return text
  }

  private static func write(_ value: JSON, indent: Int?, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .string(let value): write(value, to: &text)
    case .number(let digits):
      if isNumber(digits) { text += digits } else { write(digits, to: &text) }
    case .array(let elements):
      write(elements, between: ("[", "]"), indent: indent, to: &text) { element, indent, text in
        write(element, indent: indent, to: &text)
      }
    case .object(let members):
      write(members, between: ("{", "}"), indent: indent, to: &text) { member, indent, text in
        write(member.0, to: &text)
        text += indent == nil ? ":" : ": "
        write(member.1, indent: indent, to: &text)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item],
    between brackets: (open: String, close: String),
    indent: Int?,
    to text: inout String,
    item: (Item, Int?, inout String) -> Void
  ) {
    text += brackets.open
    let inner = indent.map { $0 + 2 }
    var isFirst = true
    for element in items {
      if !isFirst { text += "," }
      isFirst = false
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      item(element, inner, &text)
    }
    if let indent, !items.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += brackets.close
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.isUnsafeOnTerminal:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Whether text is a number by the grammar of RFC 8259, section 6.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func take(_ byte: Character) -> Bool {
      guard let first = rest.first, first == byte.asciiValue else { return false }
      rest = rest.dropFirst()
      return true
    }
    func takeDigits() -> Int {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    _ = take("-")
    if !take("0") { guard takeDigits() > 0 else { return false } }
    if take(".") { guard takeDigits() > 0 else { return false } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
