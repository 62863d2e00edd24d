extension BarChart {
  /// Upright bars.
  func svgColumns(on canvas: SVGCanvas) -> String {
    let legend = SVGLegend(
      series.map(\.name),
      left: 14,
      right: canvas.width - 14,
      top: canvas.top
    )
    let frame = PlotFrame(span, format: format, legend: legend.height, on: canvas)
    let slot = frame.width / Double(max(1, labels.count))
    let width = max(min(slot * 0.74, 48), min(slot, 1))
    var groups = series.indices.map { SVGPalette.filled($0, class: "bars") }
    for position in labels.indices {
      let x = frame.left + (Double(position) + 0.5) * slot - width / 2
      for piece in pieces(at: position) {
        let (top, bottom) = (
          frame.y(max(piece.from, piece.to)), frame.y(min(piece.from, piece.to))
        )
        let isBelow = piece.value < 0 && series.count == 1
        var bar = SVGElement("rect", class: isBelow ? "bar below" : "bar").with("x", x)
          .with("y", top).with("width", width).with("height", max(bottom - top, 0))
        if width > 6 { bar = bar.with("rx", "2") }
        if isBelow { bar = bar.with("fill", ChartStyle.fallback("below")) }
        groups[piece.series].add(
          bar.marked(
            label: labels[position],
            value: piece.value,
            text: format.text(piece.value),
            series: series[piece.series].name
          )
        )
      }
    }
    let marks = labels.enumerated().map { (frame.left + (Double($0) + 0.5) * slot, $1) }
    return canvas.text(
      legend.parts + frame.grid + groups + [frame.zeroLine, frame.labels(marks)],
      height: frame.height(on: canvas)
    )
  }
}
