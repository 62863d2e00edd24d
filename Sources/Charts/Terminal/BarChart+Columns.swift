import TerminalText

extension BarChart {
  /// Bars side by side over a line, with numbers at the left and labels below.
  ///
  /// Of more bars than there are cells, the last ones are drawn, and a line says so.
  func columns(width: Int, height: Int) -> TerminalDrawing {
    var drawing = TerminalDrawing()
    let ticks = Ticks(span, count: max(2, height / 2))
    let scale = TickColumn(ticks, format: format, height: height, hasFloor: true)
    let plot = width - scale.taken
    guard plot >= 3, !labels.isEmpty else { return rows(width: width) }
    let slot = min(max(plot / labels.count, 1), 9)
    let gap = slot > 5 ? 2 : slot > 1 ? 1 : 0
    let first = max(0, labels.count - plot)
    let places = Array(labels.indices.dropFirst(first))
    let grid = ColumnGrid(ticks, height: height)
    let bars = places.map(pieces)
    addUnit(to: &drawing, indent: scale.width)
    for row in 0..<height {
      var line = scale.begin(row)
      for bar in bars {
        let cell = grid.cell(bar, row: row)
        line.add(String(repeating: cell.character, count: slot - gap), cell.role)
        line.add(String(repeating: " ", count: gap))
      }
      drawing.add(line)
    }
    drawing.add(scale.bottom(width: min(plot, places.count * slot)))
    let marks = places.enumerated().map { number, position in
      (column: number * slot + (slot - gap - 1) / 2, text: labels[position])
    }
    drawing.add(scale.labels(marks, width: plot))
    if series.count > 1 {
      drawing.lines += Legend.lines(series.map(\.name), width: width) { String(Glyphs.fill($0)) }
    }
    if first > 0 {
      var note = TerminalDrawing.Line()
      note.add("the last \(places.count) of \(labels.count)", .axis)
      drawing.add(note)
    }
    return drawing
  }

  private func addUnit(to drawing: inout TerminalDrawing, indent: Int) {
    guard !format.unit.isEmpty else { return }
    var line = TerminalDrawing.Line()
    line.pad(to: max(0, indent - DisplayWidth.of(format.unit)))
    line.add(format.unit, .axis)
    drawing.add(line)
  }
}

/// Fills the cells of upright bars.
private struct ColumnGrid {
  let ticks: Ticks
  let height: Int
  /// Eighths of a line from the bottom to zero, whole lines.
  let zero: Int

  init(_ ticks: Ticks, height: Int) {
    self.ticks = ticks
    self.height = height
    zero = Int((ticks.share(of: 0) * Double(height)).rounded()) * 8
  }

  /// Eighths of a line from the bottom to a number; beyond zero at least one.
  private func eighths(_ value: Double) -> Int {
    let place = Int((ticks.share(of: value) * Double(height * 8)).rounded())
    if value > 0 { return max(place, min(zero + 1, height * 8)) }
    return value < 0 ? min(place, max(zero - 1, 0)) : zero
  }

  /// What stands in the cell of a bar in a line from the top.
  func cell(
    _ pieces: [BarChart.Piece],
    row: Int
  ) -> (character: Character, role: TerminalDrawing.Role) {
    let floor = (height - 1 - row) * 8
    var best: (covered: Int, piece: BarChart.Piece)?
    var (top, bottom) = (0, 8)
    for piece in pieces where piece.value != 0 {
      let ends = [eighths(piece.from), eighths(piece.to)]
      let (low, high) = (min(ends[0], ends[1]) - floor, max(ends[0], ends[1]) - floor)
      let covered = min(high, 8) - max(low, 0)
      guard covered > 0 else { continue }
      top = max(top, min(high, 8))
      bottom = min(bottom, max(low, 0))
      if covered > best?.covered ?? 0 { best = (covered, piece) }
    }
    guard let best else { return (" ", .plain) }
    let role =
      best.piece.value < 0 && best.piece.series == 0
      ? TerminalDrawing.Role.below : .series(best.piece.series)
    let fill = Glyphs.fill(best.piece.series)
    if fill != "█" { return (top - bottom >= 4 ? fill : best.piece.value < 0 ? " " : "▁", role) }
    return (best.piece.value < 0 ? Glyphs.hanging(8 - bottom) : Glyphs.rising[top], role)
  }
}
