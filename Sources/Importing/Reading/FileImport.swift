package import ChargingLog

/// A file that can be read from its beginning more than once.
package struct ImportFile: Sendable {
  /// Its name without folders, as `source.file` has it.
  package let name: String
  /// Its path, for messages.
  package let path: String
  /// Opens it anew.
  package let open: @Sendable () throws -> CSVSource

  package init(name: String, path: String, open: @escaping @Sendable () throws -> CSVSource) {
    self.name = name
    self.path = path
    self.open = open
  }
}

/// Reads all sessions of one file, a row at a time.
///
/// Memory does not grow with the file, unless rows are joined to sessions: those are kept.
package struct FileImport {
  /// How many rows were read.
  package private(set) var rowCount = 0
  /// How many of them the rules leave out.
  package private(set) var leftOutCount = 0

  private let file: ImportFile
  private let candidate: Recognition.Candidate
  private let assembly: SessionAssembly
  private var reader: RowReader
  private var order = FileOrder()

  /// - Throws: ``ImportFailure`` when the file as a whole cannot be read by the rules.
  package init(
    _ file: ImportFile,
    as candidate: Recognition.Candidate,
    into index: ChargingIndex,
    options: ImportOptions
  ) throws {
    self.file = file
    self.candidate = candidate
    assembly = SessionAssembly(
      index: index,
      rules: candidate.rules,
      options: options,
      file: file.name
    )
    reader = try RowReader(candidate, file: file.path)
    try chooseDates(options)
  }

  /// The bytes of the header, as they stand in the file.
  package var headerSource: [UInt8] {
    get throws { try rows().header?.source ?? [] }
  }

  private func rows() throws -> CSVReader { CSVReader(try file.open(), dialect: candidate.dialect) }

  private mutating func chooseDates(_ options: ImportOptions) throws {
    if let format = options.dateFormat {
      reader.choose { $0.rule.dates.isEmpty ? nil : format }
      return
    }
    guard reader.keys.contains(where: { $0.rules.contains { $0.rule.dates.count > 1 } }) else {
      return
    }
    var tally = DateTally()
    for row in try rows() where row.problems.isEmpty && !reader.leavesOut(row.fields) {
      tally.count(row.fields, by: reader)
    }
    var failure: ImportFailure?
    reader.choose { rule in
      do throws(ImportFailure) {
        return try tally.format(of: rule.rule, file: file.path)
      } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
  }

  /// Reads the file and hands on each session, and each row that is none.
  package mutating func run(_ take: (RowOutcome) throws -> Void) throws {
    var groups: [[String]: [CSVRow]] = [:]
    var groupOrder: [[String]] = []
    for row in try rows() {
      rowCount += 1
      if let problem = row.problems.first {
        try take(.rejected([RejectedRow(row, problem)]))
        continue
      }
      if row.isBlank || reader.leavesOut(row.fields) {
        leftOutCount += 1
        continue
      }
      guard let group = reader.group(row.fields) else {
        try take(outcome(of: [row]))
        continue
      }
      if groups[group] == nil { groupOrder.append(group) }
      groups[group, default: []].append(row)
    }
    for group in groupOrder { try take(outcome(of: groups[group] ?? [])) }
  }

  private mutating func outcome(of rows: [CSVRow]) -> RowOutcome {
    do throws(CellProblem) {
      let values = try reader.values(of: rows.map(\.fields))
      let session = try assembly.session(of: values, rows: rows, order: order)
      order.take(session.start)
      return .session(session)
    } catch {
      return .rejected(rows.map { RejectedRow($0, error) })
    }
  }
}

extension RejectedRow {
  /// A row with a value that cannot be used.
  init(_ row: CSVRow, _ error: CellProblem) {
    self.init(
      line: row.line,
      column: error.column,
      code: error.problem.code,
      reason: error.problem.message,
      fix: error.problem.fix,
      source: row.source
    )
  }

  /// A row that is not well-formed.
  init(_ row: CSVRow, _ problem: CSVProblem) {
    self.init(
      line: problem.line,
      column: nil,
      code: problem.code.rawValue,
      reason: problem.message,
      fix: problem.fix,
      source: row.source
    )
    position = problem.column
  }
}
