import ChargingLog

/// A rule with its columns found in a header.
struct BoundRule: Sendable {
  let rule: ValueRule
  private let type: ValueType
  /// The columns that the file has, in the order of the rule.
  let positions: [Int]
  private let names: [String]
  private let when: [(position: Int?, conditions: [Condition])]
  private let minus: [BoundRule]
  private let unknown: [String]
  private let numbers: NumberFormat
  private let conversion: UnitConversion?
  /// The date format that was found to be the file's.
  var dates: DateFormat?

  init(_ rule: ValueRule, type: ValueType, header: Header, dialect: CSVDialect, unknown: [String]) {
    self.rule = rule
    self.type = type
    self.unknown = unknown
    positions = rule.columns.compactMap { header.position(of: $0) }
    names = header.names
    when = rule.when.map { (header.position(ofAny: $0.columns), $0.conditions) }
    minus = rule.minus.map {
      BoundRule($0, type: type, header: header, dialect: dialect, unknown: unknown)
    }
    numbers = NumberFormat(
      decimalMark: dialect.decimalMark,
      thousandsMark: rule.thousands,
      strip: rule.strip
    )
    conversion = rule.unit.flatMap { UnitConversion(from: $0, to: type.unit ?? "") }
    dates = rule.dates.first
  }

  /// The value in a row; `nil` when it is unknown.
  func value(in fields: [String]) throws(CellProblem) -> FieldValue? {
    for (position, conditions) in when {
      let cell = position.flatMap { fields[at: $0] }
      guard conditions.contains(where: { $0.holds(cell, numbers: numbers) }) else { return nil }
    }
    guard let value = try plainValue(in: fields) else { return nil }
    guard let minus = minus.first else { return value }
    guard let other = try minus.value(in: fields), !value.precedes(other) else { return nil }
    switch (value, other) {
    case (.number(let a), .number(let b)): return .number(a - b)
    case (.duration(let a), .duration(let b)): return .duration(a - b)
    default: return value
    }
  }

  private func plainValue(in fields: [String]) throws(CellProblem) -> FieldValue? {
    switch rule.source {
    case .constant(let text):
      return try read(text, at: nil, isOurs: true)
    case .first:
      guard let (text, position) = firstText(in: fields) else { return nil }
      return try read(text, at: position)
    case .each:
      var values: [FieldValue] = []
      for position in positions {
        guard let text = text(at: position, in: fields) else { continue }
        if let value = try read(text, at: position) { values.append(value) }
      }
      return values.folded(by: rule.pick)
    }
  }

  /// The text of the first column that is not blank.
  func firstText(in fields: [String]) -> (text: String, position: Int)? {
    for position in positions {
      if let text = text(at: position, in: fields) { return (text, position) }
    }
    return nil
  }

  /// The text of a cell; `nil` when it is blank or stands for unknown.
  func text(at position: Int, in fields: [String]) -> String? {
    guard let text = fields[at: position]?.withoutBlanksAround, !text.isEmpty else { return nil }
    return isUnknown(text, unknown) || isUnknown(text, rule.unknown) ? nil : text
  }

  private func isUnknown(_ text: String, _ unknown: [String]) -> Bool {
    unknown.contains { word in
      word.hasSuffix("*") && word.count > 1
        ? text.hasPrefix(word.dropLast()) : Condition.isSame(text, word, numbers)
    }
  }

  /// The value of a text; one that stands in the rules, `isOurs`, is written as records have it.
  private func read(_ text: String, at position: Int?, isOurs: Bool = false) throws(CellProblem)
    -> FieldValue?
  {
    if let only = rule.only, !only.holds(text, numbers: numbers) { return nil }
    var (text, isOurs) = (text, isOurs)
    if !rule.find.isEmpty {
      guard let found = rule.find.first(where: { text.contains($0.text) }) else { return nil }
      (text, isOurs) = (found.value, true)
    } else if !rule.map.isEmpty {
      let stripped = text.without(rule.strip)
      if let mapped = rule.map.first(where: { $0.text == stripped }) {
        (text, isOurs) = (mapped.value, true)
      } else {
        switch rule.otherwise {
        case .unknown: return nil
        case .value(let value): (text, isOurs) = (value, true)
        case .keep: break
        case .refuse: throw CellProblem(column: position.map { names[$0] }, notMapped(text))
        }
      }
    }
    do {
      return try typed(text, isOurs: isOurs)
    } catch {
      throw CellProblem(column: position.map { names[$0] }, error)
    }
  }

  private func typed(_ text: String, isOurs: Bool) throws(ValueProblem) -> FieldValue {
    switch type {
    case .number, .plainNumber, .money, .price, .percent, .whole:
      return .number(try number(text, isOurs ? NumberFormat(decimalMark: .point) : numbers))
    case .timestamp:
      return .time(try (dates ?? .iso8601).read(text.without(rule.strip)).get())
    case .duration:
      let mark = numbers.decimalMark ?? .point
      return .duration(
        try (rule.duration ?? .automatic).read(text.without(rule.strip), decimalMark: mark).get()
      )
    case .boolean:
      return .text(
        ["TRUE", "True"].contains(text)
          ? "true" : ["FALSE", "False"].contains(text) ? "false" : text
      )
    case .list:
      let items = rule.split.map { text.split(separator: $0).map(String.init) } ?? [text]
      return .list(items.map(\.withoutBlanksAround).filter { !$0.isEmpty })
    default:
      return .text(isOurs ? text : text.without(rule.strip))
    }
  }

  private func number(_ text: String, _ format: NumberFormat) throws(ValueProblem) -> ExactDecimal {
    let digits = try format.read(text).get().shortenedToFit
    var number = try ExactDecimal.parse(digits).get()
    if let scale = rule.scale { number = number * scale }
    if let conversion { number = conversion.convert(number) }
    switch type {
    case .money, .price: return number
    default: return ExactDecimal(coefficient: Int128(number.coefficient), scale: Int(number.scale))
    }
  }

  private func notMapped(_ text: String) -> ValueProblem {
    let known = rule.map.map(\.text)
    let nearest = Spelling.nearest(to: text, among: known)
    return ValueProblem(
      code: "import-map",
      message: "\(ValueProblem.quoted(text)) is none of \(known.joined(separator: ", "))",
      fix: nearest.map { "is \($0) meant? correct it, or add it to map" }
        ?? "correct it, or add it to map in the rules"
    )
  }
}

extension [String] {
  subscript(at position: Int) -> String? { indices.contains(position) ? self[position] : nil }
}

extension String {
  /// The text without marks at either end, each taken off once at most.
  func without(_ marks: [String]) -> String {
    var text = withoutBlanksAround
    for mark in marks where !mark.isEmpty {
      if text.hasPrefix(mark) {
        text = String(text.dropFirst(mark.count)).withoutBlanksAround
      } else if text.hasSuffix(mark) {
        text = String(text.dropLast(mark.count)).withoutBlanksAround
      }
    }
    return text
  }

  /// A number of more digits than are kept, as binary floating point prints them, cut to what fits.
  fileprivate var shortenedToFit: String {
    let digits = utf8.count { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }
    guard digits > ExactDecimal.maximumDigits, let point = firstIndex(of: ".") else { return self }
    let kept = max(
      1,
      ExactDecimal.maximumDigits - (digits - distance(from: point, to: endIndex) + 1)
    )
    return String(self[..<point] + self[point...].prefix(kept + 1))
  }
}
