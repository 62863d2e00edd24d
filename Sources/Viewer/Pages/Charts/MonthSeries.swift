import ChargingLog
import Charts
import Insights

/// What each month of a period comes to, those without a session among them.
struct MonthSeries {
  /// The first days of the months.
  let months: [CivilDate]
  private let totals: [String: Totals]
  /// What was charged at home, and elsewhere or at no place that is known.
  private let split: [String: [Totals]]
  let currency: String?

  /// Adds up sessions by month; months are given by their first days, in order.
  init(_ months: [CivilDate], of positions: [Int], in index: ChargingIndex) {
    self.months = months
    var totals: [String: Totals] = [:]
    for group in Grouping([.month]).groups(of: positions, in: index) {
      if let month = group.keys.first ?? nil { totals[month] = group.totals }
    }
    var split: [String: [Totals]] = [:]
    for group in Grouping([.month, .home]).groups(of: positions, in: index) {
      guard group.keys.count == 2, let month = group.keys[0] else { continue }
      split["\(month) \(group.keys[1] ?? "public")", default: []].append(group.totals)
    }
    self.totals = totals
    self.split = split
    currency =
      index.settings.currency ?? totals.values.lazy.compactMap(\.costs.first).first?.currency
  }

  /// The months that end with the one of a day.
  static func months(_ count: Int, until day: CivilDate) -> [CivilDate] {
    (0..<count).reversed().map { day.startOfMonth.adding(months: -$0) }
  }

  private static func key(_ month: CivilDate) -> String { String(month.text.prefix(7)) }

  /// Such as `Nov`, with the year at January and at the first.
  var labels: [String] {
    months.enumerated().map { number, month in
      let name = Format.shortMonth(month)
      return month.month == 1 || number == 0 ? "\(name) \(month.year % 100)" : name
    }
  }

  func totals(of month: CivilDate) -> Totals? { totals[Self.key(month)] }

  /// The known cost of a month at home or elsewhere, in the currency of the settings; nothing where
  /// there was no session.
  func cost(_ month: CivilDate, isHome: Bool) -> Double {
    costs(month, isHome).reduce(0) { $0 + $1.amount.double }
  }

  func energy(_ month: CivilDate, isHome: Bool) -> Double {
    parts(month, isHome).reduce(0) { $0 + $1.energyKWh.double }
  }

  /// What a kWh cost in a month; `nil` where nothing was paid for, be it that all was free.
  func price(_ month: CivilDate, isHome: Bool) -> Double? {
    guard !isFree(month, isHome: isHome) else { return nil }
    let costs = costs(month, isHome)
    let energy = costs.reduce(ExactDecimal.zero) { $0 + $1.energyKWh }
    return costs.reduce(ExactDecimal.zero) { $0 + $1.amountWithEnergy }
      .divided(by: energy, decimals: 6)?.double
  }

  /// Whether all that was charged in a month cost nothing.
  private func isFree(_ month: CivilDate, isHome: Bool) -> Bool {
    let costs = parts(month, isHome).flatMap(\.costs)
    return !costs.isEmpty && costs.allSatisfy(\.amount.isZero)
  }

  private func costs(_ month: CivilDate, _ isHome: Bool) -> [Totals.CurrencyTotals] {
    parts(month, isHome).flatMap(\.costs).filter { $0.currency == currency }
  }

  private func parts(_ month: CivilDate, _ isHome: Bool) -> [Totals] {
    split["\(Self.key(month)) \(isHome ? "home" : "public")"] ?? []
  }

  /// How amounts are written.
  func money(decimals: Int) -> ValueFormat {
    let sample = Money.text(.zero, currency, decimals: 0)
    let parts = sample.split(separator: "0", maxSplits: 1, omittingEmptySubsequences: false)
    return ValueFormat(
      prefix: String(parts.first ?? ""),
      suffix: String(parts.count > 1 ? parts[1] : ""),
      decimals: decimals
    )
  }
}

/// The charts of months.
extension MonthSeries {
  var costChart: HTML {
    bars(
      "Cost by month",
      id: "cost",
      money(decimals: 2),
      [
        Series("at home", months.map { cost($0, isHome: true) }),
        Series("elsewhere", months.map { cost($0, isHome: false) }),
      ]
    )
  }

  var energyChart: HTML {
    bars(
      "Energy by month",
      id: "energy",
      ValueFormat(suffix: " kWh", decimals: 1),
      [
        Series("at home", months.map { energy($0, isHome: true) }),
        Series("elsewhere", months.map { energy($0, isHome: false) }),
      ]
    )
  }

  /// What a kWh cost, at home and elsewhere.
  var priceChart: HTML {
    let format = money(decimals: 3)
    let home = months.map { price($0, isHome: true) }
    let away = months.map { price($0, isHome: false) }
    let chart = LineChart(
      Caption(
        "Price per kWh by month",
        summary: "What was paid for a kWh; a gap where nothing was."
      ),
      axis: .labels(labels),
      series: [Series("at home", home), Series("elsewhere", away)],
      format: format
    )
    let rows = months.indices.map { place in
      let paid = [(home, true), (away, false)].map { prices, isHome in
        prices[place].map(format.text) ?? (isFree(months[place], isHome: isHome) ? "free" : "—")
      }
      return [Format.month(months[place])] + paid
    }
    return ChartView(
      .lines(chart),
      id: "price",
      headings: ["Month", "At home", "Elsewhere"],
      rows: rows.reversed()
    ).view
  }
}
