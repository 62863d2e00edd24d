import ChargingLog
import Charts
import Insights

/// The prices of the tariff at home, month by month, and what was paid there.
struct TariffHistory {
  private let series: MonthSeries
  private let tariff: Tariff?

  init(_ series: MonthSeries, in index: ChargingIndex) {
    self.series = series
    tariff =
      index.locations.values.filter { index.settings.isHome($0) }.sorted { $0.id < $1.id }
      .lazy.compactMap { index.settings.tariffID(at: $0) }.compactMap { index.tariffs[$0] }.first
  }

  var view: HTML {
    guard let tariff else {
      return Parts.empty(
        "Home has no tariff yet.",
        command: "plugtrack tariff rate octopus-go --from 2026-04-01 --price 0.285"
      )
    }
    let spans = series.months.map { tariff.span(in: $0) }
    let paid = series.months.map { series.price($0, isHome: true) }
    let format = series.money(decimals: 3)
    let chart = LineChart(
      Caption(
        "\(tariff.title) and what was paid at home",
        summary: "The band is from the lowest price of the tariff to the highest, the line what a "
          + "kWh came to."
      ),
      axis: .labels(series.labels),
      series: [Series("paid", paid)],
      band: LineChart.Band(
        "tariff",
        low: spans.map { $0?.low.double },
        high: spans.map { $0?.high.double }
      ),
      format: format
    )
    return ChartView(
      .lines(chart),
      id: "tariff",
      headings: ["Month", "Lowest", "Highest", "Paid"],
      rows: series.months.indices.reversed().map { place in
        [
          Format.month(series.months[place]),
          spans[place].map { format.text($0.low.double) } ?? "—",
          spans[place].map { format.text($0.high.double) } ?? "—",
          paid[place].map(format.text) ?? "—",
        ]
      }
    ).view
  }
}

extension Tariff {
  /// The lowest and the highest price for a kWh of the rates that hold in a month, whatever the time
  /// of day; `nil` where none does.
  ///
  /// - Parameter month: Its first day.
  func span(in month: CivilDate) -> (low: ExactDecimal, high: ExactDecimal)? {
    let end = month.adding(months: 1)
    let prices = rates.enumerated().flatMap { number, rate -> [ExactDecimal] in
      let next = rates.indices.contains(number + 1) ? rates[number + 1].from : nil
      let isOver = (next.map { $0 <= month } ?? false) || (rate.to.map { $0 < month } ?? false)
      guard rate.from < end, !isOver else { return [] }
      return rate.bands.map(\.pricePerKWh) + [rate.pricePerKWh].compactMap { $0 }
    }
    guard let low = prices.min(), let high = prices.max() else { return nil }
    return (low, high)
  }
}
