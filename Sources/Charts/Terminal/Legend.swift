import TerminalText

/// Names the series of a chart, each behind its mark.
enum Legend {
  /// As many lines as the names need.
  static func lines(_ names: [String], width: Int, mark: (Int) -> String) -> [TerminalDrawing.Line]
  {
    var lines = [TerminalDrawing.Line()]
    for (number, name) in names.enumerated() {
      let mark = mark(number)
      let taken = DisplayWidth.of(name.escapingControls) + DisplayWidth.of(mark) + 1
      let isFirst = lines[lines.count - 1].pieces.isEmpty
      if !isFirst, lines[lines.count - 1].width + 2 + taken > width {
        lines.append(TerminalDrawing.Line())
      } else if !isFirst {
        lines[lines.count - 1].add("  ")
      }
      lines[lines.count - 1].add(mark, .series(number))
      lines[lines.count - 1].add(" " + name)
    }
    return lines
  }
}
