extension HeatMap {
  func svg(on canvas: SVGCanvas) -> String {
    let left = 14 + min(rows.map { SVGText.width($0) }.max() ?? 0, canvas.width / 3) + 8
    let room = canvas.width - left - 14
    let side = min(max(room / Double(max(1, columns.count)), 9), 26)
    // What does not fit would be too small to see: the last columns are drawn.
    let fitting = max(1, Int(room / side + 1e-9))
    let first = max(0, columns.count - fitting)
    let top = canvas.top + 18
    let greatest = self.greatest
    var words = SVGElement("g")
    var grid = SVGElement("g", class: "cells")
    for (row, name) in rows.enumerated() {
      let y = top + Double(row) * side
      if side >= 12 || row.isMultiple(of: 2) {
        words.add(SVGText.element(name, x: left - 8, y: y + side / 2 + 4, anchor: "end"))
      }
      for column in first..<max(first, columns.count) {
        let place = (x: left + Double(column - first) * side, y: y)
        if let rect = rect(cell(row, column), greatest) {
          grid.add(
            rect.with("x", place.x + 1).with("y", place.y + 1).with("width", side - 2)
              .with("height", side - 2).with("rx", "2")
          )
        }
      }
    }
    var used = 0.0
    for column in first..<max(first, columns.count) where !columns[column].isEmpty {
      let x = left + Double(column - first) * side
      guard x >= used, x + SVGText.width(columns[column]) <= canvas.width else { continue }
      words.add(SVGText.element(columns[column], x: x + 1, y: top - 6))
      used = x + SVGText.width(columns[column]) + 4
    }
    let bottom = top + Double(rows.count) * side + 8
    return canvas.text(
      [words, grid] + key(left: left, top: bottom, greatest),
      height: bottom + 24 - canvas.top
    )
  }

  private func rect(_ cell: Cell, _ greatest: Double) -> SVGElement? {
    switch cell {
    case .outside: return nil
    case .unknown(let label):
      var rect = SVGElement("rect", class: "unknown").with("fill", "none")
        .with("stroke", ChartStyle.fallback("grid")).with("data-label", label)
      rect.add(SVGElement("title").containing("\(label), unknown"))
      return rect
    case .value(let value, let label):
      let level = Self.level(of: value, greatest: greatest, levels: 5)
      return Self.shade(level)
        .marked(label: label, value: value, text: format.text(value))
    }
  }

  private static func shade(_ level: Int) -> SVGElement {
    SVGElement("rect", class: "h\(level)")
      .with("fill", ChartStyle.fallback(level == 0 ? "none" : "heat-\(level)"))
  }

  private func key(left: Double, top: Double, _ greatest: Double) -> [SVGElement] {
    let start = left + SVGText.width("none") + 6
    var parts = [SVGText.element("none", x: left, y: top + 11)]
    for level in 0...5 {
      parts.append(
        Self.shade(level).with("x", start + Double(level) * 15).with("y", top)
          .with("width", "13").with("height", "13").with("rx", "2")
      )
    }
    parts.append(
      SVGText.element(format.text(greatest), x: start + 6 * 15 + 6, y: top + 11)
    )
    return parts
  }
}
