import ChargingLog
import Insights
import TerminalText

/// Figures on a page, one a line: label, value, and what lowers the trust in it; explained, each
/// with its formula and inputs below.
struct FigureSheet {
  let figures: [Figure]
  var isExplained = false

  /// - Parameter width: Where remarks are broken; `nil` for never.
  func render(_ style: Style, width: Int? = nil) -> String {
    let labels = figures.map { DisplayWidth.of($0.title) }.max() ?? 0
    let values = figures.map { DisplayWidth.of($0.text) }.max() ?? 0
    var said: Set<String> = []
    return figures.map { figure in
      let padding = String(repeating: " ", count: labels - DisplayWidth.of(figure.title) + 2)
      let gap = String(repeating: " ", count: values - DisplayWidth.of(figure.text) + 2)
      let remark = remark(of: figure, &said)
      let margin = labels + values + 6
      // On a terminal so narrow that remarks would be columns of words, it may break them itself.
      let room = width.map { $0 - margin }.flatMap { $0 < 24 ? nil : $0 }
      let parts = Paragraph.lines(remark, within: room).map { style.paint($0, as: .dim) }
      let line =
        "  " + style.paint(figure.title, as: .key) + padding
        + style.paint(figure.text, as: figure.isKnown ? .value : .dim)
        + (remark.isEmpty ? "" : gap + (parts.first ?? ""))
      let more = parts.dropFirst().map { String(repeating: " ", count: margin) + $0 }
      return ([line] + more + (isExplained ? explanation(of: figure, labels + 4, style) : []))
        .joined(separator: "\n") + "\n"
    }.joined()
  }

  /// What lowers the trust in a figure; reasons that a figure before has are not told again.
  private func remark(of figure: Figure, _ said: inout Set<String>) -> String {
    let reasons = figure.confidence.reasons.map(\.text).joined(separator: "; ")
    let level = figure.confidence.level
    guard level != .high, !reasons.isEmpty else { return "" }
    let isNew = said.insert(reasons).inserted
    if level == .none { return isNew ? reasons : "as above" }
    return "\(level.rawValue) confidence" + (isNew ? ": \(reasons)" : ", as above")
  }

  private func explanation(of figure: Figure, _ indentation: Int, _ style: Style) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let inputs = figure.inputs.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
    return (["= " + figure.formula] + (inputs.isEmpty ? [] : ["from " + inputs])).map {
      margin + style.paint($0, as: .dim)
    }
  }
}
