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
  func card(isWide: Bool) -> HTML {
    guard !advice.isEmpty else { return .empty }
    // More would push the figures out of sight.
    let first = isWide ? 4 : 2
    let more = advice.dropFirst(first)
    return Parts.card("Worth knowing", wide: isWide) {
      tag("ul", .class("advice")) { advice.prefix(first).map(item) }
      if !more.isEmpty {
        tag("details", .class("more-advice")) {
          tag("summary", text: "\(Format.number(more.count)) more")
          tag("ul", .class("advice")) { more.map(item) }
        }
      }
    }
  }

  private func item(_ advice: Advice) -> HTML {
    tag("li", .class(advice.severity.rawValue)) {
      tag("details") {
        tag("summary") {
          Parts.badge(advice.severity.rawValue, kind(advice.severity))
          tag("span") {
            Format.sentence(advice.message) + ". "
            tag("strong", text: Format.sentence(advice.action))
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
