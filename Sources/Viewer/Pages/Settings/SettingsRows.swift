import ChargingLog
import DataDirectory
import YAMLRecord

/// Settings one by one: the key, what holds, and where that comes from.
struct SettingsRows {
  struct Row {
    var key: String
    var value: String
    /// File and line, or that it is the default.
    var source: String
    var meaning: String
    var isSet: Bool
  }

  private static let path = "settings.yaml"

  private let record: Record?

  init(_ context: PageContext) {
    let bytes = (try? context.directory.bytes(of: Self.path)) ?? nil
    record = bytes.flatMap { Record.read($0, file: Self.path).record }
  }

  /// The rows of some keys at the top, with all keys below them.
  func rows(_ keys: [String]) -> [Row] {
    Settings.schema.keys.filter { keys.contains($0.key) }.flatMap { rows($0, below: FieldPath([])) }
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
        source: "\(Self.path):\(record.source.place(of: node.span).line)",
        meaning: key.doc,
        isSet: true
      )
    ]
  }

  /// Secrets are not even counted.
  private static func text(of node: Node, _ type: ValueType) -> String {
    switch type {
    case .secret, .list(.secret): return SecretMask.text
    default: break
    }
    if let items = node.items { return items.map { $0.text ?? "…" }.joined(separator: ", ") }
    return node.text ?? "…"
  }

  /// What stands behind the semicolon of a key's meaning.
  private static func defaultValue(of key: SchemaKey) -> String? {
    let parts = key.doc.split(separator: ";", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    return parts[1].drop { $0 == " " }.split(separator: " when missing").first.map(String.init)
  }
}
