import TerminalText

/// The outside of a drawing: its size, its words and its style.
struct SVGCanvas {
  let caption: Caption
  let options: SVGOptions

  init(_ caption: Caption, _ options: SVGOptions) {
    self.caption = caption
    self.options = options
  }

  var width: Double { Double(options.width) }

  /// Where the drawing begins below the title that a file of its own shows.
  var top: Double { options.mode == .standalone ? 38 : 6 }

  /// The text of the whole drawing around its parts.
  ///
  /// - Parameter height: What the parts take, from `top` on.
  func text(_ parts: [SVGElement], height: Double) -> String {
    let whole = top + height
    let size = "0 0 \(options.width) \(NumberText.coordinate(whole))"
    let ids = (title: "\(options.id)-title", summary: "\(options.id)-desc")
    var root = SVGElement("svg", class: "chart")
      .with("xmlns", "http://www.w3.org/2000/svg")
      .with("viewBox", size)
      .with("width", width)
      .with("height", whole)
      .with("role", "img")
      .with("aria-labelledby", "\(ids.title) \(ids.summary)")
      .with("font-family", "system-ui, sans-serif")
      .with("font-size", "12")
      .with("font-variant", "tabular-nums")
    root.add(SVGElement("title").with("id", ids.title).containing(caption.title))
    root.add(SVGElement("desc").with("id", ids.summary).containing(summary))
    if options.mode == .standalone {
      var style = SVGElement("style")
      style.add(style: ChartStyle.sheet)
      root.add(style)
      root.add(
        SVGElement("rect", class: "paper").with("width", width).with("height", whole)
          .with("fill", ChartStyle.fallback("paper"))
      )
      root.add(
        SVGText.fitted(caption.title, x: 14, y: 24, width: width - 28, size: 15, class: "ink title")
      )
    }
    for part in parts { root.add(part) }
    return root.text + (options.mode == .standalone ? "\n" : "")
  }

  private var summary: String { caption.summary.isEmpty ? caption.title : caption.summary }
}

/// Text of a drawing, whose width is estimated: no font is at hand to measure it by.
enum SVGText {
  /// Pixels that a text takes, rather too many than too few.
  static func width(_ text: String, size: Double = 12) -> Double {
    Double(DisplayWidth.of(text.escapingControls)) * size * 0.58
  }

  /// - Parameter anchor: `start`, `middle` or `end` of the text is at `x`.
  static func element(
    _ text: String,
    x: Double,
    y: Double,
    anchor: String = "start",
    class className: String? = nil
  ) -> SVGElement {
    let element = SVGElement("text", class: className).with("x", x).with("y", y)
      .with("fill", ChartStyle.fallback(className?.contains("ink") == true ? "ink" : "muted"))
    return (anchor == "start" ? element : element.with("text-anchor", anchor)).containing(text)
  }

  /// A text shortened to a width.
  static func fitted(
    _ text: String,
    x: Double,
    y: Double,
    width: Double,
    size: Double = 12,
    anchor: String = "start",
    class className: String? = nil
  ) -> SVGElement {
    let cells = max(1, Int(width / (size * 0.58)))
    let short = DisplayWidth.shorten(text.escapingControls, to: cells)
    let element = element(short, x: x, y: y, anchor: anchor, class: className)
    return size == 12 ? element : element.with("font-size", size)
  }
}
