import ChargingLog
import YAMLRecord

/// The settings as they stand in their file, read without judging their values, secrets hidden.
///
/// Works on the text rather than on typed values, so that broken settings can be looked at.
struct SettingsText {
  /// A setting and what it says.
  struct Row: Equatable {
    let key: String
    let text: String
    let doc: String
  }

  let root: Node

  /// - Parameter bytes: The file; `nil` when it cannot be read as YAML at all.
  init?(_ bytes: [UInt8]) {
    guard let record = Record.read(bytes, file: "settings.yaml").record else { return nil }
    root = record.root
  }

  /// Every setting at or below a dotted key, in the order of the file.
  func rows(below key: String = "") -> [Row] {
    let path = key.isEmpty ? FieldPath([]) : FieldPath(parsing: key)
    guard let path, let node = node(at: path) else { return [] }
    return rows(node, at: path)
  }

  /// The value at a dotted key as JSON, by the types of the schema.
  func json(below key: String = "") -> JSON? {
    let path = key.isEmpty ? FieldPath([]) : FieldPath(parsing: key)
    guard let path, let node = node(at: path) else { return nil }
    return json(node, at: path)
  }

  private func node(at path: FieldPath) -> Node? {
    var node = root
    for step in path.steps {
      guard case .key(let key) = step, let next = node.entries?[key: key] else { return nil }
      node = next
    }
    return node
  }

  private func rows(_ node: Node, at path: FieldPath) -> [Row] {
    if let entries = node.entries {
      return entries.flatMap { rows($0.value, at: path.appending($0.key)) }
    }
    let key = Settings.schema.keys.key(at: path)
    let texts = node.items?.map { shown($0, key?.type) } ?? [shown(node, key?.type)]
    return [Row(key: path.description, text: texts.joined(separator: ", "), doc: key?.doc ?? "")]
  }

  private func json(_ node: Node, at path: FieldPath) -> JSON {
    switch node.kind {
    case .mapping(let entries):
      .object(entries.map { ($0.key, json($0.value, at: path.appending($0.key))) })
    case .list(let items):
      .array(items.map { json($0, at: path) })
    case .scalar:
      scalar(node, Settings.schema.keys.key(at: path)?.type)
    }
  }

  private func scalar(_ node: Node, _ type: ValueType?) -> JSON {
    let text = shown(node, type)
    switch type {
    case .number, .plainNumber, .whole, .percent: return .number(text)
    case .boolean where text == "true" || text == "false": return .bool(text == "true")
    default: return .string(text)
    }
  }

  private func shown(_ node: Node, _ type: ValueType?) -> String {
    switch type {
    case .secret, .list(.secret): SecretMask.text
    default: node.text ?? (node.entries == nil ? "[…]" : "{…}")
    }
  }
}
