import TerminalText

extension BarChart {
  /// A bar a line: label, bar, number.
  func rows(width: Int) -> TerminalDrawing {
    var drawing = TerminalDrawing()
    let numbers = labels.indices.map { total(at: $0).map(format.text) ?? "unknown" }
    let numberWidth = numbers.map { DisplayWidth.of($0) }.max() ?? 0
    let natural = labels.map { DisplayWidth.of($0.escapingControls) }.max() ?? 0
    let labelWidth = min(natural, max(6, width * 2 / 5), max(1, width - numberWidth - 2))
    let barWidth = width - labelWidth - numberWidth - 4
    let span = self.span
    for position in labels.indices {
      var line = TerminalDrawing.Line()
      line.add(DisplayWidth.shorten(labels[position].escapingControls, to: labelWidth))
      line.pad(to: labelWidth + 2)
      if barWidth >= 3 {
        addBar(at: position, span, width: barWidth, to: &line)
        line.pad(to: labelWidth + 2 + barWidth + 2)
      }
      let number = numbers[position]
      line.add(String(repeating: " ", count: numberWidth - DisplayWidth.of(number)))
      line.add(number, total(at: position) == nil ? .axis : .plain)
      drawing.add(line)
    }
    if series.count > 1 {
      let names = series.map(\.name)
      drawing.lines += Legend.lines(names, width: width) { String(Glyphs.fill($0)) }
    }
    return drawing
  }

  /// Draws a bar around the column of zero.
  private func addBar(
    at position: Int,
    _ span: ValueSpan,
    width: Int,
    to line: inout TerminalDrawing.Line
  ) {
    let whole = span.high - span.low
    let zero = Int((-span.low / whole * Double(width)).rounded())
    let pieces = pieces(at: position)
    if series.count == 1, let piece = pieces.first, piece.value > 0 {
      line.add(String(repeating: " ", count: zero))
      line.add(Bar.text(piece.to, of: span.high, width: width - zero), .series(0))
      return
    }
    var cells = [Piece?](repeating: nil, count: width)
    for piece in pieces where piece.value != 0 {
      let ends = [piece.from, piece.to].map {
        min(max(Int((($0 - span.low) / whole * Double(width)).rounded()), 0), width)
      }
      for cell in min(ends[0], ends[1])..<max(ends[0], ends[1]) { cells[cell] = piece }
    }
    for cell in cells {
      guard let cell else {
        line.add(" ")
        continue
      }
      line.add(String(Glyphs.fill(cell.series)), cell.value < 0 ? .below : .series(cell.series))
    }
  }
}
