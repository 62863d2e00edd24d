/// The field of a chart with two axes: where it lies, and the grid behind it.
struct PlotFrame {
  let ticks: Ticks
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  private let format: ValueFormat
  private let title: String
  private let below: Double

  /// - Parameters:
  ///   - span: Of the numbers upwards.
  ///   - legend: Pixels taken by the legend.
  ///   - title: What lies along the bottom, if that needs a word.
  init(
    _ span: ValueSpan,
    format: ValueFormat,
    legend: Double,
    title: String = "",
    on canvas: SVGCanvas
  ) {
    self.format = format
    let height = canvas.options.height.map(Double.init) ?? (canvas.width < 480 ? 230 : 280)
    let unit = format.unit.isEmpty ? 4.0 : 20
    top = canvas.top + legend + unit + 4
    below = title.isEmpty ? 26.0 : 44
    bottom = max(top + 40, canvas.top + height - below)
    self.title = title
    ticks = Ticks(span, count: max(2, Int((bottom - top) / 44)))
    let step = ticks.step
    let widest = ticks.values.map { SVGText.width(format.tickText($0, step: step)) }.max() ?? 0
    left = min(widest + 14, canvas.width / 3)
    right = canvas.width - 14
  }

  /// What the drawing takes below the canvas's top.
  func height(on canvas: SVGCanvas) -> Double { bottom + below - canvas.top }

  var width: Double { right - left }

  /// Where words beside the lines may stand.
  var field: MarkPlacement.Box {
    MarkPlacement.Box(left: left, right: right, top: top, bottom: bottom)
  }

  func x(_ share: Double) -> Double { left + share * width }

  func y(_ value: Double) -> Double { bottom - ticks.share(of: value) * (bottom - top) }

  /// Lines of the grid, their numbers, and the unit.
  var grid: [SVGElement] {
    var lines = SVGElement("g", class: "grid").with("stroke", ChartStyle.fallback("grid"))
    var numbers = SVGElement("g").with("text-anchor", "end")
    for value in ticks.values {
      let y = (y(value)).rounded() + 0.5
      lines.add(
        SVGElement("line").with("x1", left).with("x2", right).with("y1", y).with("y2", y)
      )
      numbers.add(
        SVGText.element(format.tickText(value, step: ticks.step), x: left - 8, y: y + 4)
      )
    }
    var parts = [lines, numbers]
    if !format.unit.isEmpty {
      parts.append(SVGText.element(format.unit, x: 14, y: top - 12))
    }
    return parts
  }

  /// The line at zero.
  var zeroLine: SVGElement {
    let y = y(0).rounded() + 0.5
    return SVGElement("line", class: "axis").with("x1", left).with("x2", right).with("y1", y)
      .with("y2", y).with("stroke", ChartStyle.fallback("muted"))
  }

  /// Labels below, as many as there is room for.
  func labels(_ labels: [(x: Double, text: String)]) -> SVGElement {
    var group = SVGElement("g").with("text-anchor", "middle")
    let widest = labels.map { SVGText.width($0.text) }.max() ?? 0
    var stride = 1
    if labels.count > 1, let first = labels.first, let last = labels.last {
      let apart = max((last.x - first.x) / Double(labels.count - 1), 0.01)
      stride = max(1, Int(((widest + 18) / apart).rounded(.up)))
    }
    for (number, label) in labels.enumerated() where number.isMultiple(of: stride) {
      let half = SVGText.width(label.text) / 2
      let x = min(max(label.x, half + 2), right + 14 - half)
      group.add(SVGText.element(label.text, x: x, y: bottom + 18))
    }
    if !title.isEmpty {
      group.add(
        SVGText.fitted(title, x: (left + right) / 2, y: bottom + 36, width: width, anchor: "middle")
      )
    }
    return group
  }
}
