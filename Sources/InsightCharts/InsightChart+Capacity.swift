import ChargingLog
import Charts
import Insights

extension InsightChart {
  /// Every estimate of the capacity of one car's battery, with the middle half of the last ones.
  static func capacity(of positions: [Int], in index: ChargingIndex) -> Result<
    InsightChart, NothingToDraw
  > {
    let cars = Set(positions.map { index.carNumbers[$0] }).map { index.carIDs[Int($0)] }.sorted()
    let reports = cars.map { BatteryReport(of: $0, positions, in: index) }
    guard let report = reports.max(by: { $0.estimates.count < $1.estimates.count }),
      !report.estimates.isEmpty
    else {
      return .failure(
        NothingToDraw(reason: "no session says what energy so many points of charge took")
      )
    }
    let days = report.estimates.map { index.localDate(at: $0.position) }
    let labels = days.map(\.text)
    let values = report.estimates.map(\.kilowattHours)
    let usable = index.cars[report.car]?.batteryKWh.double
    let first = report.estimates.count - report.used
    func middle(_ figure: Figure) -> [Double?] {
      labels.indices.map { $0 >= first ? figure.value?.double : nil }
    }
    var series = [Series("estimate", values)]
    if let usable { series.append(Series("battery_kwh", values.map { _ in usable })) }
    let title = index.cars[report.car]?.title ?? report.car
    let chart = LineChart(
      Caption(
        "Capacity of \(title)",
        summary: "\(report.capacity.text), \(report.health.text) of battery_kwh."
      ),
      axis: .placed(days.map { Double($0.daysSince1970) }, labels: labels),
      series: series,
      band: LineChart.Band(
        "middle half of the last \(report.used)",
        low: middle(report.lowQuarter),
        high: middle(report.highQuarter)
      ),
      format: ValueFormat(.kilowattHours),
      includesZero: false
    )
    let table = ChartTable(
      header: ["date", "session", "capacity_kwh", "basis"],
      rows: report.estimates.enumerated().map { number, estimate in
        [
          .text(labels[number]),
          .text(RecordID.of(path: index.sessions.path(at: estimate.position))),
          .number(ExactDecimal(rounding: estimate.kilowattHours, decimals: 2)),
          .text(estimate.basis.rawValue),
        ]
      }
    )
    let others = cars.filter { $0 != report.car }
    let notes = others.isEmpty ? [] : ["only \(report.car); --car draws another"]
    return .success(InsightChart(chart: .lines(chart), table: table, notes: notes))
  }
}
