/// Reads the layout that nearly every record has, several times as fast as libyaml: a key and a plain
/// value a line, comments, mappings one level down, and short lists and mappings in one line.
///
/// Knows only what cannot mean anything else. At the first byte beyond that it gives up, and
/// `DocumentReader` reads the whole file; what both can read they read alike.
package struct PlainReader {
  private let bytes: [UInt8]
  private var index = 0
  private var lineStart = 0

  /// Thrown where the layout is not a plain one.
  private struct NotPlain: Error {}

  /// - Parameter bytes: Text in which `ByteScan` found nothing wrong.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The mapping at the top; `nil` when the layout is not a plain one.
  package mutating func read() -> Node? {
    do throws(NotPlain) {
      guard try skipToContent() == 0 else { return nil }
      let root = try readMapping(indentation: 0)
      return index == bytes.count ? root : nil
    } catch {
      return nil
    }
  }

  private mutating func readMapping(indentation: Int) throws(NotPlain) -> Node {
    let start = index
    var end = index
    var entries: [Entry] = []
    entries.reserveCapacity(indentation == 0 ? 16 : 4)
    var known = KnownKeys()
    repeat {
      let keySpan = try readKey()
      let value = try readValue(below: indentation)
      let key = text(keySpan)
      guard known.position(of: key, in: entries) == nil else { throw NotPlain() }
      end = Int(value.span.end)
      entries.append(Entry(key: key, keySpan: keySpan, value: value))
    } while try skipToContent() == indentation && index < bytes.count
    return Node(kind: .mapping(entries), span: SourceText.Span(start, end), style: .block)
  }

  /// What stands behind the colon of a key, up to the end of its line or of the lines below it.
  private mutating func readValue(below indentation: Int) throws(NotPlain) -> Node {
    skipSpaces()
    guard index < bytes.count else { throw NotPlain() }
    switch bytes[index] {
    case .lineFeed, .hash:
      guard indentation == 0 else { throw NotPlain() }
      let inner = try skipToContent()
      guard inner > 0 else { throw NotPlain() }
      return try readMapping(indentation: inner)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let node = try readFlow()
      try skipLineEnd()
      return node
    default:
      return try readPlain()
    }
  }

  /// A plain value up to the end of its line or a comment.
  private mutating func readPlain() throws(NotPlain) -> Node {
    let start = index
    guard canBegin(at: index) else { throw NotPlain() }
    var end = index
    while index < bytes.count, bytes[index] != .lineFeed {
      let byte = bytes[index]
      if byte == .space {
        index += 1
        if index < bytes.count, bytes[index] == .hash { break }
        continue
      }
      index += 1
      // A colon at the end of a word makes it a key.
      if byte == UInt8(ascii: ":"), index == bytes.count || bytes[index] <= .space {
        throw NotPlain()
      }
      if byte < .space { throw NotPlain() }
      end = index
    }
    try skipLineEnd()
    return scalar(SourceText.Span(start, end))
  }

  /// A list or mapping of words in one line.
  private mutating func readFlow() throws(NotPlain) -> Node {
    let start = index
    let isMapping = bytes[index] == UInt8(ascii: "{")
    let closer = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    var items: [Node] = []
    var entries: [Entry] = []
    var known = KnownKeys()
    repeat {
      index += 1
      skipSpaces()
      guard isMapping else {
        items.append(try readWord())
        continue
      }
      let keySpan = try readKey()
      skipSpaces()
      let key = text(keySpan)
      guard known.position(of: key, in: entries) == nil else { throw NotPlain() }
      entries.append(Entry(key: key, keySpan: keySpan, value: try readWord()))
    } while index < bytes.count && bytes[index] == UInt8(ascii: ",")
    guard index < bytes.count, bytes[index] == closer else { throw NotPlain() }
    index += 1
    return Node(
      kind: isMapping ? .mapping(entries) : .list(items),
      span: SourceText.Span(start, index),
      style: .flow
    )
  }

  /// A value inside brackets or braces: letters, digits, `-`, `_`, `.`, and blanks between them.
  private mutating func readWord() throws(NotPlain) -> Node {
    let start = index
    guard canBegin(at: index) else { throw NotPlain() }
    var end = index
    while index < bytes.count, bytes[index].isWord || bytes[index] == .space {
      index += 1
      if bytes[index - 1] != .space { end = index }
    }
    return scalar(SourceText.Span(start, end))
  }

  /// A key of letters, digits, `-` and `_`, its colon, and the blank behind that.
  private mutating func readKey() throws(NotPlain) -> SourceText.Span {
    let start = index
    while index < bytes.count, bytes[index].isKey { index += 1 }
    let span = SourceText.Span(start, index)
    guard 1...100 ~= index - start, bytes[start].isLetter, index + 1 < bytes.count,
      bytes[index] == UInt8(ascii: ":"),
      bytes[index + 1] == .space || bytes[index + 1] == .lineFeed
    else { throw NotPlain() }
    index += 1
    return span
  }

  /// Whether a plain value may begin with the byte here.
  private func canBegin(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    if byte == UInt8(ascii: "-") { return index + 1 < bytes.count && bytes[index + 1].isDigit }
    return byte.isLetter || byte.isDigit || byte >= 0x80
  }

  /// Moves to the next thing that is neither blank nor comment, and returns how far it is indented.
  private mutating func skipToContent() throws(NotPlain) -> Int {
    while index < bytes.count {
      skipSpaces()
      guard index < bytes.count else { break }
      if bytes[index] != .lineFeed && bytes[index] != .hash { return index - lineStart }
      try skipLineEnd()
    }
    return 0
  }

  private mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == .space { index += 1 }
  }

  /// Passes over blanks, a comment, and the line feed.
  private mutating func skipLineEnd() throws(NotPlain) {
    let start = index
    skipSpaces()
    if index < bytes.count, bytes[index] == .hash {
      guard index == 0 || index > start || bytes[index - 1] <= .space else { throw NotPlain() }
      while index < bytes.count, bytes[index] != .lineFeed {
        if bytes[index] == .carriageReturn { throw NotPlain() }
        index += 1
      }
    }
    guard index < bytes.count else { return }
    guard bytes[index] == .lineFeed else { throw NotPlain() }
    index += 1
    lineStart = index
  }

  private func text(_ span: SourceText.Span) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  private func scalar(_ span: SourceText.Span) -> Node {
    Node(kind: .scalar(text(span)), span: span, style: .plain)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self &- 0x30 < 10 }
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  fileprivate var isKey: Bool {
    isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
  fileprivate var isWord: Bool { isKey || self == UInt8(ascii: ".") || self >= 0x80 }
}
