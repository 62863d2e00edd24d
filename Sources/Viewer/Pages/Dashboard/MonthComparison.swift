import ChargingLog
import Insights

/// This month so far beside the month before; of a log at rest, the last month with a charge.
struct MonthComparison {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  private var index: ChargingIndex { context.index }

  var content: HTML {
    let month = month
    let now = totals(of: month)
    let before = totals(of: month.adding(months: -1))
    let name = Format.shortMonth(month.adding(months: -1))
    return tag("section", .class("month"), .other("aria-labelledby", "month-title")) {
      tag("div", .class("card-heading")) {
        tag("h2", .id("month-title")) {
          Format.month(month)
          if month != context.today.startOfMonth {
            tag("span", .class("remark")) { ", the last month with a charge" }
          }
        }
        tag(
          "a",
          .href(Link(["sessions"], query: QueryItems([("during", String(month.text.prefix(7)))])))
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

  /// The first day of the month that is shown.
  private var month: CivilDate {
    let this = context.today.startOfMonth
    guard
      let last = index.sessions.indices.last(where: { index.localDate(at: $0) <= context.today })
    else { return this }
    return min(this, index.localDate(at: last).startOfMonth)
  }

  private func totals(of month: CivilDate) -> Totals {
    var filter = SessionFilter()
    filter.limit(to: DatePeriod.month(of: month))
    filter.to = min(filter.to ?? context.today, max(context.today, month))
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
