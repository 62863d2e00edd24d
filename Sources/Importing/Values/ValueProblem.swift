/// Why a text cannot be read as a value, in words that say what was found and what was expected.
public struct ValueProblem: Error, Sendable, Hashable {
  /// The kinds of problem, by their stable names.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The text does not follow the format.
    case format = "import-format"
    /// The text follows the format, but no calendar or clock has such a value.
    case range = "import-range"
    /// The text can be read in two ways.
    case ambiguous = "import-ambiguous"
  }

  /// The kind of problem.
  public var code: Code
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// What to do about it, if there is something.
  public var fix: String?

  /// Makes a problem.
  public init(_ code: Code, _ message: String, fix: String? = nil) {
    self.code = code
    self.message = message
    self.fix = fix
  }
}
