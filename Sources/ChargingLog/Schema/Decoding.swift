package import YAMLRecord

/// Reads the nodes of one file into typed values and collects every problem on the way.
package struct Decoding {
  package let source: SourceText
  private var problems: ProblemList
  /// Whether parts of the file could not be read, so that missing keys say nothing.
  private var isPartial = false

  /// - Parameter problems: What is known to be wrong with the file.
  package init(source: SourceText, _ problems: ProblemList = ProblemList()) {
    self.source = source
    self.problems = problems
  }

  /// What is wrong with the file, in its order.
  package var diagnostics: [Diagnostic] { problems.diagnostics }

  package mutating func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    problems.append(diagnostic())
  }

  /// Reads a whole record by its schema.
  ///
  /// - Parameter isPartial: Parts of the file could not be read, so missing keys say nothing.
  package mutating func record<R: SchemaRecord>(
    _ entries: [Entry],
    at span: SourceText.Span,
    as type: R.Type = R.self,
    isPartial: Bool = false
  ) -> R {
    let schema = R.schema
    self.isPartial = self.isPartial || isPartial
    var record = R()
    var seen: UInt64 = 0
    var isTwice = false
    var next = 0
    for (number, entry) in entries.enumerated() {
      guard let position = schema.position(of: entry.key, near: next) else {
        let before = number > 0 ? entries[number - 1] : nil
        if !refuseDecimals(entry, behind: before, schema.keys) {
          refuseUnknown(entry, among: schema.fields.map(\.key))
        }
        continue
      }
      if seen & 1 << UInt64(position) != 0 { isTwice = true }
      seen |= 1 << UInt64(position)
      next = position + 1
      schema.fields[position].read(entry.value, &record, &self)
    }
    if !self.isPartial {
      for position in schema.fields.indices
      where seen & 1 << UInt64(position) == 0 && schema.fields[position].isRequired {
        let field = schema.fields[position]
        refuse(
          "missing-key",
          at: SourceText.Span(Int(span.start), Int(span.start) + 1),
          "\(field.key) is missing",
          fix: "add \(field.key): \(field.type.example)"
        )
      }
    }
    if isTwice || schema.hasExclusive(among: seen) { checkExclusive(schema.exclusive, entries) }
    return record
  }

  /// Reads one scalar; `nil` when it is not of its type, which is reported.
  mutating func scalar<V: ScalarValue>(_ node: Node, key: String, as type: ValueType) -> V? {
    guard let text = node.text else {
      let found = node.items == nil ? "a mapping" : "a list"
      refuse(
        "type",
        node,
        "\(key) is \(found), not \(type.description)",
        fix: "write \(key): \(type.example)"
      )
      return nil
    }
    if node.isAbsent || text.isEmpty && node.style == .plain {
      // An alias stands for a value, and has been refused as what it is.
      guard !isRefused(node) else { return nil }
      refuse(
        "no-value",
        node,
        "\(key) has no value",
        fix: "write one, or remove the key: a missing key means unknown"
      )
      return nil
    }
    switch V.parse(text, as: type) {
    case .success(let value): return value
    case .failure(let problem):
      refuse(problem.code, node, "\(key) \(problem.message)", fix: problem.fix)
      return nil
    }
  }

  /// The items of a list; anything else is reported.
  mutating func items(_ node: Node, key: String) -> [Node] {
    guard let items = node.items else {
      let fix = node.text.map { "write \(key): [\($0)]" } ?? "write \(key): [first, second]"
      refuse("type", node, "\(key) is not a list", fix: fix)
      return []
    }
    return items
  }

  /// Reads a mapping inside a record.
  mutating func mapping<R: SchemaRecord>(_ node: Node, key: String, as type: R.Type) -> R? {
    guard let entries = node.entries else {
      let required = R.schema.fields.filter(\.isRequired)
      let shown = required.isEmpty ? Array(R.schema.fields.prefix(1)) : required
      let example = shown.map { "\($0.key): \($0.type.example)" }.joined(separator: ", ")
      refuse("type", node, "\(key) has keys of its own", fix: "write \(key): {\(example)}")
      return nil
    }
    return record(entries, at: node.span, as: type)
  }

  private func isRefused(_ node: Node) -> Bool {
    guard !problems.isEmpty, !problems.isFull else { return false }
    let place = source.place(of: node.span)
    return problems.diagnostics.contains { $0.place == place }
  }

  mutating func refuse(_ code: String, _ node: Node, _ message: String, fix: String?) {
    var span = node.span
    if span.start == span.end {
      span = SourceText.Span(max(0, Int(span.start) - 1), Int(span.start))
    }
    refuse(code, at: span, message, fix: fix)
  }

  private mutating func refuse(
    _ code: String,
    at span: SourceText.Span,
    _ message: String,
    fix: String?,
    notes: [Diagnostic.Note] = []
  ) {
    problems.append(source.diagnostic(code, at: span, message, fix: fix, notes: notes))
  }

  /// Refuses `5,85` in braces, where the comma ends the 5 and makes a key of the 85, as the number
  /// with a comma that was meant; `false` when it is nothing of the kind.
  private mutating func refuseDecimals(_ entry: Entry, behind before: Entry?, _ keys: [SchemaKey])
    -> Bool
  {
    guard entry.value.isAbsent, entry.key.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      let before, let whole = before.value.text,
      before.value.span.end + 1 == entry.keySpan.start,
      let problem = keys.first(where: { $0.key == before.key })?.type.problem(
        withText: "\(whole),\(entry.key)"
      ), problem.fix?.contains("decimal mark") == true
    else { return false }
    refuse(
      problem.code,
      at: SourceText.Span(Int(before.value.span.start), Int(entry.keySpan.end)),
      "\(before.key) \(problem.message)",
      fix: problem.fix
    )
    return true
  }

  private mutating func refuseUnknown(_ entry: Entry, among known: [String]) {
    guard !entry.key.hasPrefix("x-") else { return }
    let nearest = problems.isFull ? nil : Spelling.nearestKey(to: entry.key, among: known)
    let fix =
      nearest.map { "did you mean \($0)?" }
      ?? "keys of your own begin with x-, as in x-\(entry.key)"
    refuse("unknown-key", at: entry.keySpan, "\(entry.key) is not a key here", fix: fix)
  }

  private mutating func checkExclusive(_ sets: [[String]], _ entries: [Entry]) {
    for keys in sets {
      let found = entries.filter { keys.contains($0.key) }
      guard let first = found.first, let second = found.dropFirst().first else { continue }
      refuse(
        "one-of",
        at: second.keySpan,
        "\(second.key) stands beside \(first.key)",
        fix: "keep one of the two",
        notes: [
          Diagnostic.Note(
            file: source.file,
            place: source.place(of: first.keySpan),
            message: "\(first.key) is here"
          )
        ]
      )
    }
  }
}
