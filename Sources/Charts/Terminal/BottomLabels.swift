import TerminalText

/// Sets labels under the places they belong to, as many as there is room for.
enum BottomLabels {
  /// - Parameters:
  ///   - labels: Each with the column that its middle belongs under.
  ///   - width: The cells of the line; no label passes its end.
  static func line(_ labels: [(column: Int, text: String)], width: Int) -> String {
    let texts = labels.map { ($0.column, $0.text.escapingControls) }
    let widest = texts.map { DisplayWidth.of($0.1) }.max() ?? 0
    guard widest > 0 else { return "" }
    // Every second, every third …, so that the gaps are even.
    for stride in 1...max(1, texts.count) {
      let kept = texts.indices.filter { $0.isMultiple(of: stride) }.map { texts[$0] }
      if let line = placed(kept, width: width) { return line }
    }
    return ""
  }

  private static func placed(_ labels: [(Int, String)], width: Int) -> String? {
    var line = ""
    var used = 0
    for (column, text) in labels where !text.isEmpty {
      let cells = DisplayWidth.of(text)
      let start = min(max(0, column - (cells - 1) / 2), max(0, width - cells))
      guard used == 0 || start > used else { return nil }
      line += String(repeating: " ", count: start - used) + text
      used = start + cells
    }
    return line
  }
}
