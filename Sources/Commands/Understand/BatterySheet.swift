import ChargingLog
import Charts
import Insights

/// A battery's report as it is shown.
struct BatterySheet {
  let report: BatteryReport
  let index: ChargingIndex
  var isExplained = false

  func render(_ style: Style, width: Int? = nil) -> String {
    let title = index.cars[report.car]?.title ?? report.car
    var text = style.paint(title, as: .heading) + style.paint("  \(report.car)", as: .dim) + "\n"
    text += FigureSheet(figures: figures, isExplained: isExplained)
      .render(style, width: width)
    if !isExplained, let low = report.lowQuarter.value, let high = report.highQuarter.value {
      let remark =
        "half of the last \(report.used) estimates lie between \(low.text(roundedTo: 1)) and "
        + "\(report.highQuarter.unit.text(high))"
      text += "\n  " + style.paint(remark, as: .dim) + "\n"
    }
    let values = report.estimates.map { Optional($0.kilowattHours) }
    if values.count > 1, let least = values.compactMap(\.self).min(),
      let most = values.compactMap(\.self).max()
    {
      let ends = [least, most].map {
        "\(ExactDecimal(rounding: $0, decimals: 1)?.text ?? "") kWh"
      }
      text +=
        "\n  " + style.paint("all \(values.count) estimates", as: .key) + "  "
        + style.paint(Sparkline.text(values, width: 50), as: .good) + "  "
        + style.paint("\(ends[0]) to \(ends[1])", as: .dim) + "\n"
    }
    return text + "\n" + ending(style)
  }

  private var figures: [Figure] {
    let habits = report.habits
    let quarters = isExplained ? [report.lowQuarter, report.highQuarter] : []
    return [report.capacity] + quarters + [
      report.health, habits.usualStart, habits.usualEnd, habits.depth, habits.directCurrent,
      habits.standingHigh,
    ]
  }

  /// Where charges end, as bars.
  private func ending(_ style: Style) -> String {
    let habits = report.habits
    let endings = [habits.endingLow, habits.endingMiddle, habits.endingHigh, habits.endingFull]
    let known = endings.filter(\.isKnown)
    guard !known.isEmpty else { return "" }
    let chart = BarChart(
      Caption("Where charges end"),
      labels: known.map(\.title),
      series: [Series("sessions", known.map { $0.value?.double })],
      format: ValueFormat(suffix: " %"),
      direction: .right
    )
    let drawing = Chart.bars(chart).onTerminal(width: 58).text(isColored: style.isOn)
    return drawing.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
  }

  /// The batteries of several cars.
  static func json(of reports: [BatteryReport], in index: ChargingIndex) -> JSON {
    .object([("cars", .array(reports.map { BatterySheet(report: $0, index: index).json }))])
  }

  var json: JSON {
    .object([
      ("car", .string(report.car)), ("sessions", .int(report.habits.sessions)),
      ("estimates_used", .int(report.used)),
      (
        "figures",
        .figures(
          [report.capacity, report.lowQuarter, report.highQuarter, report.health]
            + report.habits.all
        )
      ),
      (
        "estimates",
        .array(
          report.estimates.map { estimate in
            .object([
              ("session", .string(index.sessions[estimate.position].id)),
              ("date", .string(index.localDate(at: estimate.position).text)),
              (
                "capacity_kwh",
                ExactDecimal(rounding: estimate.kilowattHours, decimals: 2).map {
                  .number($0.text)
                } ?? .null
              ),
              ("basis", .string(estimate.basis.rawValue)),
            ])
          }
        )
      ),
    ])
  }
}
