/// Why a text is not an expression, and where in it.
package struct WhereProblem: Error, Hashable, Sendable {
  /// Where the trouble begins, in characters from 0; the length of the text when it is at its end.
  package var offset: Int
  /// How many characters are meant, at least 1.
  package var length: Int
  /// What was found, in lower case, without a full stop.
  package var message: String
  /// What to write instead.
  package var fix: String?

  /// Stable, for machines and docs.
  package static let code = "where"
}
