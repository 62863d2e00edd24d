/// The names of series beside patches of their colours, over a plot.
struct SVGLegend {
  private(set) var parts: [SVGElement] = []
  private(set) var height = 0.0

  /// - Parameters:
  ///   - names: None are shown when there is but one.
  ///   - right: Where a line of names ends.
  init(_ names: [String], left: Double, right: Double, top: Double) {
    guard names.count > 1 else { return }
    let line = 18.0
    var (x, y) = (left, top + 11)
    for (number, name) in names.enumerated() {
      let width = 16 + SVGText.width(name) + 14
      if x > left, x + width > right {
        (x, y) = (left, y + line)
      }
      parts.append(
        SVGElement("rect", class: "\(SVGPalette.className(number)) bars").with("x", x)
          .with("y", y - 9).with("width", "10").with("height", "10").with("rx", "2")
          .with("fill", SVGPalette.color(number))
      )
      parts.append(
        SVGText.fitted(name, x: x + 15, y: y, width: max(20, right - x - 15), class: "ink")
      )
      x += width
    }
    height = y - top + 10
  }
}
