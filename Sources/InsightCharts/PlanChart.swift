import ChargingLog
import Charts
package import Insights

extension InsightChart {
  /// The cost of each stop of a plan against the time that it takes, with the best ones named.
  package static func plan(_ plan: BlendedPlan) -> Result<InsightChart, NothingToDraw> {
    let stops = plan.stops.enumerated().filter { $0.element.cost != nil }
      .sorted { ($0.element.seconds, $0.offset) < ($1.element.seconds, $1.offset) }
    guard !stops.isEmpty else {
      return .failure(
        NothingToDraw(reason: plan.confidence.reasons.last?.text ?? "no level does")
      )
    }
    func place(_ stop: Int?) -> Int? { stops.firstIndex { $0.offset == stop } }
    let marks = [("cheapest", plan.cheapest), ("knee", plan.knee), ("fastest", plan.fastest)]
      .reduce(into: [(Int, String)]()) { marks, mark in
        guard let stop = mark.1, let position = place(stop) else { return }
        if let same = marks.firstIndex(where: { $0.0 == position }) {
          marks[same].1 = "\(mark.0), \(marks[same].1)"
        } else {
          marks.append((position, "\(mark.0), stop at \(soc(plan.stops[stop].soc))"))
        }
      }
    let format = ValueFormat(.money(plan.request.currency))
    let chart = LineChart(
      Caption("Cost against time", summary: summary(plan)),
      axis: .numbers(
        stops.map { Double($0.element.seconds) / 3600 },
        ValueFormat(suffix: " h", decimals: 1),
        title: "charging and driving, in all"
      ),
      series: [Series("cost", stops.map { $0.element.cost?.double })],
      marks: marks.map { LineChart.Mark(at: $0.0, $0.1) },
      format: format,
      includesZero: false
    )
    return .success(InsightChart(chart: .lines(chart), table: table(plan), notes: []))
  }

  private static func summary(_ plan: BlendedPlan) -> String {
    let unit = FigureUnit.money(plan.request.currency)
    return [("Cheapest", plan.cheapest), ("Knee", plan.knee), ("Fastest", plan.fastest)]
      .compactMap { name, position in
        guard let position else { return nil }
        let stop = plan.stops[position]
        let cost = stop.cost.map { unit.text($0) } ?? "unknown cost"
        let time = ChargeDuration(seconds: stop.seconds / 60 * 60).text
        return "\(name): stop at \(soc(stop.soc)), \(cost), \(time)."
      }
      .joined(separator: " ")
  }

  private static func table(_ plan: BlendedPlan) -> ChartTable {
    func number(_ value: Double, _ decimals: Int = 2) -> ChartTable.Cell {
      .number(ExactDecimal(rounding: value, decimals: decimals))
    }
    func money(_ value: ExactDecimal?) -> ChartTable.Cell {
      .number(value?.rounded(toDecimals: 4))
    }
    return ChartTable(
      header: [
        "stop_percent", "fast_battery_kwh", "fast_kwh", "fast_seconds", "fast_cost",
        "arrival_percent", "home_battery_kwh", "home_kwh", "home_seconds", "home_cost", "cost",
        "seconds", "ready",
      ],
      rows: plan.stops.map { stop in
        [
          number(stop.soc, 1), number(stop.fast.batteryKWh), number(stop.fast.meteredKWh),
          .number(ExactDecimal(Int(stop.fast.seconds))), money(stop.fast.cost),
          number(stop.arrival, 1), number(stop.home.batteryKWh), number(stop.home.meteredKWh),
          .number(ExactDecimal(Int(stop.home.seconds))), money(stop.home.cost), money(stop.cost),
          .number(ExactDecimal(Int(stop.seconds))), .text(stop.ready.description),
        ]
      }
    )
  }

  private static func soc(_ level: Double) -> String {
    "\(ExactDecimal(rounding: level, decimals: 1)?.text ?? "") %"
  }
}
