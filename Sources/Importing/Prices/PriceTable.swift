import ChargingLog
import YAMLRecord

/// Reads CSV with a column of starts and one of prices.
struct PriceTable {
  private let file: String
  private let options: PriceOptions
  private let header: [String]
  private let rows: [CSVRow]

  init(_ bytes: [UInt8], file: String, options: PriceOptions) throws(ImportFailure) {
    self.file = file
    self.options = options
    let reader = CSVReader(CSVSource(bytes: bytes))
    header = reader.header?.fields ?? []
    rows = Array(reader).filter { !$0.isBlank || !$0.problems.isEmpty }
    if let row = rows.first(where: { !$0.problems.isEmpty }), let problem = row.problems.first {
      throw failure("csv", row.line, problem.message, fix: problem.fix)
    }
  }

  var reading: PriceReading {
    get throws(ImportFailure) {
      let startColumn = try self.startColumn
      let priceColumn = try self.priceColumn
      let unit = options.unit ?? Self.unit(in: header[priceColumn])
      let format = try dateFormat(startColumn)
      var reading = PriceReading(origin: "CSV")
      reading.remarks.append("prices are those of “\(header[priceColumn])”, in \(unit.rawValue)")
      var starts = LocalStarts(zone: options.zone, rows: rows.count)
      let isRising = isRising(startColumn, format)
      for row in isRising ? rows : rows.reversed() {
        let start = try start(row, startColumn, format, &starts)
        let text = row.fields[priceColumn]
        guard let number = Self.number(text) else {
          throw failure(
            "number",
            row.line,
            "“\(text)” is not a price",
            fix: "correct it, or name another column with --column"
          )
        }
        reading.prices.append(RawPrice(start: start, price: unit.price(number)))
      }
      reading.remarks += starts.remarks
      return reading
    }
  }

  // MARK: Columns

  private var startColumn: Int {
    get throws(ImportFailure) {
      let names = header.map { $0.lowercased() }
      for words in [["from"], ["start"], ["time"], ["date"], ["hour"]] {
        if let column = names.firstIndex(where: { name in words.allSatisfy(name.contains) }) {
          return column
        }
      }
      throw ImportFailure(
        "no-prices",
        file: file,
        "no column says when a price begins",
        fix: "call it start; there are \(listed(header))"
      )
    }
  }

  private var priceColumn: Int {
    get throws(ImportFailure) {
      let names = header.map { $0.lowercased() }
      if let wanted = options.column {
        guard let column = names.firstIndex(of: wanted.lowercased()) else {
          throw ImportFailure(
            "no-prices",
            file: file,
            "there is no column \(wanted)",
            fix: "there are \(listed(header))"
          )
        }
        return column
      }
      let words = ["price", "rate", "value", "kwh", "mwh"]
      let found = names.indices.filter { column in
        words.contains { names[column].contains($0) } && !names[column].contains("export")
      }
      let best = found.filter { names[$0].contains("import") || names[$0].contains("inc_vat") }
      if let column = best.first ?? found.first, best.count == 1 || found.count == 1 {
        return column
      }
      throw ImportFailure(
        "no-prices",
        file: file,
        found.isEmpty ? "no column has prices" : "several columns have prices",
        fix: "say which with --column; there are \(listed(header))"
      )
    }
  }

  private func listed(_ names: [String]) -> String {
    names.map { "“\($0)”" }.joined(separator: ", ")
  }

  private static func unit(in header: String) -> PriceUnit {
    let text = header.lowercased()
    if text.contains("/mwh") { return .perMWh }
    let minor = ["p/kwh", "pence", "ct/kwh", "c/kwh", "cent", "øre", "öre"]
    return minor.contains(where: text.contains) ? .minorPerKWh : .perKWh
  }

  private static func number(_ text: String) -> ExactDecimal? {
    let mark: CSVDialect.DecimalMark? =
      text.contains(",") && !text.contains(".") ? .comma : .point
    guard case .success(let plain) = NumberFormat(decimalMark: mark).read(text) else { return nil }
    return ExactDecimal(priceText: plain)
  }

  // MARK: Times

  private static let formats = [
    "iso8601", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss",
    "M/d/yyyy H:mm", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "epoch-s", "epoch-ms",
  ].compactMap { try? DateFormat($0) }

  private func dateFormat(_ column: Int) throws(ImportFailure) -> DateFormat {
    if let format = options.dateFormat { return format }
    var fitting = Self.formats
    for row in rows {
      let left = fitting.filter {
        if case .success = $0.read(row.fields[column]) { true } else { false }
      }
      guard !left.isEmpty else {
        throw failure(
          "date",
          row.line,
          "“\(row.fields[column])” is no time that is known",
          fix: "say how times are written, as in --date-format \"d/M/yyyy H:mm\""
        )
      }
      fitting = left
    }
    let isEither = ["d/M/yyyy H:mm", "M/d/yyyy H:mm"].allSatisfy { pattern in
      fitting.contains { $0.pattern == pattern }
    }
    guard !isEither, let format = fitting.first else {
      throw ImportFailure(
        "date",
        file: file,
        "day and month cannot be told apart",
        fix: "say --date-format \"d/M/yyyy H:mm\" or --date-format \"M/d/yyyy H:mm\""
      )
    }
    return format
  }

  /// Whether the file goes from early to late.
  private func isRising(_ column: Int, _ format: DateFormat) -> Bool {
    guard let first = rows.first, let last = rows.last,
      case .success(let start) = format.read(first.fields[column]),
      case .success(let end) = format.read(last.fields[column])
    else { return true }
    return start.civil <= end.civil
  }

  private func start(
    _ row: CSVRow,
    _ column: Int,
    _ format: DateFormat,
    _ starts: inout LocalStarts
  ) throws(ImportFailure) -> Instant {
    let text = row.fields[column]
    switch format.read(text) {
    case .failure(let problem): throw failure("date", row.line, problem.message, fix: problem.fix)
    case .success(let reading):
      if let seconds = reading.epochSeconds { return Instant(secondsSince1970: Int64(seconds)) }
      guard let instant = starts.instant(of: reading.civil) else {
        throw failure(
          "missing-hour",
          row.line,
          "\(text) does not exist in \(options.zone.identifier): the clocks went forward",
          fix: "is the file in another zone? say --time-zone UTC"
        )
      }
      return instant
    }
  }

  private func failure(_ code: String, _ line: Int, _ message: String, fix: String?)
    -> ImportFailure
  {
    ImportFailure(
      code,
      file: file,
      place: Diagnostic.Place(line: line, column: 1, length: 1),
      message,
      fix: fix
    )
  }
}

/// Turns rising local starts into instants, in both hours of a clock change.
private struct LocalStarts {
  let zone: Zone
  private var taken: Set<Instant> = []
  private var isDoubted: [Instant] = []

  init(zone: Zone, rows: Int) {
    self.zone = zone
    taken.reserveCapacity(rows)
  }

  /// Of an hour that came twice, the first, and when that is taken, the second.
  mutating func instant(of civil: CivilTime) -> Instant? {
    switch zone.resolve(civil) {
    case .unique(let instant): return instant
    case .missing: return nil
    case .repeated(let first, let second):
      guard taken.insert(first).inserted else {
        isDoubted.removeAll { $0 == first }
        return second
      }
      isDoubted.append(first)
      return first
    }
  }

  /// Starts that came twice by the clock, and once in the file.
  var remarks: [String] {
    isDoubted.map {
      "\(Timestamp($0, in: zone).civil.text.prefix(16)) came twice, when the clocks went back, and is in the file once: the first is taken"
    }
  }
}
