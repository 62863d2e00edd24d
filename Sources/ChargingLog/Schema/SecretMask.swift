import YAMLRecord

/// Keeps secrets out of everything that is printed.
package enum SecretMask {
  /// What stands in the place of a secret.
  package static let text = "********"

  /// What stands in the place of a secret that is new in a diff.
  package static let newText = "******** (new)"

  /// The values of a record with its secrets hidden.
  package static func hide(_ pairs: [Value.Pair], keys: [SchemaKey]) -> [Value.Pair] {
    pairs.map { pair in
      guard let type = keys.first(where: { $0.key == pair.key })?.type else { return pair }
      return Value.Pair(pair.key, hide(pair.value, type))
    }
  }

  /// A file's text with its secrets hidden; text that cannot be read is not shown at all.
  ///
  /// - Parameter old: The text before a change: secrets that it does not have are marked as new.
  package static func hide(_ bytes: [UInt8], path: String, old: [UInt8]? = nil) -> [UInt8] {
    guard let kind = RecordKind(path: path), hasSecrets(kind.schemaKeys) else { return bytes }
    guard let record = Record.read(bytes, file: path).record, !record.isPartial else {
      return Array("# not shown: it cannot be read, and may hold secrets\n".utf8)
    }
    let before = old.flatMap { Record.read($0, file: path).record }
    var edits: [Edit] = []
    for (place, secret) in secrets(in: record.root, .mapping(kind.schemaKeys)) {
      let isNew = old != nil && before?.node(at: place)?.text != secret
      edits.append(.set(place, .text(isNew ? newText : text)))
    }
    do throws(EditError) {
      return try record.applying(edits).source.bytes
    } catch {
      return Array("# not shown: its secrets cannot be hidden\n".utf8)
    }
  }

  private static func hasSecrets(_ keys: [SchemaKey]) -> Bool {
    keys.contains { isSecret($0.type) }
  }

  /// Whether a type is secret or has a secret in it.
  private static func isSecret(_ type: ValueType) -> Bool {
    switch type {
    case .secret: true
    case .mapping(let keys): hasSecrets(keys)
    case .list(let item): isSecret(item)
    default: false
    }
  }

  private static func hide(_ value: Value, _ type: ValueType) -> Value {
    switch (value, type) {
    case (_, .secret): .text(text)
    case (.list(let items), .list(let item)): .list(items.map { hide($0, item) })
    case (.mapping(let pairs), .mapping(let keys)): .mapping(hide(pairs, keys: keys))
    default: value
    }
  }

  private static func secrets(
    in node: Node,
    _ type: ValueType,
    at path: FieldPath = FieldPath([])
  ) -> [(FieldPath, String)] {
    switch type {
    case .secret:
      scalars(in: node, at: path)
    case .mapping(let keys):
      (node.entries ?? []).flatMap { entry -> [(FieldPath, String)] in
        guard let key = keys.first(where: { $0.key == entry.key }) else { return [] }
        return secrets(in: entry.value, key.type, at: path.appending(entry.key))
      }
    case .list(let item):
      // A single text where a list belongs is as secret as its items.
      node.items.map { items in
        items.enumerated().flatMap { secrets(in: $1, item, at: path.appending($0)) }
      } ?? (isSecret(item) ? scalars(in: node, at: path) : [])
    default: []
    }
  }

  /// Every text below a node: a secret of the wrong form is still a secret.
  private static func scalars(in node: Node, at path: FieldPath) -> [(FieldPath, String)] {
    switch node.kind {
    case .scalar(let text): node.isAbsent ? [] : [(path, text)]
    case .list(let items):
      items.enumerated().flatMap { scalars(in: $1, at: path.appending($0)) }
    case .mapping(let entries):
      entries.flatMap { scalars(in: $0.value, at: path.appending($0.key)) }
    }
  }
}
