import TestSupport

/// A record as somebody would write it, for random edits: every value and comment is unique, so that
/// a lost one is seen in the text.
struct MergeModel {
  enum Value {
    case text(String)
    /// `fees`, or any mapping.
    case mapping([Entry])
    /// `tags`.
    case set([String])
    /// `notes`.
    case lines([String])
    /// `rates`: the key `from`, then others.
    case items([[Entry]])
  }

  struct Entry {
    var key: String
    var value: Value
    var above: [String] = []
    var beside: String?
  }

  /// How the record is written.
  struct Look {
    var lineBreak = "\n"
    var indentation = 2
    var hasBraces = false
    var quotes = ""
    var hasMark = false
    var endsInLineBreak = true
  }

  var entries: [Entry] = []
  var tail: [String] = []
  var look = Look()

  /// The text of the file.
  var text: String {
    var lines: [String] = []
    for entry in entries { append(entry, 0, to: &lines) }
    lines += tail
    let text = lines.joined(separator: look.lineBreak)
    return (look.hasMark ? "\u{FEFF}" : "") + text + (look.endsInLineBreak ? look.lineBreak : "")
  }

  private func append(_ entry: Entry, _ column: Int, to lines: inout [String]) {
    let spaces = String(repeating: " ", count: column)
    lines += entry.above.map { spaces + $0 }
    let beside = entry.beside.map { "  " + $0 } ?? ""
    let inner = String(repeating: " ", count: column + look.indentation)
    switch entry.value {
    case .text(let text):
      lines.append("\(spaces)\(entry.key): \(look.quotes)\(text)\(look.quotes)\(beside)")
    case .set(let items) where look.hasBraces || items.isEmpty:
      lines.append("\(spaces)\(entry.key): [\(items.joined(separator: ", "))]\(beside)")
    case .set(let items):
      lines.append("\(spaces)\(entry.key):\(beside)")
      lines += items.map { "\(inner)- \($0)" }
    case .lines(let texts):
      lines.append("\(spaces)\(entry.key): |\(beside)")
      lines += texts.map { inner + $0 }
    case .mapping(let entries) where look.hasBraces && !hasComments(entries) || entries.isEmpty:
      let texts = entries.map { "\($0.key): \(plain($0.value))" }
      lines.append("\(spaces)\(entry.key): {\(texts.joined(separator: ", "))}\(beside)")
    case .mapping(let entries):
      lines.append("\(spaces)\(entry.key):\(beside)")
      for entry in entries { append(entry, column + look.indentation, to: &lines) }
    case .items(let items):
      lines.append("\(spaces)\(entry.key):\(beside)")
      for item in items {
        var inside: [String] = []
        for entry in item { append(entry, column + look.indentation + 2, to: &inside) }
        // The comments of the first key stand above the dash.
        let first = item.first?.above.count ?? 0
        lines += inside[..<first].map { inner + $0.drop { $0 == " " } }
        lines.append(inner + "- " + inside[first].drop { $0 == " " })
        lines += inside[(first + 1)...]
      }
    }
  }

  private func hasComments(_ entries: [Entry]) -> Bool {
    entries.contains { !$0.above.isEmpty || $0.beside != nil }
  }

  private func plain(_ value: Value) -> String {
    guard case .text(let text) = value else { return "" }
    return text
  }
}
