import TerminalText

/// Text broken between words, for a terminal of some width.
enum Paragraph {
  /// The lines of a text, each no wider than a number of cells unless one word is.
  ///
  /// - Parameter width: `nil` for one line.
  static func lines(_ text: String, within width: Int?) -> [String] {
    guard let width, DisplayWidth.of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }
}
