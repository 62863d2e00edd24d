package import YAMLRecord

/// Reads the nodes of one file into typed values and collects every problem on the way.
package struct Decoding {
  package let source: SourceText
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether parts of the file could not be read, so that missing keys say nothing.
  private var isPartial = false

  package init(source: SourceText) { self.source = source }

  package mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

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
    for entry in entries {
      guard let position = schema.position(of: entry.key) else {
        refuseUnknown(entry, among: schema.fields.map(\.key))
        continue
      }
      seen |= 1 << UInt64(position)
      schema.fields[position].read(entry.value, &record, &self)
    }
    if !self.isPartial {
      for position in schema.fields.indices
      where seen & 1 << UInt64(position) == 0 && schema.fields[position].isRequired {
        let field = schema.fields[position]
        report(
          source.diagnostic(
            "missing-key",
            at: SourceText.Span(Int(span.start), Int(span.start) + 1),
            "\(field.key) is missing",
            fix: "add \(field.key): \(field.type.example)"
          )
        )
      }
    }
    checkExclusive(schema.exclusive, entries)
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
      let place = source.place(of: node.span)
      guard !diagnostics.contains(where: { $0.place == place }) else { return nil }
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
      let inner = R.schema.fields.first
      let example = inner.map { "\($0.key): \($0.type.example)" } ?? ""
      refuse("type", node, "\(key) has keys of its own", fix: "write \(key): {\(example)}")
      return nil
    }
    return record(entries, at: node.span, as: type)
  }

  mutating func refuse(_ code: String, _ node: Node, _ message: String, fix: String?) {
    var span = node.span
    if span.start == span.end {
      span = SourceText.Span(max(0, Int(span.start) - 1), Int(span.start))
    }
    report(source.diagnostic(code, at: span, message, fix: fix))
  }

  private mutating func refuseUnknown(_ entry: Entry, among known: [String]) {
    guard !entry.key.hasPrefix("x-") else { return }
    let nearest = Spelling.nearest(to: entry.key, among: known)
    let fix =
      nearest.map { "did you mean \($0)?" }
      ?? "keys of your own begin with x-, as in x-\(entry.key)"
    report(
      source.diagnostic(
        "unknown-key",
        at: entry.keySpan,
        "\(entry.key) is not a key here",
        fix: fix
      )
    )
  }

  private mutating func checkExclusive(_ sets: [[String]], _ entries: [Entry]) {
    for keys in sets {
      let found = entries.filter { keys.contains($0.key) }
      guard let first = found.first, let second = found.dropFirst().first else { continue }
      report(
        source.diagnostic(
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
      )
    }
  }
}
