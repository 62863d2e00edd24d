/// Why a text is not a value of the type it was read as.
package struct ValueProblem: Error, Hashable, Sendable {
  /// The kind of value that was expected, such as `timestamp`; stable, for machines and docs.
  package var code: String
  /// What was found and what to write instead, in lower case, without a full stop.
  package var message: String
  /// The whole text spelled right, when there is only one way to read it.
  package var fix: String?

  package init(code: String, message: String, fix: String? = nil) {
    self.code = code
    self.message = message
    self.fix = fix
  }
}

extension ValueProblem {
  /// The text as a message shows it: in quotes, on one line, at most 40 characters of it.
  ///
  /// Control characters, which could drive a terminal, become `U+FFFD`.
  package static func quoted(_ text: some StringProtocol) -> String {
    var shown = "\""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == 40 {
        shown += "…"
        break
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        shown.unicodeScalars.append("\u{FFFD}")
      default:
        shown.unicodeScalars.append(scalar)
      }
      count += 1
    }
    return shown + "\""
  }
}
