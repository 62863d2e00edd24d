import ChargingLog
import Insights

/// The best and the worst sessions, each with a way to it.
struct ExtremesList {
  private let entries: [Extremes.Entry]
  private let index: ChargingIndex

  init(of positions: [Int], currency: String?, in index: ChargingIndex) {
    entries = Extremes(of: positions, currency: currency, in: index).entries
    self.index = index
  }

  var view: HTML {
    tag("ul", .class("extremes")) {
      entries.map { entry in
        tag("li") {
          tag(
            "span",
            .class("name"),
            text: Format.sentence(entry.title)
          )
          tag("strong", text: entry.figure.text)
          tag(
            "a",
            .href(Link(["sessions", index.sessions[entry.position].id])),
            text: SessionWords.when(entry.position, index)
          )
        }
      }
    }
  }
}
