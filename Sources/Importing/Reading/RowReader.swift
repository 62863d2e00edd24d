import ChargingLog

/// Reads rows of one file by rules whose columns are found.
struct RowReader: Sendable {
  /// A key with its rules.
  struct Key: Sendable {
    let key: String
    let type: ValueType
    var rules: [BoundRule]
  }

  private(set) var keys: [Key]
  private let conditions: [(position: Int?, conditions: [Condition])]
  private let groups: [Int]
  private let numbers: NumberFormat
  private let header: Header

  /// - Throws: When a column stands twice in the header, or the start in none.
  init(_ candidate: Recognition.Candidate, file: String) throws(ImportFailure) {
    let (rules, header, dialect) = (candidate.rules, candidate.header, candidate.dialect)
    self.header = header
    keys = rules.keys.map { key in
      Key(
        key: key.key,
        type: key.type,
        rules: key.rules.map {
          BoundRule($0, type: key.type, header: header, dialect: dialect, unknown: rules.unknown)
        }
      )
    }
    numbers = NumberFormat(decimalMark: dialect.decimalMark)
    conditions = rules.conditions.map { (header.position(ofAny: $0.columns), $0.conditions) }
    groups = rules.groupBy.compactMap { header.position(ofAny: $0) }
    try check(rules, file)
  }

  private func check(_ rules: ImportRules, _ file: String) throws(ImportFailure) {
    let used = keys.flatMap { $0.rules.flatMap(\.positions) } + groups
    for position in used {
      guard let twin = header.twin(of: position) else { continue }
      throw ImportFailure(
        "import-column",
        file: file,
        "\(header.names[position]) stands twice in the header, as column \(min(position, twin) + 1) and \(max(position, twin) + 1)",
        fix: "remove or rename one of them in the file"
      )
    }
    let hasStart =
      keys.first { $0.key == "start" }?.rules.contains { !$0.positions.isEmpty } ?? false
    guard !hasStart else { return }
    let wanted = rules["start"]?.rules.flatMap(\.columns).map(\.text) ?? []
    throw ImportFailure(
      "import-column",
      file: file,
      "no column holds the start: \(rules.id) looks for \(wanted.joined(separator: ", "))",
      fix: "the header is: \(header.names.joined(separator: ", "))"
    )
  }

  /// Whether the rules leave a row out.
  func leavesOut(_ fields: [String]) -> Bool {
    conditions.contains { position, conditions in
      let cell = position.flatMap { fields[at: $0] }
      return !conditions.contains { $0.holds(cell, numbers: numbers) }
    }
  }

  /// What rows of one session have in common; `nil` where each row is a session.
  func group(_ fields: [String]) -> [String]? {
    groups.isEmpty ? nil : groups.map { fields[at: $0]?.withoutBlanksAround ?? "" }
  }

  /// Sets the date format of all times with a choice of formats.
  mutating func choose(_ format: (BoundRule) -> DateFormat?) {
    for key in keys.indices {
      for rule in keys[key].rules.indices {
        keys[key].rules[rule].dates = format(keys[key].rules[rule]) ?? keys[key].rules[rule].dates
      }
    }
  }

  /// The values of a session by key, each with the column it came from.
  func values(of rows: [[String]]) throws(CellProblem) -> SessionValues {
    var values = SessionValues()
    for key in keys {
      for rule in key.rules {
        guard let value = try folded(rule, rows, key.key) else { continue }
        if values[key.key] == nil {
          let column = rule.positions.first { position in
            rows.contains { rule.text(at: position, in: $0) != nil }
          }
          values.set(key.key, value, column: column.map { header.names[$0] })
        }
        guard key.key == "car" else { break }
        values.carNames.append(value.text)
      }
    }
    return values
  }

  private func folded(_ rule: BoundRule, _ rows: [[String]], _ key: String) throws(CellProblem)
    -> FieldValue?
  {
    if rows.count == 1 { return try rule.value(in: rows[0]) }
    var known: [FieldValue] = []
    for row in rows {
      if let value = try rule.value(in: row) { known.append(value) }
    }
    if let value = known.folded(by: rule.rule.pick) { return value }
    guard let first = known.first, let other = known.first(where: { $0 != first }) else {
      return nil
    }
    throw CellProblem(
      column: rule.positions.first.map { header.names[$0] },
      ValueProblem(
        code: "import-group",
        message:
          "\(rows.count) rows of one session disagree on \(key): \(ValueProblem.quoted(first.text)) and \(ValueProblem.quoted(other.text))",
        fix: "say in the rules which counts: pick: first, last, min, max or sum"
      )
    )
  }
}

/// What the rows of one session say.
struct SessionValues: Sendable {
  private var values: [String: (value: FieldValue, column: String?)] = [:]
  /// The names of the car, by the rules in their order.
  var carNames: [String] = []

  subscript(key: String) -> FieldValue? { values[key]?.value }

  func column(of key: String) -> String? { values[key]?.column }

  mutating func set(_ key: String, _ value: FieldValue, column: String? = nil) {
    values[key] = (value, column)
  }

  mutating func remove(_ key: String) { values[key] = nil }
}
