/// Prints rows of comma-separated values (RFC 4180).
struct CSVText: Sendable {
  /// What ends a row.
  enum LineEnding: String, Sendable {
    case lf = "\n"
    case crlf = "\r\n"
  }

  /// What ends a row; RFC 4180 asks for `crlf`, most tools take either.
  var lineEnding = LineEnding.lf

  /// Whether an apostrophe is put before cells that a spreadsheet would run as a formula.
  ///
  /// Off, because the values would not come back as they went out. Plain numbers such as `-3.5`
  /// are left alone.
  var guardsFormulas = false

  /// One row with its line ending.
  ///
  /// A cell is quoted if it holds a comma, a quote, a line break, or a space at an end; so is the
  /// only cell of a row if it is empty, or the row would read as a blank line.
  func row(_ cells: [String]) -> String {
    if cells.count == 1, cells.first?.isEmpty == true { return "\"\"" + lineEnding.rawValue }
    return cells.map(cell).joined(separator: ",") + lineEnding.rawValue
  }

  /// A header row and the rows under it.
  func text(header: [String], rows: some Sequence<[String]>) -> String {
    rows.reduce(into: row(header)) { $0 += row($1) }
  }

  private func cell(_ value: String) -> String {
    let value = guardsFormulas && Self.looksLikeFormula(value) ? "'" + value : value
    let bytes = value.utf8
    let special: [UInt8] = [0x2C, 0x22, 0x0A, 0x0D]
    let needsQuotes =
      bytes.contains(where: special.contains) || bytes.first == 0x20 || bytes.last == 0x20
    guard needsQuotes else { return value }
    var quoted = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func looksLikeFormula(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    case "+", "-": return Double(value) == nil
    default: return false
    }
  }
}
