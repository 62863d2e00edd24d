import ChargingLog
import DataDirectory
import YAMLRecord

/// The keys of a record one by one: what holds, and where that comes from; secrets hidden.
struct RecordRows {
  struct Row {
    var key: String
    var value: String
    /// File and line, or that it is the default.
    var source: String
    var meaning: String
    var isSet: Bool
  }

  private let path: String
  private let keys: [SchemaKey]
  private let record: Record?

  /// - Parameter path: The file, below the data directory.
  init(_ context: PageContext, path: String) {
    self.path = path
    keys = RecordKind(path: path)?.schemaKeys ?? []
    let bytes = (try? context.directory.bytes(of: path)) ?? nil
    record = bytes.flatMap { Record.read($0, file: path).record }
  }

  /// The rows of some keys at the top, with all keys below them.
  func rows(_ names: [String]) -> [Row] {
    keys.filter { names.contains($0.key) }.flatMap { rows($0, below: FieldPath([])) }
  }

  /// The rows of the keys that are set or have a default.
  var effective: [Row] {
    keys.flatMap { rows($0, below: FieldPath([])) }.filter { $0.isSet || $0.source == "default" }
  }

  private func rows(_ key: SchemaKey, below path: FieldPath) -> [Row] {
    let path = path.appending(key.key)
    if case .mapping(let inner) = key.type { return inner.flatMap { rows($0, below: path) } }
    guard let record, let node = record.node(at: path) else {
      return [
        Row(
          key: path.description,
          value: Self.defaultValue(of: key) ?? "—",
          source: Self.defaultValue(of: key) == nil ? "not set" : "default",
          meaning: key.doc,
          isSet: false
        )
      ]
    }
    return [
      Row(
        key: path.description,
        value: Self.text(of: node, key.type),
        source: "\(self.path):\(record.source.place(of: node.span).line)",
        meaning: key.doc,
        isSet: true
      )
    ]
  }

  /// Secrets are not even counted.
  private static func text(of node: Node, _ type: ValueType) -> String {
    switch type {
    case .secret, .list(.secret): return SecretMask.text
    case .list(.mapping): return Format.count(node.items?.count ?? 0, "entry", "entries")
    default: break
    }
    if let items = node.items {
      return items.map { $0.text.map(SafeAddress.of) ?? "…" }.joined(separator: ", ")
    }
    let unit = type.unit.map { "\u{A0}" + $0 } ?? ""
    return node.text.map { SafeAddress.of($0) + unit } ?? "…"
  }

  /// What stands behind the semicolon of a key's meaning.
  private static func defaultValue(of key: SchemaKey) -> String? {
    let parts = key.doc.split(separator: ";", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return parts[1].drop { $0 == " " }.split(separator: " when missing").first.map(String.init)
  }
}
