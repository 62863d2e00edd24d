import ChargingLog
import Charts
import Insights

extension InsightChart {
  /// The hours of the week in which energy flows.
  static func hours(of positions: [Int], in index: ChargingIndex) -> Result<
    InsightChart, NothingToDraw
  > {
    let map = WeekHeatMap(of: positions, in: index)
    let values = map.energyKWh
    guard values.joined().contains(where: { $0 > 0 }) else {
      return .failure(NothingToDraw(reason: "no session says when how much energy flowed"))
    }
    let chart = HeatMap.hoursOfWeek(
      Caption("Energy by hour of the week", summary: Self.busiest(values)),
      values: values.map { $0.map { $0 } },
      format: ValueFormat(.kilowattHours)
    )
    var table = ChartTable(header: ["weekday", "hour", "energy_kwh"])
    for (day, hours) in values.enumerated() {
      for (hour, energy) in hours.enumerated() {
        table.rows.append([
          .text(Weekdays.names[day]), .number(ExactDecimal(hour)),
          .number(ExactDecimal(rounding: energy, decimals: 3)),
        ])
      }
    }
    let notes =
      map.sessionsLeftOut == 0
      ? [] : ["\(map.sessionsLeftOut) without a time of day left out"]
    return .success(InsightChart(chart: .heatMap(chart), table: table, notes: notes))
  }

  private static func busiest(_ values: [[Double]]) -> String {
    let hours = (0..<24).map { hour in values.reduce(0) { $0 + $1[hour] } }
    guard let most = hours.indices.max(by: { hours[$0] < hours[$1] }) else { return "" }
    return "Most in the hour from \(most < 10 ? "0" : "")\(most):00."
  }

  /// The energy of each day from the first session to the last, at most 53 weeks.
  static func days(of positions: [Int], in index: ChargingIndex) -> Result<
    InsightChart, NothingToDraw
  > {
    let dates = positions.map { index.localDate(at: $0) }
    guard let first = dates.min(), let last = dates.max() else {
      return .failure(NothingToDraw(reason: "no session is like that"))
    }
    let begin = max(first, last.adding(days: -53 * 7 + 1))
    let period = DatePeriod(start: begin, end: last.adding(days: 1))
    let days = CalendarHeatMap(period, of: positions, in: index).days
    let chart = HeatMap.calendar(
      Caption("Energy by day", summary: "\(begin.text) to \(last.text)."),
      days: days.enumerated().map { number, day in
        HeatMap.Day(
          day.date.text,
          day.sessions > 0 && day.sessionsWithoutEnergy == day.sessions
            ? nil : day.energyKWh.double,
          heading: day.date.day == 1 || number == 0 && day.date.day < 24
            ? months[day.date.month - 1] : nil
        )
      },
      firstWeekday: begin.weekday,
      format: ValueFormat(.kilowattHours)
    )
    let table = ChartTable(
      header: ["day", "sessions", "energy_kwh"],
      rows: days.map { day in
        [
          .text(day.date.text), .number(ExactDecimal(day.sessions)),
          .number(
            day.sessions > 0 && day.sessionsWithoutEnergy == day.sessions ? nil : day.energyKWh
          ),
        ]
      }
    )
    let unknown = days.reduce(0) { $0 + $1.sessionsWithoutEnergy }
    var notes =
      unknown == 0
      ? [] : ["\(unknown) \(unknown == 1 ? "session" : "sessions") of unknown energy left out"]
    if begin > first { notes.append("the last 53 weeks; the log begins on \(first.text)") }
    return .success(InsightChart(chart: .heatMap(chart), table: table, notes: notes))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
