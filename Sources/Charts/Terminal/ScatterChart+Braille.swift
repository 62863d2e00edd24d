extension ScatterChart {
  /// A dot for each point.
  func braille(width: Int, height: Int) -> TerminalDrawing {
    guard !points.isEmpty,
      var plot = BraillePlot(ySpan, format: yFormat, width: width, height: height)
    else { return BraillePlot.tooNarrow(points.map(\.y), width: width) }
    let across = Ticks(xSpan, count: max(2, width / 10))
    for point in points {
      let dot = plot.dot(across.share(of: point.x), point.y)
      plot.canvas.set(dot.x, dot.y, .series(point.group))
    }
    let labels = across.values.map {
      (share: across.share(of: $0), text: xFormat.text($0, step: across.step))
    }
    var drawing = plot.drawing(yFormat, labels: labels, title: xTitle)
    if groups.count > 1 { drawing.lines += Legend.lines(groups, width: width) { _ in "⠶" } }
    return drawing
  }
}
