/// One row of a CSV file: its fields as text, and where it stands in the file.
public struct CSVRow: Sendable, Hashable {
  /// The line on which the row begins, from 1.
  public var line: Int
  /// The bytes of the row in the file, without its line end.
  public var byteRange: Range<Int>
  /// The same bytes as they stand in the file; empty for a row above the maximum size.
  public var source: [UInt8]
  /// The fields, unquoted and otherwise untouched.
  public var fields: [String]
  /// What is wrong with the row; one that has problems is not to be used.
  public var problems: [CSVProblem]

  /// Makes a row.
  public init(
    line: Int,
    byteRange: Range<Int>,
    source: [UInt8],
    fields: [String],
    problems: [CSVProblem] = []
  ) {
    self.line = line
    self.byteRange = byteRange
    self.source = source
    self.fields = fields
    self.problems = problems
  }

  /// Whether every field is empty or blank, as spreadsheets leave rows behind.
  public var isBlank: Bool {
    fields.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }

  /// The field at an index, or `nil` behind the last one.
  public subscript(field index: Int) -> String? {
    fields.indices.contains(index) ? fields[index] : nil
  }
}
