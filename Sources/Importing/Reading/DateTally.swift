import ChargingLog

/// Finds which of several date formats a file uses: the one that reads every cell.
struct DateTally {
  private struct Count {
    var formats: [DateFormat]
    var cells = 0
    var read: [Int]
    /// Cells that two formats read as different dates, by the pair of formats.
    var clashes: [Int: String] = [:]
  }

  private var counts: [[String]: Count] = [:]

  private static func key(_ formats: [DateFormat]) -> [String] { formats.map(\.pattern) }

  /// Takes down how the cells of a row can be read.
  mutating func count(_ fields: [String], by reader: RowReader) {
    for rule in reader.keys.flatMap(\.rules) where rule.rule.dates.count > 1 {
      guard let (text, _) = rule.firstText(in: fields) else { continue }
      count(text.without(rule.rule.strip), rule.rule.dates)
    }
  }

  private mutating func count(_ text: String, _ formats: [DateFormat]) {
    let key = Self.key(formats)
    var count =
      counts[key] ?? Count(formats: formats, read: Array(repeating: 0, count: formats.count))
    count.cells += 1
    let readings = formats.map { try? $0.read(text).get() }
    for (index, reading) in readings.enumerated() {
      guard let reading else { continue }
      count.read[index] += 1
      for other in 0..<index where readings[other] != nil {
        if readings[other]?.order != reading.order,
          count.clashes[other * formats.count + index] == nil
        {
          count.clashes[other * formats.count + index] = text
        }
      }
    }
    counts[key] = count
  }

  /// A pattern as a shell takes it for one word.
  private static func shellWord(_ pattern: String) -> String {
    pattern.contains(" ") ? "'\(pattern)'" : pattern
  }

  /// The format of the file.
  ///
  /// - Throws: When two formats read every cell, and not alike.
  func format(of rule: ValueRule, file: String) throws(ImportFailure) -> DateFormat? {
    guard let count = counts[Self.key(rule.dates)], rule.dates.count > 1 else { return nil }
    let whole = count.formats.indices.filter { count.read[$0] == count.cells }
    for (left, first) in whole.enumerated() {
      for second in whole[(left + 1)...] {
        guard let text = count.clashes[first * count.formats.count + second] else { continue }
        let patterns = [first, second].map { count.formats[$0].pattern }
        throw ImportFailure(
          "import-ambiguous",
          file: file,
          "\(ValueProblem.quoted(text)) can be \(patterns[0]) or \(patterns[1]), and so can every date of the file",
          fix: "say which it is: --date-format \(Self.shellWord(patterns[0]))"
        )
      }
    }
    let best = count.formats.indices.max {
      count.read[$0] < count.read[$1] || count.read[$0] == count.read[$1] && $0 > $1
    }
    return best.map { count.formats[$0] }
  }
}
