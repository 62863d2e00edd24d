/// A value in a YAML document, with the bytes it stands in.
public struct Node: Sendable, Hashable {
  /// What a node holds.
  public enum Kind: Sendable, Hashable {
    /// Text, as YAML's quoting rules read it and never typed by YAML.
    case scalar(String)
    /// Keys with their values, in the order of the file.
    case mapping([Entry])
    /// Values in order.
    case list([Node])
  }

  /// How a node is written.
  public enum Style: UInt8, Sendable {
    /// A scalar without quotes.
    case plain
    /// A scalar in single quotes.
    case singleQuoted
    /// A scalar in double quotes.
    case doubleQuoted
    /// A scalar on lines of its own behind `|` or `>`.
    case blockScalar
    /// A mapping or list by indentation.
    case block
    /// A mapping in braces or a list in brackets.
    case flow
  }

  /// What the node holds.
  public var kind: Kind
  /// The bytes of the value, without comments around it.
  public var span: SourceText.Span
  /// How it is written.
  public var style: Style

  /// The text of a scalar.
  public var text: String? {
    guard case .scalar(let text) = kind else { return nil }
    return text
  }

  /// The entries of a mapping.
  public var entries: [Entry]? {
    guard case .mapping(let entries) = kind else { return nil }
    return entries
  }

  /// The items of a list.
  public var items: [Node]? {
    guard case .list(let items) = kind else { return nil }
    return items
  }

  /// Whether nothing is written where the value belongs, as in `notes:`.
  public var isAbsent: Bool { style == .plain && span.start == span.end }
}

/// A key and its value.
public struct Entry: Sendable, Hashable {
  /// The key.
  public var key: String
  /// The bytes of the key.
  public var keySpan: SourceText.Span
  /// The value.
  public var value: Node

  /// The bytes from the start of the key to the end of the value.
  public var span: SourceText.Span {
    SourceText.Span(Int(keySpan.start), max(Int(keySpan.end), Int(value.span.end)))
  }
}

extension [Entry] {
  /// The value of a key.
  public subscript(key key: String) -> Node? { first { $0.key == key }?.value }
}
