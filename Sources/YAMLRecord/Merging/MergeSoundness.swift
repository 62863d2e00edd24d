extension RecordMerge {
  /// Whether the result can be read, and has every value and comment that it must have.
  ///
  /// Works from the texts alone and not from how they were merged, so that a mistake of the merge
  /// is found here and loses nothing.
  func isSound(_ bytes: [UInt8], _ rules: MergeRule) -> Bool {
    let reading = Record.read(bytes, file: start.source.file)
    guard let record = reading.record, reading.diagnostics.isEmpty else { return false }
    let result = Leaves(record, rules)
    let sides = [Leaves(start.record, rules), Leaves(other.record, rules)]
    let before = base.map { Leaves($0.record, rules) } ?? Leaves()
    let shared = sides[0].values.intersection(sides[1].values)
    let new = sides[0].values.union(sides[1].values).subtracting(before.values)
    return result.values.isSubset(of: sides[0].values.union(sides[1].values))
      && shared.union(new).subtracting(result.values).allSatisfy(isTold)
      && sides[0].comments.union(sides[1].comments).subtracting(before.comments)
        .subtracting(result.comments).allSatisfy(isTold)
  }

  /// Whether a conflict keeps a value.
  private func isTold(_ leaf: Leaf) -> Bool {
    conflicts.contains { conflict in
      guard let other = conflict.other, leaf.path.starts(with: conflict.key.steps) else {
        return false
      }
      return leaf.texts.allSatisfy { $0.isEmpty || other.contains($0) }
    }
  }

  private func isTold(_ comment: String) -> Bool {
    conflicts.contains { $0.other?.contains(comment) ?? false }
  }
}

/// A value that is not made of others, and where it stands.
struct Leaf: Hashable {
  var path: [ConflictKey.Step]
  /// The text of a scalar, or everything that a list says that is one value.
  var texts: [String]
}

/// Everything that a record says, without its order and its looks.
struct Leaves {
  private(set) var values: Set<Leaf> = []
  private(set) var comments: Set<String> = []

  init() {}

  init(_ record: Record, _ rules: MergeRule) {
    collect(record.root, rules, [])
    let end = record.source.bytes.count
    if record.source.bytes.contains(.hash) {
      comments = Set(Comments(in: 0..<end, of: record).texts)
    }
  }

  private mutating func collect(_ node: Node, _ rule: MergeRule, _ path: [ConflictKey.Step]) {
    switch node.kind {
    case .scalar(let text) where rule == .lines:
      for line in text.split(separator: "\n") {
        values.insert(Leaf(path: path, texts: [String(line)]))
      }
    case .scalar(let text):
      values.insert(Leaf(path: path, texts: [text]))
    case .mapping(let entries):
      for entry in entries {
        collect(entry.value, rule.below(entry.key), path + [.key(entry.key)])
      }
    case .list(let items):
      guard let names = rule.identities(of: items) else {
        values.insert(Leaf(path: path, texts: node.content.texts))
        return
      }
      for (item, name) in zip(items, names) {
        collect(item, itemRule(rule), path + [.item(name)])
      }
    }
  }

  private func itemRule(_ rule: MergeRule) -> MergeRule {
    guard case .keyed(_, let rules) = rule else { return .value }
    return .mapping(rules)
  }
}

extension Content {
  /// Its keys and texts, one behind the other.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let items): items.flatMap(\.texts)
    case .mapping(let pairs): pairs.flatMap { [$0.key] + $0.value.texts }
    }
  }
}
