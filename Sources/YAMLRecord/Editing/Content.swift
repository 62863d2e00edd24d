/// What a document says, without how it is written: the value that edits are checked against.
public indirect enum Content: Sendable, Hashable {
  /// A scalar's text.
  case text(String)
  /// Values in order.
  case list([Content])
  /// Keys with values, in order.
  case mapping([Pair])

  /// A key with its value.
  public struct Pair: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Content

    /// Makes a pair.
    public init(_ key: String, _ value: Content) {
      self.key = key
      self.value = value
    }
  }
}

extension Node {
  /// What the node says.
  public var content: Content {
    switch kind {
    case .scalar(let text): .text(text)
    case .list(let items): .list(items.map(\.content))
    case .mapping(let entries): .mapping(entries.map { Content.Pair($0.key, $0.value.content) })
    }
  }
}

extension Content {
  /// Whether two contents say the same; the order of keys says nothing.
  public func isEquivalent(to other: Content) -> Bool {
    switch (self, other) {
    case (.text(let a), .text(let b)):
      return a == b
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isEquivalent(to: $1) }
    case (.mapping(let a), .mapping(let b)):
      return a.count == b.count
        && a.allSatisfy { pair in
          b.contains { $0.key == pair.key && $0.value.isEquivalent(to: pair.value) }
        }
    default:
      return false
    }
  }

  /// The content at a path.
  public func value(at path: some Collection<FieldPath.Step>) -> Content? {
    guard let step = path.first else { return self }
    switch (self, step) {
    case (.mapping(let pairs), .key(let key)):
      return pairs.first { $0.key == key }?.value.value(at: path.dropFirst())
    case (.list(let items), .index(let index)) where items.indices.contains(index):
      return items[index].value(at: path.dropFirst())
    default:
      return nil
    }
  }

  /// The content after an edit; the meaning that the edited text has to have.
  func applying(_ edit: Edit) -> Content {
    switch edit {
    case .set(let path, let value):
      return replacing(at: path.steps[...]) { _ in value } ?? self
    case .append(let path, let value):
      return replacing(at: path.steps[...]) { old in
        guard case .list(let items) = old else { return .list([value]) }
        return .list(items + [value])
      } ?? self
    case .unset(let path):
      return replacing(at: path.steps[...]) { _ in nil } ?? .mapping([])
    }
  }

  /// Replaces the value at a path; a `nil` removes it, and with it whatever that leaves empty.
  private func replacing(
    at path: ArraySlice<FieldPath.Step>,
    _ change: (Content?) -> Content?
  ) -> Content? {
    guard let step = path.first else { return change(self) }
    let rest = path.dropFirst()
    switch (self, step) {
    case (.mapping(var pairs), .key(let key)):
      guard let index = pairs.firstIndex(where: { $0.key == key }) else {
        guard let new = Content.creating(rest, change) else { return self }
        return .mapping(pairs + [Pair(key, new)])
      }
      if let new = pairs[index].value.replacing(at: rest, change) {
        pairs[index].value = new
      } else {
        pairs.remove(at: index)
      }
      return pairs.isEmpty ? nil : .mapping(pairs)
    case (.list(var items), .index(let index)) where items.indices.contains(index):
      if let new = items[index].replacing(at: rest, change) {
        items[index] = new
      } else {
        items.remove(at: index)
      }
      return items.isEmpty ? nil : .list(items)
    default:
      return self
    }
  }

  private static func creating(
    _ path: ArraySlice<FieldPath.Step>,
    _ change: (Content?) -> Content?
  ) -> Content? {
    guard let step = path.first else { return change(nil) }
    guard case .key(let key) = step else { return nil }
    return creating(path.dropFirst(), change).map { .mapping([Pair(key, $0)]) }
  }
}
