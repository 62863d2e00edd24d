/// A picture of numbers, to be drawn on a terminal or as SVG.
package enum Chart: Sendable, Hashable {
  case bars(BarChart)
  case lines(LineChart)
  case scatter(ScatterChart)
  case heatMap(HeatMap)

  /// What it shows, in words.
  package var caption: Caption {
    switch self {
    case .bars(let chart): chart.caption
    case .lines(let chart): chart.caption
    case .scatter(let chart): chart.caption
    case .heatMap(let chart): chart.caption
    }
  }

  /// Draws it in characters, no line wider than `width` cells.
  ///
  /// - Parameter height: Lines of the plot alone, of charts that can choose: not of bars to the
  ///   right, nor of heat maps.
  package func onTerminal(width: Int, height: Int = 10) -> TerminalDrawing {
    let width = max(1, width)
    let height = min(max(2, height), 100)
    let drawing =
      switch self {
      case .bars(let chart) where chart.direction == .right: chart.rows(width: width)
      case .bars(let chart): chart.columns(width: width, height: height)
      case .lines(let chart): chart.braille(width: width, height: height)
      case .scatter(let chart): chart.braille(width: width, height: height)
      case .heatMap(let chart): chart.shades(width: width)
      }
    return drawing.cut(to: width)
  }

  /// Draws it as SVG 2 (https://www.w3.org/TR/SVG2/): an element to stand in a page, or a document.
  package func svg(_ options: SVGOptions) -> String {
    let canvas = SVGCanvas(caption, options)
    switch self {
    case .bars(let chart) where chart.direction == .right: return chart.svgRows(on: canvas)
    case .bars(let chart): return chart.svgColumns(on: canvas)
    case .lines(let chart): return chart.svg(on: canvas)
    case .scatter(let chart): return chart.svg(on: canvas)
    case .heatMap(let chart): return chart.svg(on: canvas)
    }
  }
}
