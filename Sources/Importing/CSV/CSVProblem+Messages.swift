extension CSVProblem {
  /// A problem that is told by its code alone.
  init(
    _ code: Code,
    at place: (line: Int, column: Int),
    encoding: CSVDialect.Encoding,
    maximumRowSize: Int
  ) {
    let (message, fix) = Self.words(code, encoding, maximumRowSize)
    self.init(code: code, line: place.line, column: place.column, message: message, fix: fix)
  }

  static func tooFewFields(_ count: Int, _ expected: Int, at place: (line: Int, column: Int))
    -> Self
  {
    Self(
      code: .tooFewFields,
      line: place.line,
      column: place.column,
      message: "the row has \(count) \(count == 1 ? "field" : "fields"), the header \(expected)",
      fix: "add the missing fields; if this is the last row, the file was cut off"
    )
  }

  static func tooManyFields(
    _ count: Int,
    _ expected: Int,
    delimiter: UInt8,
    at place: (line: Int, column: Int)
  ) -> Self {
    let mark = delimiter == 0x09 ? "a tab" : "“\(Character(Unicode.Scalar(delimiter)))”"
    return Self(
      code: .tooManyFields,
      line: place.line,
      column: place.column,
      message: "the row has \(count) \(count == 1 ? "field" : "fields"), the header \(expected)",
      fix: "put quotes around a field that contains \(mark)"
    )
  }

  private static func words(_ code: Code, _ encoding: CSVDialect.Encoding, _ maximumRowSize: Int)
    -> (
      message: String, fix: String
    )
  {
    switch code {
    case .unterminatedQuote:
      (
        "a quote opens here and is not closed",
        "close the quote, or double it where it belongs to the text: \"\""
      )
    case .textAfterQuote:
      ("text stands behind a closing quote", "double the quotes inside the field: \"\"")
    case .invalidEncoding:
      (
        "the text is not \(encoding.rawValue)",
        "save the file as UTF-8, or name its encoding in the rules: csv: {encoding: windows-1252}"
      )
    case .nulByte:
      ("a NUL byte stands in the row", "export the file again; it was not written to its end")
    case .rowTooLong:
      (
        "the row is longer than \(maximumRowSize) bytes",
        "check the quotes and line ends of this row"
      )
    case .tooFewFields, .tooManyFields, .unreadable:
      ("the row cannot be used", "export the file again")
    }
  }
}
