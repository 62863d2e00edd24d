import ChargingLog
import Insights

/// A figure as the pages show it: big with its name, or with all that it was made of.
struct FigureView {
  private let figure: Figure
  private let text: String

  /// - Parameter text: What is shown instead of the figure's own text.
  init(_ figure: Figure, text: String? = nil) {
    self.figure = figure
    self.text = text ?? Self.text(of: figure)
  }

  /// Its text, a time as the pages write it.
  static func text(of figure: Figure) -> String {
    guard figure.unit == .seconds,
      let seconds = figure.value.flatMap({ Int64($0.text(roundedTo: 0)) })
    else { return figure.text }
    return Format.duration(seconds)
  }

  var isKnown: Bool { figure.isKnown }

  /// The name with a capital.
  private var title: String { Format.sentence(figure.title) }

  /// A big number, and why it is not to be trusted whole.
  var big: HTML {
    let doubt = figure.confidence.level < .high ? figure.confidence.reasons.first?.text : nil
    guard case .moneyPer(let currency, let what) = figure.unit, let value = figure.value else {
      return Parts.figure(title, text, remark: doubt)
    }
    let amount = Format.money(value, currency, decimals: figure.unit.decimals)
    return Parts.figure(
      title,
      amount,
      remark: ["per \(what)", doubt].compactMap { $0 }.joined(separator: "; ")
    )
  }

  /// A line that opens to formula, inputs and reasons.
  var explained: HTML {
    tag("details", .class("figure-line")) {
      tag("summary") {
        tag("span", text: title)
        tag("span", .class(isKnown ? "value" : "quiet"), text: text)
      }
      tag("p") { tag("code", text: figure.formula) }
      if !figure.inputs.isEmpty {
        Parts.list(figure.inputs.map { ($0.name, HTML($0.text)) })
      }
      if !figure.confidence.reasons.isEmpty {
        tag("ul", .class("reasons")) {
          figure.confidence.reasons.map { tag("li", text: $0.text) }
        }
      }
    }
  }
}
