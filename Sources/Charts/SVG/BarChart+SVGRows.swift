extension BarChart {
  /// A bar a line: label, bar, number.
  func svgRows(on canvas: SVGCanvas) -> String {
    let legend = SVGLegend(
      series.map(\.name),
      left: 14,
      right: canvas.width - 14,
      top: canvas.top
    )
    let line = 28.0
    let top = canvas.top + legend.height + 6
    let numbers = labels.indices.map { total(at: $0).map(format.text) ?? "unknown" }
    let numberWidth = numbers.map { SVGText.width($0) }.max() ?? 0
    let labelWidth = min(labels.map { SVGText.width($0) }.max() ?? 0, canvas.width * 0.38)
    let left = 14 + labelWidth + 10
    let right = max(left + 20, canvas.width - 14 - numberWidth - 8)
    let span = self.span
    func x(_ value: Double) -> Double {
      left + (value - span.low) / (span.high - span.low) * (right - left)
    }
    var words = SVGElement("g")
    var groups = series.indices.map { SVGPalette.filled($0, class: "bars") }
    for position in labels.indices {
      let y = top + Double(position) * line
      words.add(
        SVGText.fitted(
          labels[position],
          x: left - 10,
          y: y + 15,
          width: labelWidth + 2,
          anchor: "end",
          class: "ink"
        )
      )
      var end = x(0)
      for piece in pieces(at: position) {
        let (from, to) = (x(min(piece.from, piece.to)), x(max(piece.from, piece.to)))
        end = max(end, to)
        let isBelow = piece.value < 0 && series.count == 1
        var bar = SVGElement("rect", class: isBelow ? "bar below" : "bar").with("x", from)
          .with("y", y).with("width", max(to - from, 0)).with("height", line - 8).with("rx", "2")
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
      words.add(SVGText.element(numbers[position], x: end + 8, y: y + 15))
    }
    let height = top + Double(labels.count) * line - canvas.top + 4
    var zero = SVGElement("line", class: "axis").with("x1", x(0)).with("x2", x(0))
    zero = zero.with("y1", top - 4).with("y2", top + Double(labels.count) * line - 4)
      .with("stroke", ChartStyle.fallback("muted"))
    return canvas.text(legend.parts + groups + [zero, words], height: height)
  }
}
