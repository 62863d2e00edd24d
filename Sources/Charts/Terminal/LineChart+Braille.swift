extension LineChart {
  /// Lines of dots; the band is dotted more thinly.
  func braille(width: Int, height: Int) -> TerminalDrawing {
    guard count > 0, var plot = BraillePlot(span, format: format, width: width, height: height)
    else { return BraillePlot.tooNarrow(series.first?.values ?? [], width: width) }
    drawBand(in: &plot)
    for (number, line) in series.enumerated() {
      var last: (x: Int, y: Int)?
      for position in 0..<count {
        guard let value = line.value(at: position) else {
          last = nil
          continue
        }
        let dot = plot.dot(share(at: position), value)
        plot.canvas.line(from: last ?? dot, to: dot, .series(number))
        last = dot
      }
    }
    for mark in marks {
      guard series.indices.contains(mark.series),
        let value = series[mark.series].value(at: mark.position)
      else { continue }
      let dot = plot.dot(share(at: mark.position), value)
      plot.canvas.overlay("◆", dot.x, dot.y, .series(mark.series))
    }
    var drawing = plot.drawing(format, labels: bottomLabels(width), title: axisTitle)
    drawing.lines += legend(width: width)
    return drawing
  }

  private func drawBand(in plot: inout BraillePlot) {
    guard let band else { return }
    for position in 0..<count {
      guard let low = band.low.value(at: position), let high = band.high.value(at: position) else {
        continue
      }
      let next = min(position + 1, count - 1)
      let ends = (
        low: band.low.value(at: next) ?? low, high: band.high.value(at: next) ?? high
      )
      let (from, to) = (plot.dot(share(at: position), low).x, plot.dot(share(at: next), low).x)
      for x in from...max(from, to) {
        let share = to > from ? Double(x - from) / Double(to - from) : 0
        let bottom = plot.dot(0, low + (ends.low - low) * share).y
        let top = plot.dot(0, high + (ends.high - high) * share).y
        for y in min(top, bottom)...max(top, bottom)
        where x.isMultiple(of: 2) && (x / 2 + y).isMultiple(of: 4) {
          plot.canvas.set(x, y, .axis)
        }
      }
    }
  }

  private func bottomLabels(_ width: Int) -> [(share: Double, text: String)] {
    switch axis {
    case .labels(let labels): labels.enumerated().map { (share(at: $0), $1) }
    case .placed(_, let labels):
      spacedLabels(apart: Double((labels.map(\.count).max() ?? 0) + 4) / Double(max(1, width - 12)))
    case .numbers(let numbers, let format, _):
      numberTicks(numbers, format, count: max(2, width / 10))
    }
  }

  private func legend(width: Int) -> [TerminalDrawing.Line] {
    guard series.count > 1 || band != nil || !marks.isEmpty else { return [] }
    let names = series.map { line in
      let last = line.values.compactMap(\.self).last.map { ", last \(format.text($0))" }
      return line.name + (series.count > 1 ? last ?? "" : "")
    }
    var lines = Legend.lines(names, width: width) { _ in "⣀⡠" }
    for mark in marks {
      guard series.indices.contains(mark.series),
        let value = series[mark.series].value(at: mark.position)
      else { continue }
      var line = TerminalDrawing.Line()
      line.add("◆ ", .series(mark.series))
      line.add("\(mark.text): \(label(at: mark.position)), \(format.text(value))")
      lines.append(line)
    }
    if let band {
      var line = TerminalDrawing.Line()
      line.add("⢁⠄ ", .axis)
      line.add(band.name)
      lines.append(line)
    }
    return lines
  }
}
