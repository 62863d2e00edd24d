/// What is wrong with what an address asks.
package struct QuestionProblem: Sendable, Hashable {
  /// The name of the parameter; `nil` when several do not fit together.
  package var parameter: String?
  /// What it says; `nil` when its name alone is wrong.
  package var given: String?
  /// What is wrong with it, in lower case, without a full stop.
  package var message: String
  /// What to write instead.
  package var fix: String?

  package init(_ parameter: String?, given: String? = nil, _ message: String, fix: String? = nil) {
    self.parameter = parameter
    self.given = given
    self.message = message
    self.fix = fix
  }

  /// All of it in one line, without what to write.
  package var text: String { (parameter.map { $0 + ": " } ?? "") + message }
}
