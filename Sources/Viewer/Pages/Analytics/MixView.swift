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
      DataTable(
        caption: "Shares of energy and cost",
        headings: ["", "kWh", "Share", "Cost", "Share"],
        rows: groups(by: .home, names: ["home": "At home", "public": "Elsewhere"])
          + groups(by: .type, names: ["ac": "AC", "dc": "DC"])
      ).view,
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

  private func groups(by key: Grouping.Key, names: [String: String]) -> [DataTable.Row] {
    let whole = totals.costs.first
    return Grouping([key]).groups(of: positions, in: index).map { group in
      let name = (group.keys.first ?? nil).map { names[$0] ?? $0 } ?? "Unknown"
      let cost = group.totals.costs.first { $0.currency == whole?.currency }
      return DataTable.Row(
        HTML(name),
        [
          Format.number(group.totals.energyKWh),
          Format.percent(group.totals.energyKWh, of: totals.energyKWh) ?? "—",
          cost.map { Format.money($0.amount, $0.currency, decimals: 0) } ?? "—",
          cost.flatMap { part in whole.flatMap { Format.percent(part.amount, of: $0.amount) } }
            ?? "—",
        ]
      )
    }
  }
}
