import TerminalText

/// The numbers at the left of a chart of lines.
struct TickColumn {
  /// The number at each line from the top; `nil` for most.
  let texts: [String?]
  let width: Int

  /// - Parameters:
  ///   - height: Lines of the plot.
  ///   - hasFloor: Whether numbers belong to the upper edges of lines, as where bars stand on the
  ///     line below; else to their middles.
  init(_ ticks: Ticks, format: ValueFormat, height: Int, hasFloor: Bool) {
    let steps = Double(hasFloor ? height : height - 1)
    var texts = [String?](repeating: nil, count: height + 1)
    for value in ticks.values {
      let line = Int(((1 - ticks.share(of: value)) * steps).rounded())
      texts[line] = format.tickText(value, step: ticks.step)
    }
    self.texts = texts
    width = texts.compactMap(\.self).map { DisplayWidth.of($0) }.max() ?? 0
  }

  /// Begins the line of a plot.
  func begin(_ line: Int) -> TerminalDrawing.Line {
    var result = number(of: line)
    result.add(texts[line] == nil ? " │" : " ┤", .axis)
    return result
  }

  private func number(of line: Int) -> TerminalDrawing.Line {
    var result = TerminalDrawing.Line()
    let text = texts[line] ?? ""
    result.add(String(repeating: " ", count: width - DisplayWidth.of(text)) + text, .axis)
    return result
  }

  /// The line under a plot.
  func bottom(width plot: Int) -> TerminalDrawing.Line {
    var result = number(of: texts.count - 1)
    result.add((texts.last ?? nil) == nil ? " └" : " ┼", .axis)
    result.add(String(repeating: "─", count: plot), .axis)
    return result
  }

  /// Labels below the columns of a plot that their middles belong under.
  func labels(_ labels: [(column: Int, text: String)], width plot: Int) -> TerminalDrawing.Line {
    var result = TerminalDrawing.Line()
    let places = labels.map { (taken + $0.column, $0.text) }
    result.add(BottomLabels.line(places, width: taken + plot), .axis)
    return result
  }

  /// The cells that it takes.
  var taken: Int { width + 2 }
}
