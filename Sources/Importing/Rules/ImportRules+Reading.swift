package import YAMLRecord
import ChargingLog

extension ImportRules {
  /// What came of reading a rules file.
  package struct Reading: Sendable {
    /// The rules; `nil` when the file has errors.
    package var rules: ImportRules?
    package var diagnostics: [Diagnostic]
  }

  /// Reads a rules file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its path, for messages.
  ///   - id: Its name without `.yaml`.
  ///   - origin: Who wrote it.
  /// - Returns: The rules, or what is wrong with the file.
  package static func read(_ bytes: [UInt8], file: String, id: String, origin: Origin) -> Reading {
    let reading = Record.read(bytes, file: file)
    guard let record = reading.record else {
      return Reading(rules: nil, diagnostics: reading.diagnostics)
    }
    var nodes = RuleNodes(source: record.source)
    var rules = ImportRules(id: id, origin: origin, name: id)
    let members = nodes.members(
      record.root,
      keys: [
        "name", "match", "csv", "time_zone", "currency", "units", "unknown", "group_by", "where",
        "session",
      ]
    )
    if let name = members["name"].flatMap({ nodes.text($0) }) { rules.name = name }
    rules.match = members["match"].map { nodes.columnSets($0) } ?? []
    if let node = members["csv"] { rules.dialect = nodes.dialect(node) }
    rules.timeZone = members["time_zone"].flatMap { nodes.zone($0) }
    rules.currency = members["currency"].flatMap { nodes.text($0, as: .currency) }
    rules.distance = members["units"].flatMap { nodes.units($0) }
    rules.unknown = members["unknown"].map { nodes.texts($0) } ?? []
    rules.groupBy = members["group_by"].map { nodes.columnSets($0) } ?? []
    rules.conditions = members["where"].map { nodes.conditions($0) } ?? []
    if let node = members["session"] { rules.keys = nodes.session(node) }
    if !record.isPartial {
      for key in ["match", "session"] where members[key] == nil {
        nodes.report(
          "missing-key",
          at: SourceText.Span(0, 1),
          "\(key) is missing",
          fix: key == "match"
            ? "add match: [headers that recognise the file]" : "add session: {start: {column: …}}"
        )
      }
      if let node = members["session"], rules["start"] == nil, node.entries != nil {
        nodes.report(
          "missing-key",
          at: node.span,
          "session has no start",
          fix: "add start: {column: …}"
        )
      }
    }
    let diagnostics = (reading.diagnostics + nodes.diagnostics).sorted()
    let isUsable = !diagnostics.contains { $0.severity == .error }
    return Reading(rules: isUsable ? rules : nil, diagnostics: diagnostics)
  }
}

extension RuleNodes {
  fileprivate mutating func dialect(_ node: Node) -> ImportRules.Dialect {
    var dialect = ImportRules.Dialect()
    let members = members(node, keys: ["delimiter", "decimal", "quote", "skip", "encoding"])
    dialect.delimiter = members["delimiter"].flatMap { byte($0, key: "delimiter") }
    dialect.quote = members["quote"].flatMap { byte($0, key: "quote") }
    if let node = members["decimal"] {
      dialect.decimalMark = choice(node, key: "decimal", [",": .comma, ".": .point])
    }
    if let node = members["encoding"] {
      let known = CSVDialect.Encoding.allCases.map { ($0.rawValue, $0) }
      dialect.encoding = choice(node, key: "encoding", Dictionary(uniqueKeysWithValues: known))
    }
    if let node = members["skip"], let text = text(node) {
      if let count = Int(text), 0...1000 ~= count {
        dialect.skippedLines = count
      } else {
        report("range", at: node.span, "skip is not a number of lines", fix: "write 0 to 1000")
      }
    }
    return dialect
  }

  private mutating func byte(_ node: Node, key: String) -> UInt8? {
    guard let text = text(node) else { return nil }
    if text == "tab" || text == "\\t" { return 0x09 }
    if text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, !byte.isCSVLineEnd {
      return byte
    }
    report(
      "format",
      at: node.span,
      "\(key) is not one ASCII character",
      fix: "write one such as \";\", or tab"
    )
    return nil
  }

  fileprivate mutating func zone(_ node: Node) -> Zone? {
    guard let text = text(node) else { return nil }
    do throws(ZoneError) {
      return try Zone.named(text)
    } catch {
      report("time-zone", at: node.span, error.message, fix: nil)
      return nil
    }
  }

  fileprivate mutating func units(_ node: Node) -> DistanceUnit? {
    let members = members(node, keys: ["distance"])
    return members["distance"].flatMap {
      choice($0, key: "distance", ["mi": .miles, "km": .kilometres])
    }
  }
}
