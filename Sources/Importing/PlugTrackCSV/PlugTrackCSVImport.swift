package import ChargingLog
import YAMLRecord

/// Reads the program's own CSV back: the same keys, values and file names.
package struct PlugTrackCSVImport {
  package private(set) var rowCount = 0

  private let file: ImportFile
  private let dialect: CSVDialect
  private let index: ChargingIndex

  package init(_ file: ImportFile, dialect: CSVDialect, into index: ChargingIndex) {
    self.file = file
    self.dialect = dialect
    self.index = index
  }

  /// The bytes of the header, as they stand in the file.
  package var headerSource: [UInt8] {
    get throws { CSVReader(try file.open(), dialect: dialect).header?.source ?? [] }
  }

  /// Reads the file and hands on each session, and each row that is none.
  package mutating func run(_ take: (RowOutcome) throws -> Void) throws {
    let reader = CSVReader(try file.open(), dialect: dialect)
    let header = reader.header?.fields ?? []
    for row in reader {
      rowCount += 1
      if let problem = row.problems.first {
        try take(.rejected([RejectedRow(row, problem)]))
        continue
      }
      try take(outcome(header, row))
    }
  }

  private func outcome(_ header: [String], _ row: CSVRow) -> RowOutcome {
    do throws(CellProblem) {
      return .session(try session(header, row))
    } catch {
      return .rejected([RejectedRow(row, error)])
    }
  }

  private func session(_ header: [String], _ row: CSVRow) throws(CellProblem) -> ImportedSession {
    var texts: [String: Content] = [:]
    var path = ""
    for (column, cell) in zip(header, row.fields) where !cell.isEmpty {
      switch column {
      case "id": continue
      case "path": path = cell
      case "tags": texts[column] = .list(PlugTrackCSV.tags(cell).map(Content.text))
      default:
        let type = PlugTrackCSV.keys.first { $0.key == column }?.type
        if var problem = type?.problem(withText: cell) {
          problem.message = "\(ValueProblem.quoted(cell)) \(problem.message)"
          throw CellProblem(column: column, problem)
        }
        texts[column] = .text(cell)
      }
    }
    let hasPath = header.contains("path")
    guard !hasPath || Self.isSafe(path) else {
      throw CellProblem(
        column: "path",
        ValueProblem(
          code: "import-path",
          message: "\(ValueProblem.quoted(path)) is no place for a session",
          fix: "write one such as sessions/2026/11/2026-11-23T0730-ioniq5.yaml"
        )
      )
    }
    let pairs = SessionAssembly.ordered(texts)
    let record = RecordFile.read(
      Record.compose(pairs),
      path: hasPath ? path : "sessions/import.yaml"
    )
    guard case .session(var session) = record.content else {
      let problem = record.diagnostics.first { $0.severity == .error }
      throw CellProblem(
        column: nil,
        ValueProblem(
          code: problem?.code ?? "import",
          message: problem?.message ?? "cannot be a session",
          fix: problem?.fix
        )
      )
    }
    if !hasPath { session.path = "" }
    return try placed(session, pairs, line: row.line)
  }

  private func placed(
    _ session: Session,
    _ pairs: [Content.Pair],
    line: Int
  ) throws(CellProblem) -> ImportedSession {
    guard index.cars[session.car] != nil else {
      let nearest = Spelling.nearest(to: session.car, among: index.cars.keys.sorted())
      throw CellProblem(
        column: "car",
        ValueProblem(
          code: "import-car",
          message: "there is no car \(ValueProblem.quoted(session.car))",
          fix: nearest.map { "did you mean \($0)?" }
            ?? "add it with: plugtrack car add \(session.car)"
        )
      )
    }
    let zone = index.zone(of: session.location.flatMap { index.location(named: $0) })
    guard let start = session.start.resolve(in: zone).instant else {
      throw CellProblem(
        column: "start",
        ValueProblem(
          code: "missing-hour",
          message: "\(session.start.text) does not exist in \(zone.identifier)",
          fix: nil
        )
      )
    }
    return ImportedSession(
      pairs: pairs,
      session: session,
      start: start,
      end: session.end?.resolve(in: zone).instant,
      line: line,
      warnings: []
    )
  }

  /// Whether a path is one below `sessions` and nowhere else.
  private static func isSafe(_ path: String) -> Bool {
    guard RecordKind(path: path) == .session, path.utf8.count <= 500 else { return false }
    return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.count <= 200 && part.utf8.first != UInt8(ascii: ".")
        && part.utf8.first != UInt8(ascii: "#")
        && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
    }
  }
}
