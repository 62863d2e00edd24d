/// One strict YAML document: a mapping, and the text it was read from.
public struct Record: Sendable, Hashable {
  /// The text that was read.
  public var source: SourceText
  /// The mapping at the top.
  public var root: Node
  /// Whether parts of the text were passed over because they could not be read.
  public var isPartial = false

  /// The top-level entries in the order of the file.
  public var entries: [Entry] { root.entries ?? [] }

  /// The value at a path, if there is one.
  public func node(at path: FieldPath) -> Node? {
    var node = root
    for step in path.steps {
      switch step {
      case .key(let key):
        guard let next = node.entries?[key: key] else { return nil }
        node = next
      case .index(let index):
        guard let items = node.items, items.indices.contains(index) else { return nil }
        node = items[index]
      }
    }
    return node
  }
}

/// The way to a value: `fees.session`, `rates[0].price_per_kwh`.
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
  /// One step down.
  public enum Step: Sendable, Hashable {
    /// Into a mapping.
    case key(String)
    /// Into a list, counted from 0.
    case index(Int)
  }

  /// The steps from the top.
  public var steps: [Step]

  /// Makes a path of steps.
  public init(_ steps: [Step]) { self.steps = steps }

  /// Makes a path of keys.
  public init(_ keys: String...) { steps = keys.map(Step.key) }

  /// Reads `rates[0].price_per_kwh`; `nil` if it is not of that form.
  public init?(parsing text: String) {
    steps = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      var rest = part
      guard let key = rest.split(separator: "[").first, !rest.isEmpty, rest.first != "[" else {
        return nil
      }
      steps.append(.key(String(key)))
      rest = rest.dropFirst(key.count)
      while !rest.isEmpty {
        guard rest.first == "[", let close = rest.firstIndex(of: "]"),
          let index = Int(rest[rest.index(after: rest.startIndex)..<close]), index >= 0
        else { return nil }
        steps.append(.index(index))
        rest = rest[rest.index(after: close)...]
      }
    }
  }

  /// The path one step up.
  public var parent: FieldPath { FieldPath(Array(steps.dropLast())) }

  /// The path one step down into a mapping.
  public func appending(_ key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }

  /// The path one step down into a list.
  public func appending(_ index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }

  /// The path as a person writes it.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
