import ChargingLog
import YAMLRecord

/// `key=value` as a person types it; `key+=item` and `key-=item` for lists.
struct Assignment {
  private enum Operation {
    case set, add, remove
  }

  private let path: FieldPath
  private let key: SchemaKey?
  let value: String
  private let operation: Operation

  /// Reads an assignment.
  ///
  /// - Throws: ``CommandFailure`` when it has no `=`, or the key or value is none of the schema.
  init(_ text: String, keys: [SchemaKey]) throws(CommandFailure) {
    guard let equals = text.firstIndex(of: "=") else {
      throw CommandFailure(.usage, "\(text) is not key=value", fix: "write it as in cost=3.20")
    }
    var name = String(text[..<equals])
    let mark = name.last
    operation = mark == "+" ? .add : mark == "-" ? .remove : .set
    if operation != .set { name.removeLast() }
    value = String(text[text.index(after: equals)...])
    guard let path = FieldPath(parsing: name) else {
      throw CommandFailure(.usage, "\(name) is not a key", fix: "write a key as in fees.idle")
    }
    self.path = path
    key = keys.key(at: path)
    guard key != nil || name.hasPrefix("x-") else {
      let nearest = Spelling.nearestKey(to: name, among: Self.names(keys))
      throw CommandFailure(
        .usage,
        "\(name) is not a key here",
        fix: nearest.map { "did you mean \($0)?" }
          ?? "the keys are \(keys.map(\.key).joined(separator: ", "))"
      )
    }
    try checkValue(name)
  }

  /// The keys on the way to the value.
  var keys: [String] {
    path.steps.compactMap { step in
      guard case .key(let key) = step else { return nil }
      return key
    }
  }

  /// The items of a list after the assignment.
  func items(changing present: [String]) -> [String] {
    let items = Self.items(value)
    return switch operation {
    case .set: items
    case .add: present + items.filter { !present.contains($0) }
    case .remove: present.filter { !items.contains($0) }
    }
  }

  /// The edits that make it so.
  func edits(for record: Record) throws(CommandFailure) -> [Edit] {
    switch (operation, key?.type) {
    case (.set, .list(let item)):
      if case .mapping = item { throw nested }
      return listEdits(record, Self.items(value))
    case (.set, .mapping):
      throw nested
    case (.set, _):
      return [.set(path, .text(value))]
    case (.add, .list):
      let present = record.node(at: path)?.items?.compactMap(\.text) ?? []
      return Self.items(value).filter { !present.contains($0) }.map { .append(path, .text($0)) }
    case (.remove, .list):
      let present = record.node(at: path)?.items?.map(\.text) ?? []
      let gone = Self.items(value)
      return present.indices.reversed().filter { present[$0].map(gone.contains) ?? false }.map {
        .unset(path.appending($0))
      }
    default:
      throw CommandFailure(.usage, "\(path) is no list", fix: "write \(path)=\(value)")
    }
  }

  private var nested: CommandFailure {
    CommandFailure(
      .usage,
      "\(path) has keys of its own",
      fix: "set them one by one, as in \(path).key=value, or use edit"
    )
  }

  /// Makes a list equal to some items while leaving those that stay, with their comments, alone.
  private func listEdits(_ record: Record, _ items: [String]) -> [Edit] {
    guard let present = record.node(at: path)?.items?.map(\.text), !items.isEmpty else {
      return items.isEmpty ? [.unset(path)] : [.set(path, .list(items.map(Content.text)))]
    }
    let kept = present.compactMap { $0 }.filter(items.contains)
    guard kept == Array(items.prefix(kept.count)), !kept.isEmpty else {
      return [.set(path, .list(items.map(Content.text)))]
    }
    let removals = present.indices.reversed().filter { !(present[$0].map(items.contains) ?? false) }
    return removals.map { .unset(path.appending($0)) }
      + items.dropFirst(kept.count).map { .append(path, .text($0)) }
  }

  private func checkValue(_ name: String) throws(CommandFailure) {
    guard let key else { return }
    let texts: [String]
    let type: ValueType
    switch key.type {
    case .list(let item): (texts, type) = (Self.items(value), item)
    default: (texts, type) = ([value], key.type)
    }
    for text in texts {
      if text.isEmpty {
        throw CommandFailure(
          .usage,
          "\(name) has no value",
          fix: "write \(name)=\(key.type.example), or take the key away with: unset \(name)"
        )
      }
      if let problem = type.problem(withText: text) {
        throw CommandFailure(.usage, "\(name) \(problem.message): \(text)", fix: problem.fix)
      }
    }
  }

  /// `a, b` or `[a, b]` as items.
  private static func items(_ text: String) -> [String] {
    var text = text[...]
    if text.first == "[", text.last == "]" { text = text.dropFirst().dropLast() }
    return text.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  private static func names(_ keys: [SchemaKey]) -> [String] {
    keys.flatMap { key -> [String] in
      guard case .mapping(let inner) = key.type else { return [key.key] }
      return [key.key] + inner.map { "\(key.key).\($0.key)" }
    }
  }
}
