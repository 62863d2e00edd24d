package import ChargingLog
package import YAMLRecord

/// A session as a file has it, ready to be written.
package struct ImportedSession: Sendable {
  /// Its keys and values, in the order of a session's file.
  package var pairs: [Content.Pair]
  /// The same, typed; its path is the file's own where that names one.
  package var session: Session
  package var start: Instant
  package var end: Instant?
  /// The line of its first row.
  package var line: Int
  /// The rows that it comes from; none where the file is this program's own.
  package var rows: [CSVRow] = []
  /// What was taken in one of two possible ways.
  package var warnings: [String]

  /// The text of its file.
  package var bytes: [UInt8] { Record.compose(pairs) }

  /// Its rows, refused since another session of the file has its id.
  package func rejected(asTwinOf line: Int) -> [RejectedRow] {
    let problem = ValueProblem(
      code: "import-id",
      message:
        "\(ValueProblem.quoted(session.source?.id ?? "")) is the id of row \(line) too, whose start and energy are other ones",
      fix:
        "where one session has several rows, join them with group_by; where the column is no id, take source.id out of the rules"
    )
    return rows.map { RejectedRow($0, CellProblem(column: nil, problem)) }
  }
}

/// A row that could not be taken, as it stands in the file.
package struct RejectedRow: Sendable, Hashable {
  package var line: Int
  /// The header of the column that is to blame, if it is one.
  package var column: String?
  /// Where in the line it is, from 1, if that is known.
  package var position = 1
  package var code: String
  package var reason: String
  package var fix: String?
  package var source: [UInt8]

  package init(
    line: Int,
    column: String?,
    code: String,
    reason: String,
    fix: String?,
    source: [UInt8]
  ) {
    self.line = line
    self.column = column
    self.code = code
    self.reason = reason
    self.fix = fix
    self.source = source
  }
}

/// What became of the rows of one session.
package enum RowOutcome: Sendable {
  case session(ImportedSession)
  case rejected([RejectedRow])
}
