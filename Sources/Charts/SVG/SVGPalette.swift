/// Groups and marks in the colours of series, with what a pointer or a script wants to know of them.
enum SVGPalette {
  static func className(_ series: Int) -> String { "s\(series % 6 + 1)" }

  static func color(_ series: Int) -> String { ChartStyle.fallback("\(series % 6 + 1)") }

  /// A group whose shapes are filled.
  static func filled(_ series: Int, class extra: String) -> SVGElement {
    SVGElement("g", class: "\(className(series)) \(extra)").with("fill", color(series))
  }

  /// A group whose lines are drawn.
  static func stroked(_ series: Int, class extra: String) -> SVGElement {
    SVGElement("g", class: "\(className(series)) \(extra)").with("fill", "none")
      .with("stroke", color(series))
  }
}

extension SVGElement {
  /// With the data of a mark in attributes, and in a title that shows when it is pointed at.
  func marked(label: String, value: Double, text: String, series: String = "") -> SVGElement {
    var result = with("data-label", label).with("data-value", "\(value)").with("data-text", text)
    if !series.isEmpty { result = result.with("data-series", series) }
    let words = [label, series, text].filter { !$0.isEmpty }.joined(separator: ", ")
    result.add(SVGElement("title").containing(words))
    return result
  }
}
