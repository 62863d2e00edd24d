import ChargingLog

/// A rules file for a CSV that no rules know, guessed from its header and first rows, for a person
/// to look over.
package struct RulesDraft: Sendable {
  private let header: [String]
  private let rows: [[String]]
  private let dialect: CSVDialect
  private let file: String

  /// - Parameters:
  ///   - prefix: The beginning of the file.
  ///   - file: Its name.
  /// - Throws: ``ImportFailure`` when it has no header.
  package init(prefix: [UInt8], file: String) throws(ImportFailure) {
    dialect = CSVDialect.sniff(prefix)
    self.file = file
    var reader = CSVReader(CSVSource(bytes: prefix), dialect: dialect)
    guard let header = reader.header, header.problems.isEmpty, header.fields.count > 1 else {
      throw ImportFailure(
        "import-header",
        file: file,
        "no header of several columns is found",
        fix: "say in the rules how many lines stand before it: csv: {skip: 2}"
      )
    }
    self.header = header.fields
    var rows: [[String]] = []
    while rows.count < 200, let row = reader.next() {
      if row.problems.isEmpty { rows.append(row.fields) }
    }
    self.rows = rows
  }

  /// The text of the file.
  package var text: String {
    let guesses = guesses
    let used = Set(guesses.map(\.column))
    var lines = [
      "# Drafted from \(Self.visible(file)): look at every line, then save it as rules/\(RecordID.slug(stem)).yaml",
      "name: \(quoted(stem))",
      "match: [\(matched(guesses).map(quoted).joined(separator: ", "))]",
      csvLine,
      "# time_zone: Europe/London   # of times without an offset; the settings' when missing",
      "# group_by: \(quoted(header[0]))   # when several rows are one session", "session:",
    ]
    for guess in guesses {
      let line =
        "\(guess.key): {column: \(quoted(header[guess.column]))\(guess.more)}   # \(sample(guess.column))"
      guard let other = guess.otherPattern else {
        lines.append("  " + line)
        continue
      }
      // Which comes first, day or month, is not guessed: without the line nothing is imported.
      lines.append(
        "  # " + line + "; \"\(other)\" fits as well: write the right one, without the #"
      )
    }
    if !guesses.contains(where: { $0.key == "start" }) {
      lines.append(
        "  # start: {column: …, format: \"dd.MM.yyyy HH:mm\"}   # needed: no column looks like it"
      )
    }
    for column in header.indices
    where !used.contains(column) && !header[column].withoutBlanksAround.isEmpty {
      lines.append("  # ?: {column: \(quoted(header[column]))}   # \(sample(column))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Guess {
    var key: String
    var column: Int
    var more = ""
    /// Another pattern that reads every time as well, as another one.
    var otherPattern: String?
  }

  private var stem: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lowercased().hasSuffix(".csv") ? String(name.dropLast(4)) : name
  }

  private var csvLine: String {
    let mark =
      dialect.delimiter == 0x09 ? "tab" : "\"\(Character(Unicode.Scalar(dialect.delimiter)))\""
    let decimal = dialect.decimalMark.map { ", decimal: \"\($0.rawValue)\"" } ?? ""
    return
      "# csv: {delimiter: \(mark)\(decimal), encoding: \(dialect.encoding.rawValue)}   # as found; only needed to overrule it"
  }

  private var guesses: [Guess] {
    var guesses: [Guess] = []
    var used: Set<Int> = []
    for hint in ColumnHint.all {
      let candidates = header.indices.filter {
        !used.contains($0) && hint.fits(ColumnName.fold(header[$0]))
      }
      guard
        let (column, more) = candidates.lazy.compactMap({ column in
          format(column, hint).map { (column, $0) }
        }).first
      else { continue }
      used.insert(column)
      guesses.append(
        Guess(
          key: hint.key,
          column: column,
          more: more,
          otherPattern: hint.kind == .time ? otherPattern(column) : nil
        )
      )
    }
    let order = ImportRules.sessionKeys.map(\.key)
    return guesses.sorted {
      (order.firstIndex(of: $0.key) ?? 0) < (order.firstIndex(of: $1.key) ?? 0)
    }
  }

  private func matched(_ guesses: [Guess]) -> [String] {
    let names = guesses.filter {
      ["start", "end", "energy_kwh", "source.id", "cost"].contains($0.key)
    }.map { header[$0.column] }
    return names.count > 1 ? names : Array(header.prefix(4))
  }

  private func cells(_ column: Int) -> [String] {
    rows.compactMap { $0[at: column]?.withoutBlanksAround }.filter { !$0.isEmpty }
  }

  /// What a rule needs beside its column; `nil` when the values do not fit the key.
  private func format(_ column: Int, _ hint: ColumnHint) -> String? {
    let cells = cells(column)
    guard !cells.isEmpty else { return hint.kind == .text ? "" : nil }
    switch hint.kind {
    case .text: return ""
    case .time:
      guard let pattern = pattern(of: cells) else { return nil }
      return pattern == "iso8601" ? "" : ", format: \"\(pattern)\""
    case .duration:
      let formats: [DurationFormat] = [.automatic]
      if formats.contains(where: { format in
        cells.allSatisfy { (try? format.read($0).get()) != nil }
      }) {
        return ""
      }
      let isNumber = cells.allSatisfy { (try? DurationFormat.seconds.read($0).get()) != nil }
      guard isNumber else { return nil }
      let name = ColumnName.fold(header[column])
      return
        ", format: \(name.contains("min") ? "min" : name.contains("(h)") || name.contains("hour") ? "h" : "s")"
    case .number:
      let marks = ["€", "£", "$", "kWh", "Wh", "km", "mi", "%"].filter { mark in
        cells.contains { $0.contains(mark) }
      }
      let numbers = NumberFormat(decimalMark: dialect.decimalMark, strip: marks)
      guard cells.allSatisfy({ numbers.exact($0) != nil }) else { return nil }
      let strip = marks.isEmpty ? "" : ", strip: [\(marks.map(quoted).joined(separator: ", "))]"
      let name = ColumnName.fold(header[column])
      let isWattHours = hint.key.hasSuffix("kwh") && name.contains("wh") && !name.contains("kwh")
      return strip + (isWattHours ? ", unit: Wh" : "")
    }
  }

  private func pattern(of cells: [String]) -> String? {
    ColumnHint.datePatterns.first { reads($0, cells) }
  }

  /// The pattern with day and month exchanged, where it reads all times of a column, and some
  /// differently.
  private func otherPattern(_ column: Int) -> String? {
    let cells = cells(column)
    guard let pattern = pattern(of: cells),
      let other = Self.exchanged.lazy.compactMap({ pair in
        pattern.hasPrefix(pair.0) ? pair.1 + pattern.dropFirst(pair.0.count) : nil
      }).first, reads(other, cells),
      let (first, second) = (try? DateFormat(pattern)).flatMap({ first in
        (try? DateFormat(other)).map { (first, $0) }
      }),
      cells.contains(where: { (try? first.read($0).get()) != (try? second.read($0).get()) })
    else { return nil }
    return other
  }

  /// Beginnings of patterns between which only the order of day and month differs; with dots
  /// between them the day comes first everywhere.
  private static let exchanged = [
    ("dd/MM", "MM/dd"), ("d/M", "M/d"), ("M/d", "d/M"), ("dd-MM", "MM-dd"),
  ]

  private func reads(_ pattern: String, _ cells: [String]) -> Bool {
    guard let format = try? DateFormat(pattern) else { return false }
    return cells.allSatisfy { (try? format.read($0).get()) != nil }
  }

  private func sample(_ column: Int) -> String {
    let shown = cells(column).prefix(2).map { Self.visible(String($0.prefix(24))) }
    return shown.isEmpty ? "always empty" : shown.joined(separator: "; ")
  }

  private func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_ ".unicodeScalars.contains($0)
    }
    if isPlain, text == text.withoutBlanksAround, text.first?.isLetter == true { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default: quoted += Self.visible(String(scalar))
      }
    }
    return quoted + "\""
  }

  /// Text without what a line, a terminal or YAML would act on.
  private static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
