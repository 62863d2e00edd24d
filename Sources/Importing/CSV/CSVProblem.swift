/// One thing that is wrong with the text of a CSV file, with its place and a remedy.
public struct CSVProblem: Sendable, Hashable {
  /// The kinds of problem, by their stable names.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A quote opens a field and is not closed.
    case unterminatedQuote = "csv-unterminated-quote"
    /// A quoted field goes on behind its closing quote.
    case textAfterQuote = "csv-text-after-quote"
    /// The row ends before the last column of the header.
    case tooFewFields = "csv-too-few-fields"
    /// The row goes on behind the last column of the header.
    case tooManyFields = "csv-too-many-fields"
    /// The bytes are not in the encoding of the file.
    case invalidEncoding = "csv-invalid-encoding"
    /// A NUL byte, as a torn write leaves them.
    case nulByte = "csv-nul-byte"
    /// The row is longer than any row can sensibly be.
    case rowTooLong = "csv-row-too-long"
    /// The system could not read the file to its end.
    case unreadable = "csv-unreadable"
  }

  /// The kind of problem.
  public var code: Code
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in characters.
  public var column: Int
  /// What is wrong, in lower case and without a full stop.
  public var message: String
  /// What to do about it.
  public var fix: String

  /// Makes a problem.
  public init(code: Code, line: Int, column: Int, message: String, fix: String) {
    self.code = code
    self.line = line
    self.column = column
    self.message = message
    self.fix = fix
  }
}
