import ChargingLog
import Insights
import TerminalText

/// Figures on a page, one a line: label, value, and what lowers the trust in it; explained, each
/// with its formula and inputs below.
struct FigureSheet {
  let figures: [Figure]
  var isExplained = false

  func render(_ style: Style) -> String {
    let labels = figures.map { DisplayWidth.of($0.title) }.max() ?? 0
    let values = figures.map { DisplayWidth.of($0.text) }.max() ?? 0
    return figures.map { figure in
      let padding = String(repeating: " ", count: labels - DisplayWidth.of(figure.title) + 2)
      let remark = remark(of: figure)
      let gap = String(repeating: " ", count: values - DisplayWidth.of(figure.text) + 2)
      let line =
        "  " + style.paint(figure.title, as: .key) + padding
        + style.paint(figure.text, as: figure.isKnown ? .value : .dim)
        + (remark.isEmpty ? "" : gap + style.paint(remark, as: .dim))
      return ([line] + (isExplained ? explanation(of: figure, labels + 4, style) : []))
        .joined(separator: "\n") + "\n"
    }.joined()
  }

  private func remark(of figure: Figure) -> String {
    let reasons = figure.confidence.reasons.map(\.text).joined(separator: "; ")
    switch figure.confidence.level {
    case .high: return ""
    case .none: return reasons
    case .medium, .low: return "\(figure.confidence.level.rawValue) confidence: \(reasons)"
    }
  }

  private func explanation(of figure: Figure, _ indentation: Int, _ style: Style) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let inputs = figure.inputs.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
    return (["= " + figure.formula] + (inputs.isEmpty ? [] : ["from " + inputs])).map {
      margin + style.paint($0, as: .dim)
    }
  }
}
