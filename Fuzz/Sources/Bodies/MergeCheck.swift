import ChargingLog
import YAMLRecord

/// What must hold between three files and their merge.
struct MergeCheck {
  let base: [UInt8]?
  let sides: [[UInt8]]
  let merge: MergedRecord

  private var readings: [Reading] { sides.map { Record.read($0, file: "a.yaml") } }

  /// Where one side can be read, so can the result; and every conflict record.
  func requireReadable() throws(FuzzFailure) {
    for (path, bytes) in merge.conflicts where path.hasSuffix(".yaml") {
      let file = RecordFile.read(bytes, path: path)
      try require(file.content != nil, "\(path) cannot be read: \(file.diagnostics)")
    }
    guard readings.contains(where: { $0.diagnostics.isEmpty }) else { return }
    guard let content = merge.content, content != base, !sides.contains(content) else { return }
    let reading = Record.read(content, file: "a.yaml")
    try require(reading.diagnostics.isEmpty, "the result cannot be read: \(reading.diagnostics)")
  }

  /// Every text that a side wrote is in the result or in a conflict record.
  func requireEveryValue() throws(FuzzFailure) {
    let result = merge.content.map(texts) ?? []
    let before = base.map(texts) ?? []
    let conflicts = merge.conflicts.flatMap { path, bytes in
      Record.read(bytes, file: path).record.map { allTexts($0.root) } ?? []
    }
    for (side, reading) in zip(sides, readings) where reading.diagnostics.isEmpty {
      for text in texts(side).subtracting(before).subtracting(result) {
        try require(
          conflicts.contains { $0.contains(text) || $0.contains("\\") || $0.contains("'") },
          "lost: \(text)"
        )
      }
    }
  }

  /// Merging a side with itself, or with the result as it is, changes nothing.
  func requireRest(path: String, primary: MergeSide) throws(FuzzFailure) {
    var side = primary
    side.bytes = merge.content
    let again = mergedRecord(path: path, base: base, primary: side, secondary: side)
    try require(again == MergedRecord(content: merge.content), "merging again changed something")
  }

  /// The lines of all texts of a file.
  private func texts(_ bytes: [UInt8]) -> Set<String> {
    guard let record = Record.read(bytes, file: "a.yaml").record else { return [] }
    let lines = allTexts(record.root).flatMap { $0.split(separator: "\n").map(String.init) }
    return Set(lines)
  }

  private func allTexts(_ node: Node) -> [String] {
    if let text = node.text { return [text] }
    return (node.items ?? []).flatMap(allTexts)
      + (node.entries ?? []).flatMap { allTexts($0.value) }
  }
}
