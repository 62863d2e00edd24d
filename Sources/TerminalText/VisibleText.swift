/// Text made safe to send to a terminal.
///
/// Data files hold whatever was typed or imported, so a place name may carry an escape sequence
/// that recolours, retitles or clears the reader's screen.
extension StringProtocol {
  /// The text with every control character spelt out, on one line.
  ///
  /// Line feed, carriage return and tab become `\n`, `\r`, `\t`; the rest, and the marks that turn
  /// the direction of writing, become `\u{1B}`.
  package var escapingControls: String { escapingControls(keepingLines: false) }

  /// The text with control characters spelt out, but line feeds and tabs kept.
  package var escapingControlsButLayout: String { escapingControls(keepingLines: true) }

  private func escapingControls(keepingLines: Bool) -> String {
    guard unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return String(self) }
    var visible = ""
    for scalar in unicodeScalars {
      if !scalar.isUnsafeOnTerminal || (keepingLines && (scalar == "\n" || scalar == "\t")) {
        visible.unicodeScalars.append(scalar)
      } else {
        visible += scalar.spelling
      }
    }
    return visible
  }
}

extension Unicode.Scalar {
  /// Whether a terminal acts on this scalar instead of showing it.
  package var isUnsafeOnTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var spelling: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
