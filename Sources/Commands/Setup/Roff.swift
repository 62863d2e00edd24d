/// Text as roff takes it.
enum Roff {
  /// Text with everything escaped that roff would act on, for the middle of a line.
  static func text(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default: result += "\\[u\(code(scalar))]"
      }
    }
    return result
  }

  /// Lines of text: those that begin with a space stay as they are, the others flow together.
  static func paragraphs(_ text: some StringProtocol) -> [String] {
    var lines: [String] = []
    var isVerbatim = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let wantsVerbatim = line.first == " " || line.contains("plugtrack ") && line.contains(":")
      if wantsVerbatim != isVerbatim {
        lines.append(wantsVerbatim ? ".nf" : ".fi")
        isVerbatim = wantsVerbatim
      }
      lines.append(line.isEmpty ? ".PP" : guarded(Roff.text(line)))
    }
    if isVerbatim { lines.append(".fi") }
    return lines
  }

  static func bold(_ text: String) -> String { "\\fB\(Roff.text(text))\\fR" }

  static func italic(_ text: String) -> String { "\\fI\(Roff.text(text))\\fR" }

  /// An argument of a macro.
  static func quoted(_ text: String) -> String { "\"\(Roff.text(text))\"" }

  /// A line that begins with a dot would be taken for a macro.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") ? "\\&" + line : line
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
