import ChargingLog
import Insights

/// What is worth doing, each with what it follows from.
struct AdviceList {
  private let advice: [Advice]
  private let index: ChargingIndex

  init(_ context: PageContext) {
    index = context.index
    advice = Advice.all(in: context.index, at: context.now).filter { !$0.isDismissed }
  }

  /// The card; nothing when there is nothing to say.
  var card: HTML {
    guard !advice.isEmpty else { return .empty }
    return Parts.card("Worth knowing", wide: true) {
      tag("ul", .class("advice")) { advice.map(item) }
    }
  }

  private func item(_ advice: Advice) -> HTML {
    tag("li", .class(advice.severity.rawValue)) {
      tag("details") {
        tag("summary") {
          Parts.badge(advice.severity.rawValue, kind(advice.severity))
          tag("span") {
            advice.message.prefix(1).uppercased() + advice.message.dropFirst() + ". "
            tag("strong", text: advice.action.prefix(1).uppercased() + advice.action.dropFirst())
          }
        }
        Parts.list(advice.evidence.map { ($0.title, HTML($0.text)) })
        if !advice.sessions.isEmpty {
          tag("p", .class("quiet")) {
            "From "
            advice.sessions.suffix(5).enumerated().map { place, position in
              HTML([
                HTML(place == 0 ? "" : ", "),
                tag(
                  "a",
                  .href(Link(["sessions", index.sessions[position].id])),
                  text: SessionWords.when(position, index)
                ),
              ])
            }
          }
        }
        tag("p", .class("quiet")) {
          "To hear no more of it, add "
          tag("code", text: advice.name)
          " to insights.dismissed."
        }
      }
    }
  }

  private func kind(_ severity: Advice.Severity) -> String {
    switch severity {
    case .notice: "hint"
    case .warning: "warning"
    case .critical: "error"
    }
  }
}
