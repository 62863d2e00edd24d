/// Writes new content in the style that a person would: short mappings in braces, short lists in
/// brackets, everything longer by indentation.
struct Emission {
  var lineBreak = "\n"

  private static let flowWidth = 64

  /// A whole record: its entries at the left margin.
  static func document(_ pairs: [Content.Pair], lineBreak: String = "\n") -> String {
    let emission = Emission(lineBreak: lineBreak)
    return pairs.map { emission.entry($0, indentation: 0) + lineBreak }.joined()
  }

  /// `key: value`, with further lines indented below it, without a last line break.
  func entry(_ pair: Content.Pair, indentation: Int) -> String {
    key(pair.key, inFlow: false) + ":" + value(pair.value, indentation: indentation)
  }

  /// What stands behind the colon of a key at some indentation, with the space or break before it.
  func value(_ content: Content, indentation: Int) -> String {
    switch content {
    case .text(let text):
      return " " + scalar(text, indentation: indentation + 2)
    case _ where isShort(content):
      return " " + flow(content)
    case .list(let items):
      let spaces = String(repeating: " ", count: indentation + 2)
      return items.map { lineBreak + spaces + item($0, indentation: indentation + 2) }.joined()
    case .mapping(let pairs):
      let spaces = String(repeating: " ", count: indentation + 2)
      return pairs.map { lineBreak + spaces + entry($0, indentation: indentation + 2) }.joined()
    }
  }

  /// `- value`, with further lines indented below it.
  func item(_ content: Content, indentation: Int) -> String {
    switch content {
    case .text(let text):
      return "- " + scalar(text, indentation: indentation + 2)
    case .mapping(let pairs) where !isShort(content):
      let spaces = String(repeating: " ", count: indentation + 2)
      let entries = pairs.map { entry($0, indentation: indentation + 2) }
      return "- " + entries.joined(separator: lineBreak + spaces)
    default:
      return "- " + flow(content)
    }
  }

  /// The content on one line.
  func flow(_ content: Content) -> String {
    switch content {
    case .text(let text):
      return ScalarText.inline(text, inFlow: true)
    case .list(let items):
      return "[" + items.map(flow).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      return "{" + pairs.map(flowEntry).joined(separator: ", ") + "}"
    }
  }

  /// `key: value` inside braces.
  func flowEntry(_ pair: Content.Pair) -> String {
    key(pair.key, inFlow: true) + ": " + flow(pair.value)
  }

  private func key(_ key: String, inFlow: Bool) -> String { ScalarText.inline(key, inFlow: inFlow) }

  private func scalar(_ text: String, indentation: Int) -> String {
    ScalarText.block(text, indentation: indentation, lineBreak: lineBreak)
      ?? ScalarText.inline(text, inFlow: false)
  }

  private func isShort(_ content: Content) -> Bool {
    switch content {
    case .text(let text): return !text.contains("\n")
    case .list(let items):
      return items.allSatisfy { if case .text = $0 { isShort($0) } else { false } }
        && flow(content).count <= Self.flowWidth
    case .mapping(let pairs):
      return pairs.count <= 4
        && pairs.allSatisfy { if case .text = $0.value { isShort($0.value) } else { false } }
        && flow(content).count <= Self.flowWidth
    }
  }
}

extension Record {
  /// The text of a new record.
  ///
  /// - Parameters:
  ///   - pairs: What it says, in the order it is to stand in.
  ///   - heading: Comment lines above it, each with its `#`.
  public static func compose(_ pairs: [Content.Pair], heading: [String] = []) -> [UInt8] {
    Array((heading.map { $0 + "\n" }.joined() + Emission.document(pairs)).utf8)
  }
}
