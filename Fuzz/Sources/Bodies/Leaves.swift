import YAMLRecord

/// What a content says, as texts by their paths: a second, simpler model of what edits mean.
struct Leaves: Equatable {
  /// The texts, and the empty mappings and lists as `{}` and `[]`, by path.
  var texts: [[FieldPath.Step]: String] = [:]

  /// Flattens a content.
  init(_ content: Content) { add(content, at: []) }

  private mutating func add(_ content: Content, at path: [FieldPath.Step]) {
    switch content {
    case .text(let text): texts[path] = "=" + text
    case .list(let items):
      if items.isEmpty { texts[path] = "[]" }
      for (index, item) in items.enumerated() { add(item, at: path + [.index(index)]) }
    case .mapping(let pairs):
      if pairs.isEmpty { texts[path] = "{}" }
      for pair in pairs { add(pair.value, at: path + [.key(pair.key)]) }
    }
  }

  /// The leaves that do not lie at or below a path.
  func outside(_ path: [FieldPath.Step]) -> [[FieldPath.Step]: String] {
    texts.filter { !$0.key.starts(with: path) }
  }

  /// The leaves at or below a path, as seen from there.
  func inside(_ path: [FieldPath.Step]) -> [[FieldPath.Step]: String] {
    var found: [[FieldPath.Step]: String] = [:]
    for (key, text) in texts where key.starts(with: path) {
      found[Array(key.dropFirst(path.count))] = text
    }
    return found
  }
}
