import ChargingLog
import YAMLRecord

extension RuleNodes {
  /// The rules below `session`.
  mutating func session(_ node: Node) -> [ImportRules.Key] {
    guard let entries = node.entries else {
      report(
        "type",
        at: node.span,
        "session has keys of its own",
        fix: "write start: {column: …} below it"
      )
      return []
    }
    let known = ImportRules.sessionKeys
    var keys: [ImportRules.Key] = []
    for entry in entries where !entry.key.hasPrefix("x-") {
      guard let type = known.first(where: { $0.key == entry.key })?.type else {
        refuseUnknown(entry, among: known.map(\.key))
        continue
      }
      let nodes = entry.value.items ?? [entry.value]
      let rules = nodes.compactMap { rule($0, key: entry.key, type: type) }
      keys.append(ImportRules.Key(key: entry.key, type: type, rules: rules))
    }
    return keys
  }

  private static let ruleKeys = [
    "column", "columns", "value", "when", "unknown", "only", "strip", "find", "map", "otherwise",
    "format", "thousands", "scale", "unit", "minus", "split", "pick",
  ]

  private mutating func rule(_ node: Node, key: String, type: ValueType) -> ValueRule? {
    guard node.entries != nil else {
      let example = node.text.map { "\(key): {column: \($0)}" } ?? "\(key): {column: …}"
      report(
        "type",
        at: node.span,
        "\(key) needs to say where it comes from",
        fix: "write \(example)"
      )
      return nil
    }
    let members = members(node, keys: Self.ruleKeys)
    var rule = ValueRule()
    guard readSource(members, of: node, into: &rule) else { return nil }
    rule.when = members["when"].map { conditions($0) } ?? []
    rule.unknown = members["unknown"].map { texts($0) } ?? []
    rule.only = members["only"].flatMap { condition($0) }
    rule.strip = (members["strip"].map { texts($0) } ?? []).sorted { $0.count > $1.count }
    rule.find = members["find"].map { pairs($0) } ?? []
    rule.map = members["map"].map { pairs($0) } ?? []
    rule.split = members["split"].flatMap { text($0) }
    if let node = members["otherwise"], let text = text(node) {
      rule.otherwise =
        switch text {
        case "unknown": .unknown
        case "keep": .keep
        default: .value(text)
        }
    }
    if let node = members["pick"] {
      let picks = ValueRule.Pick.allCases.map { ($0.rawValue, $0) }
      rule.pick = choice(node, key: "pick", Dictionary(uniqueKeysWithValues: picks))
    }
    readFormat(members, of: type, into: &rule)
    readNumbers(members, key: key, type: type, into: &rule)
    if case .each = rule.source, rule.pick == nil, members["pick"] == nil {
      report(
        "missing-key",
        at: node.span,
        "columns needs pick",
        fix: "add pick: sum, max, min or first"
      )
    }
    return rule
  }

  private mutating func readSource(
    _ members: [String: Node],
    of node: Node,
    into rule: inout ValueRule
  ) -> Bool {
    let given = ["column", "columns", "value"].filter { members[$0] != nil }
    guard given.count == 1 else {
      // A misspelt key has been told already.
      let isMisspelt = node.entries?.contains { !Self.ruleKeys.contains($0.key) } ?? false
      if given.isEmpty, isMisspelt { return false }
      let found = given.isEmpty ? "neither column nor value" : given.joined(separator: " beside ")
      report(
        "one-of",
        at: node.span,
        "a rule with \(found)",
        fix: "write one of column, columns and value"
      )
      return false
    }
    if let node = members["value"] {
      guard let text = text(node) else { return false }
      rule.source = .constant(text)
    }
    if let node = members["column"] { rule.source = .first(columns(node)) }
    if let node = members["columns"] { rule.source = .each(columns(node)) }
    return true
  }

  private mutating func readFormat(
    _ members: [String: Node],
    of type: ValueType,
    into rule: inout ValueRule
  ) {
    guard let node = members["format"] else {
      if case .timestamp = type { rule.dates = [.iso8601] }
      return
    }
    switch type {
    case .timestamp:
      for node in node.items ?? [node] {
        guard let text = text(node) else { continue }
        do throws(ValueProblem) {
          rule.dates.append(try DateFormat(text))
        } catch {
          report(error.code, at: node.span, error.message, fix: error.fix)
        }
      }
    case .duration:
      let formats = DurationFormat.allCases.map { ($0.rawValue, $0) }
      rule.duration = choice(node, key: "format", Dictionary(uniqueKeysWithValues: formats))
    default:
      report("format", at: node.span, "only times and durations have a format", fix: "remove it")
    }
  }

  private mutating func readNumbers(
    _ members: [String: Node],
    key: String,
    type: ValueType,
    into rule: inout ValueRule
  ) {
    if let node = members["thousands"], let text = text(node) {
      rule.thousands = text.count == 1 ? text.first : nil
      if text.count != 1 {
        report(
          "format",
          at: node.span,
          "thousands is not one character",
          fix: "write \",\" or \".\""
        )
      }
    }
    if let node = members["scale"], let text = text(node, as: .plainNumber) {
      rule.scale = ExactDecimal.exactly(text)
    }
    if let node = members["unit"], let text = text(node) {
      rule.unit = text
      if UnitConversion(from: text, to: type.unit ?? "") == nil {
        report(
          "unit",
          at: node.span,
          "\(text) cannot be turned into \(type.unit ?? "a value of \(key)")",
          fix: "write a factor: scale: 0.001"
        )
      }
    }
    if let node = members["minus"], let subtrahend = self.rule(node, key: key, type: type) {
      rule.minus = [subtrahend]
    }
  }

  private mutating func pairs(_ node: Node) -> [ValueRule.Pair] {
    guard let entries = node.entries else {
      report(
        "type",
        at: node.span,
        "texts with their values belong here",
        fix: "write {AC: ac, DC: dc}"
      )
      return []
    }
    return entries.compactMap { entry in
      text(entry.value).map { ValueRule.Pair(text: entry.key, value: $0) }
    }
  }
}
