import ChargingLog

/// Which rules read a file, and why.
package struct Recognition: Sendable {
  /// Rules that a file matches.
  package struct Candidate: Sendable {
    package var rules: ImportRules
    package var dialect: CSVDialect
    package var header: Header
    /// The headers that matched, as the file has them.
    package var matched: [String]
    /// How many keys of a session find a column.
    package var keyCount: Int

    /// `5 of 5 headers: Start, End, …`.
    package var reason: String {
      "\(matched.count) of \(rules.match.count) headers: " + matched.joined(separator: ", ")
    }
  }

  /// What all candidates come to.
  package enum Outcome: Sendable {
    case rules(Candidate)
    /// Several fit equally well.
    case ambiguous([Candidate])
    /// None fits; the nearest and what it misses.
    case unknown(header: [String], nearest: (rules: ImportRules, missing: [String])?)
  }

  private let prefix: [UInt8]

  /// - Parameter prefix: The beginning of the file, `CSVDialect.sniffedSize` bytes of it.
  package init(prefix: [UInt8]) { self.prefix = prefix }

  /// Finds the rules that fit best.
  package func recognise(among catalog: RuleCatalog) -> Outcome {
    let candidates = catalog.rules.compactMap { candidate($0, isForced: false) }
    guard let best = candidates.max(by: isWorse) else { return unknown(among: catalog.rules) }
    let equals = candidates.filter { !isWorse($0, best) && !isWorse(best, $0) }
    return equals.count == 1 ? .rules(best) : .ambiguous(equals)
  }

  /// How some rules fit the file; `nil` when a header of `match` is missing, unless forced.
  package func candidate(_ rules: ImportRules, isForced: Bool) -> Candidate? {
    let dialect = dialect(for: rules)
    guard let names = header(dialect) else { return nil }
    let header = Header(names)
    let positions = rules.match.map { header.position(ofAny: $0) }
    guard isForced || !positions.contains(nil) && !positions.isEmpty else { return nil }
    let matched = positions.compactMap { $0 }.map { names[$0].withoutBlanksAround }
    let keyCount = rules.keys.count { key in
      key.rules.contains { header.position(ofAny: $0.columns) != nil }
    }
    return Candidate(
      rules: rules,
      dialect: dialect,
      header: header,
      matched: matched,
      keyCount: keyCount
    )
  }

  /// The header of the file as it is found to be written.
  package var header: [String]? { header(CSVDialect.sniff(prefix)) }

  private func header(_ dialect: CSVDialect) -> [String]? {
    let reader = CSVReader(CSVSource(bytes: prefix), dialect: dialect)
    guard let header = reader.header, header.problems.isEmpty else { return nil }
    return header.fields
  }

  private func dialect(for rules: ImportRules) -> CSVDialect {
    var dialect = CSVDialect.sniff(prefix, skippedLines: rules.dialect.skippedLines)
    if let delimiter = rules.dialect.delimiter { dialect.delimiter = delimiter }
    if let quote = rules.dialect.quote { dialect.quote = quote }
    if let mark = rules.dialect.decimalMark { dialect.decimalMark = mark }
    if let encoding = rules.dialect.encoding { dialect.encoding = encoding }
    return dialect
  }

  private func isWorse(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.matched.count != right.matched.count { return left.matched.count < right.matched.count }
    if left.keyCount != right.keyCount { return left.keyCount < right.keyCount }
    return left.rules.origin == .shipped && right.rules.origin != .shipped
  }

  private func unknown(among rules: [ImportRules]) -> Outcome {
    guard let names = header else { return .unknown(header: [], nearest: nil) }
    let header = Header(names)
    let misses = rules.map { rules in
      (
        rules: rules,
        missing: rules.match.filter { header.position(ofAny: $0) == nil }.compactMap(\.first?.text)
      )
    }
    let nearest = misses.filter { $0.missing.count * 2 <= $0.rules.match.count }
      .min { $0.missing.count < $1.missing.count }
    return .unknown(header: names, nearest: nearest)
  }
}
