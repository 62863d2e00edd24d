import ChargingLog
import Insights

/// Home and public, alternating and direct current: by energy and by cost.
struct MixView {
  private let totals: Totals
  private let positions: [Int]
  private let index: ChargingIndex

  init(_ totals: Totals, _ positions: [Int], _ index: ChargingIndex) {
    self.totals = totals
    self.positions = positions
    self.index = index
  }

  var view: HTML {
    HTML([
      tag("table", .class("mix")) {
        tag("caption", .class("hidden")) { "Shares of energy and cost" }
        tag("thead") {
          tag("tr") {
            tag("td") { "" }
            tag("th", .other("scope", "col"), .class("number")) { "Energy" }
            tag("th", .other("scope", "col"), .class("number")) { "Share" }
            tag("th", .other("scope", "col"), .class("number")) { "Cost" }
            tag("th", .other("scope", "col"), .class("number")) { "Share" }
          }
        }
        tag("tbody") {
          groups(by: .home, names: ["home": "At home", "public": "Elsewhere"])
          groups(by: .type, names: ["ac": "AC", "dc": "DC"])
        }
      },
      totals.freeKWh.isZero
        ? .empty
        : tag(
          "p",
          .class("quiet"),
          text: "\(Format.energy(totals.freeKWh)) of it was free."
        ),
      totals.solarKWh.isZero
        ? .empty
        : tag(
          "p",
          .class("quiet"),
          text: "\(Format.energy(totals.solarKWh)) of it came from your own roof."
        ),
    ])
  }

  private func groups(by key: Grouping.Key, names: [String: String]) -> [HTML] {
    let whole = totals.costs.first
    return Grouping([key]).groups(of: positions, in: index).map { group in
      let name = (group.keys.first ?? nil).map { names[$0] ?? $0 } ?? "Unknown"
      let cost = group.totals.costs.first { $0.currency == whole?.currency }
      return tag("tr") {
        tag("th", .other("scope", "row"), text: name)
        tag("td", .class("number"), text: Format.energy(group.totals.energyKWh, decimals: 0))
        tag("td", .class("number")) {
          Format.percent(group.totals.energyKWh, of: totals.energyKWh) ?? "—"
        }
        tag("td", .class("number")) {
          cost.map { Format.money($0.amount, $0.currency, decimals: 0) } ?? "—"
        }
        tag("td", .class("number")) {
          cost.flatMap { part in whole.flatMap { Format.percent(part.amount, of: $0.amount) } }
            ?? "—"
        }
      }
    }
  }
}
