import ChargingLog
import Charts
import Insights

extension InsightChart {
  /// A dot for each drive: how cold it was at its end, and how far the car came on a kWh.
  static func temperature(of positions: [Int], in index: ChargingIndex) -> Result<
    InsightChart, NothingToDraw
  > {
    let unit = index.distanceUnit
    var leftOut = 0
    var cars: [Int32] = []
    var points: [ScatterChart.Point] = []
    var table = ChartTable(
      header: ["session", "car", "temperature_c", "efficiency_\(unit.rawValue)_per_kwh"]
    )
    let drives = SingleDrives(to: positions, in: Ledger(index))
    for position in positions {
      guard let celsius = index.entries[position].temperatureC,
        let drive = drives[position], drive.trust > .low,
        let efficiency = drive.efficiency(in: unit)
      else {
        leftOut += 1
        continue
      }
      let (id, car) = (
        RecordID.of(path: index.sessions.path(at: position)), index.carNumbers[position]
      )
      let group = cars.firstIndex(of: car) ?? cars.count
      if group == cars.count { cars.append(car) }
      points.append(ScatterChart.Point(x: celsius.double, y: efficiency, label: id, group: group))
      table.rows.append([
        .text(id), .text(index.carIDs[Int(car)]), .number(celsius),
        .number(ExactDecimal(rounding: efficiency, decimals: 4)),
      ])
    }
    guard !points.isEmpty else {
      return .failure(NothingToDraw(reason: "no drive has a temperature and an efficiency"))
    }
    let chart = ScatterChart(
      Caption("Efficiency by temperature", summary: "\(points.count) drives."),
      points: points,
      groups: cars.map { index.carIDs[Int($0)] },
      xTitle: "temperature at the end of the drive",
      xFormat: ValueFormat(suffix: " °C"),
      yFormat: ValueFormat(.efficiency(unit))
    )
    let notes =
      leftOut == 0
      ? [] : ["\(leftOut) sessions without a temperature, or a drive that says enough, left out"]
    return .success(InsightChart(chart: .scatter(chart), table: table, notes: notes))
  }
}
