import ChargingLog
import Insights

/// This month so far, beside the same days of the month before and the whole of it.
struct MonthComparison {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  private var index: ChargingIndex { context.index }

  var content: HTML {
    let today = context.today
    let now = totals(from: today.startOfMonth, to: today)
    let before = totals(
      from: today.startOfMonth.adding(months: -1),
      to: today.startOfMonth.adding(days: -1)
    )
    let name = Format.month(today.startOfMonth.adding(months: -1))
    return tag("section", .class("month"), .other("aria-labelledby", "month-title")) {
      tag("div", .class("card-heading")) {
        tag("h2", .id("month-title"), text: Format.month(today))
        tag(
          "a",
          .href(
            Link(["sessions"], query: QueryItems([("from", today.startOfMonth.text)]))
          )
        ) { "Sessions of this month" }
      }
      Parts.figures([
        Parts.figure("Cost", cost(now), remark: "\(cost(before)) in \(name)"),
        Parts.figure(
          "Energy",
          Format.energy(now.energyKWh),
          remark: "\(Format.energy(before.energyKWh)) in \(name)"
        ),
        Parts.figure("Per kWh", price(now), remark: "\(price(before)) in \(name)"),
        Parts.figure(
          "Sessions",
          Format.number(now.sessions),
          remark: "\(Format.number(before.sessions)) in \(name)"
        ),
        Parts.figure(
          "At home",
          Format.percent(now.energyByPlace.homeKWh, of: now.energyKWh) ?? "—",
          remark: (Format.percent(before.energyByPlace.homeKWh, of: before.energyKWh) ?? "—")
            + " in \(name)"
        ),
      ])
    }
  }

  private func totals(from: CivilDate, to: CivilDate) -> Totals {
    var filter = SessionFilter()
    filter.from = from
    filter.to = to
    return Totals(of: filter.positions(in: index), in: index)
  }

  private func cost(_ totals: Totals) -> String {
    totals.costs.isEmpty
      ? totals.sessions == 0 ? "nothing" : "unknown"
      : totals.costs.map { Format.money($0.amount, $0.currency) }.joined(separator: " + ")
  }

  private func price(_ totals: Totals) -> String {
    totals.costs.first.flatMap { cost in
      cost.averagePricePerKWh.map { Format.money($0, cost.currency, decimals: 3) }
    } ?? "—"
  }
}
