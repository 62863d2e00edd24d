import TerminalText

extension HeatMap {
  /// A shade for each cell, and what the shades mean.
  ///
  /// Of more columns than there is room for, the last ones are drawn, and a line says so.
  func shades(width: Int) -> TerminalDrawing {
    var drawing = TerminalDrawing()
    let labelWidth = min(
      rows.map { DisplayWidth.of($0.escapingControls) }.max() ?? 0,
      max(0, width - 3)
    )
    let room = max(1, width - labelWidth - 1)
    let cellWidth = columns.count * 2 <= room ? 2 : 1
    let first = max(0, columns.count - room / cellWidth)
    let places = columns.indices.dropFirst(first)
    drawing.add(headings(places, cellWidth: cellWidth, indent: labelWidth + 1))
    let greatest = self.greatest
    for row in rows.indices {
      var line = TerminalDrawing.Line()
      line.add(DisplayWidth.shorten(rows[row].escapingControls, to: labelWidth), .axis)
      line.pad(to: labelWidth + 1)
      for column in places {
        let (text, role) = shade(of: cell(row, column), greatest: greatest)
        let isWide = text != "·" && text != "?"
        line.add(isWide ? String(repeating: text, count: cellWidth) : text, role)
        if !isWide, cellWidth > 1 { line.add(" ") }
      }
      drawing.add(line)
    }
    drawing.add(key(greatest: greatest, indent: labelWidth + 1))
    if first > 0 {
      var note = TerminalDrawing.Line()
      note.add("the last \(places.count) of \(columns.count) columns", .axis)
      drawing.add(note)
    }
    return drawing
  }

  private func headings(
    _ places: ArraySlice<String>.Indices,
    cellWidth: Int,
    indent: Int
  ) -> TerminalDrawing.Line {
    var line = TerminalDrawing.Line()
    line.pad(to: indent)
    var used = 0
    for (number, column) in places.enumerated() where !columns[column].isEmpty {
      let text = columns[column].escapingControls
      let start = number * cellWidth
      guard used == 0 || start > used, start + DisplayWidth.of(text) <= places.count * cellWidth
      else { continue }
      line.pad(to: indent + start)
      line.add(text, .axis)
      used = start + DisplayWidth.of(text)
    }
    return line
  }

  private func shade(of cell: Cell, greatest: Double) -> (String, TerminalDrawing.Role) {
    switch cell {
    case .outside: return (" ", .plain)
    case .unknown: return ("?", .axis)
    case .value(let value, _):
      let levels = Glyphs.shades.count - 1
      let level = Self.level(of: value, greatest: greatest, levels: levels)
      return (Glyphs.shades[level], level == 0 ? .axis : .level)
    }
  }

  private func key(greatest: Double, indent: Int) -> TerminalDrawing.Line {
    var line = TerminalDrawing.Line()
    line.pad(to: indent)
    guard greatest > 0 else {
      line.add("· none", .axis)
      return line
    }
    line.add("· none  ", .axis)
    line.add(Glyphs.shades.dropFirst().joined(), .level)
    line.add(" up to \(format.text(greatest))", .axis)
    return line
  }
}
