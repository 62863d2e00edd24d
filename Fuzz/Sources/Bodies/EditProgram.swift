import YAMLRecord

/// A file and edits to it, drawn from one input.
///
/// The file stands before the first form feed, which no file may hold; each edit stands behind one.
/// Of an edit the first three bytes choose what is done, where, and the shape of the value; the
/// rest is its text.
struct EditProgram {
  /// The file.
  let file: [UInt8]
  private let instructions: [[UInt8]]

  /// Takes an input apart; of many edits only the first eight are made.
  init(_ input: [UInt8]) {
    let parts = input.split(separator: 0x0C, omittingEmptySubsequences: false).map(Array.init)
    file = parts.first ?? []
    instructions = Array(parts.dropFirst().prefix(8))
  }

  /// How many edits there are.
  var count: Int { instructions.count }

  /// The edit at an index, of a record as it then stands.
  func edit(at index: Int, of record: Record) -> Edit {
    let bytes = instructions[index]
    func byte(_ position: Int) -> Int { position < bytes.count ? Int(bytes[position]) : 0 }
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    let paths = record.root.paths
    var path = paths.isEmpty ? FieldPath("new") : paths[byte(1) % paths.count]
    switch byte(2) / 5 % 4 {
    case 1: path = path.appending(String(text.prefix(8)))
    case 2: path = path.parent.appending(String(text.prefix(8)))
    case 3: path = path.appending(byte(1) % 4)
    default: break
    }
    switch byte(0) % 3 {
    case 0: return .set(path, content(text, shape: byte(2) % 5))
    case 1: return .unset(path)
    default: return .append(path, content(text, shape: byte(2) % 5))
    }
  }

  private func content(_ text: String, shape: Int) -> Content {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let texts = words.map(Content.text)
    var pairs: [Content.Pair] = []
    for (word, value) in zip(words, texts.reversed())
    where !pairs.contains(where: { $0.key == word }) {
      pairs.append(Content.Pair(word, value))
    }
    switch shape {
    case 1: return .list(texts)
    case 2: return .mapping(pairs)
    case 3: return .list([.mapping(pairs), .text(text)])
    default: return .text(text)
    }
  }
}

extension Node {
  /// The ways to all nodes below.
  fileprivate var paths: [FieldPath] {
    var found: [FieldPath] = []
    func visit(_ node: Node, _ path: FieldPath) {
      for entry in node.entries ?? [] {
        found.append(path.appending(entry.key))
        visit(entry.value, path.appending(entry.key))
      }
      for (index, item) in (node.items ?? []).enumerated() {
        found.append(path.appending(index))
        visit(item, path.appending(index))
      }
    }
    visit(self, FieldPath([]))
    return found
  }
}
