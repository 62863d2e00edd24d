import YAMLRecord

/// One key of a record before and after a change.
struct KeyChange: Hashable {
  var key: String
  /// `nil` where it was not there.
  var before: String?
  var after: String?

  /// What differs between two texts of a file, key by key.
  static func between(_ before: [UInt8]?, _ after: [UInt8]?, file: String) -> [KeyChange] {
    let old = values(before, file)
    let new = values(after, file)
    let keys = new.map(\.key) + old.map(\.key).filter { key in !new.contains { $0.key == key } }
    return keys.compactMap { key in
      let change = KeyChange(
        key: key,
        before: old.first { $0.key == key }?.text,
        after: new.first { $0.key == key }?.text
      )
      return change.before == change.after ? nil : change
    }
  }

  private static func values(_ bytes: [UInt8]?, _ file: String) -> [(key: String, text: String)] {
    guard let bytes, let record = Record.read(bytes, file: file).record else { return [] }
    return values(of: record.entries, below: "")
  }

  /// Keys inside others stand with both names: `fees.parking`.
  private static func values(of entries: [Entry], below prefix: String) -> [(
    key: String, text: String
  )] {
    entries.flatMap { entry in
      entry.value.entries.map { values(of: $0, below: prefix + entry.key + ".") }
        ?? [(prefix + entry.key, text(of: entry.value))]
    }
  }

  private static func text(of node: Node) -> String {
    if let items = node.items { return items.map(text).joined(separator: ", ") }
    if let entries = node.entries {
      return entries.map { "\($0.key): \(text(of: $0.value))" }.joined(separator: ", ")
    }
    return node.text ?? ""
  }
}
