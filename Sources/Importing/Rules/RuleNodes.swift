import ChargingLog
import YAMLRecord

/// Reads the nodes of a rules file and collects what is wrong with them.
struct RuleNodes {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceText) { self.source = source }

  mutating func report(_ code: String, at span: SourceText.Span, _ message: String, fix: String?) {
    diagnostics.append(source.diagnostic(code, at: span, message, fix: fix))
  }

  /// The values of a mapping by key; a key that is not known is refused.
  mutating func members(_ node: Node, keys: [String]) -> [String: Node] {
    guard let entries = node.entries else {
      report(
        "type",
        at: node.span,
        "keys with values belong here",
        fix: "write {\(keys.first ?? "key"): …}"
      )
      return [:]
    }
    var members: [String: Node] = [:]
    for entry in entries where !entry.key.hasPrefix("x-") {
      if keys.contains(entry.key) {
        members[entry.key] = entry.value
      } else {
        refuseUnknown(entry, among: keys)
      }
    }
    return members
  }

  mutating func refuseUnknown(_ entry: Entry, among keys: [String]) {
    let nearest = Spelling.nearest(to: entry.key, among: keys)
    report(
      "unknown-key",
      at: entry.keySpan,
      "\(entry.key) is not a key here",
      fix: nearest.map { "did you mean \($0)?" }
        ?? "the keys here are \(keys.joined(separator: ", "))"
    )
  }

  /// The text of a scalar; an empty one only in quotes.
  mutating func text(_ node: Node) -> String? {
    if let text = node.text, !node.isAbsent { return text }
    report(
      "type",
      at: node.span,
      "text belongs here",
      fix: "write one value, in quotes if it has marks in it"
    )
    return nil
  }

  mutating func text(_ node: Node, as type: ValueType) -> String? {
    guard let text = text(node) else { return nil }
    guard let problem = type.problem(withText: text) else { return text }
    report(problem.code, at: node.span, "the value \(problem.message)", fix: problem.fix)
    return nil
  }

  /// One text or a list of them.
  mutating func texts(_ node: Node) -> [String] {
    guard let items = node.items else { return text(node).map { [$0] } ?? [] }
    return items.compactMap { text($0) }
  }

  /// One of some words.
  mutating func choice<Value>(_ node: Node, key: String, _ words: [String: Value]) -> Value? {
    guard let text = text(node) else { return nil }
    if let value = words[text] { return value }
    let all = words.keys.sorted()
    let nearest = Spelling.nearest(to: text, among: all)
    report(
      "choice",
      at: node.span,
      "\(key) is not one of \(all.joined(separator: ", "))",
      fix: nearest.map { "did you mean \($0)?" } ?? "write one of them"
    )
    return nil
  }

  /// Columns, one after the other.
  mutating func columns(_ node: Node) -> [ColumnName] {
    let names = texts(node)
    for name in names where name.withoutBlanksAround.isEmpty {
      report("column", at: node.span, "a column has no name", fix: "write the name in the header")
    }
    return names.map(ColumnName.init)
  }

  /// A column, or a list in which an item may be a list of alternatives.
  mutating func columnSets(_ node: Node) -> [[ColumnName]] {
    guard let items = node.items else { return [columns(node)] }
    return items.map { columns($0) }
  }

  mutating func condition(_ node: Node) -> Condition? {
    guard let text = text(node) else { return nil }
    switch Condition.parse(text) {
    case .success(let condition): return condition
    case .failure(let problem):
      report(problem.code, at: node.span, problem.message, fix: problem.fix)
      return nil
    }
  }

  /// `{column: condition}`, or a list of `{column: …, is: […]}`.
  mutating func conditions(_ node: Node) -> [ColumnCondition] {
    if let entries = node.entries {
      return entries.map { entry in
        let conditions = entry.value.items ?? [entry.value]
        return ColumnCondition(
          columns: [ColumnName(entry.key)],
          conditions: conditions.compactMap { condition($0) }
        )
      }
    }
    guard let items = node.items else {
      report("type", at: node.span, "conditions belong here", fix: "write {column: \"> 0\"}")
      return []
    }
    return items.map { item in
      let members = members(item, keys: ["column", "is"])
      for key in ["column", "is"] where members[key] == nil {
        report("missing-key", at: item.span, "\(key) is missing", fix: "write {column: …, is: …}")
      }
      let conditions = members["is"].map { $0.items ?? [$0] } ?? []
      return ColumnCondition(
        columns: members["column"].map { columns($0) } ?? [],
        conditions: conditions.compactMap { condition($0) }
      )
    }
  }
}
