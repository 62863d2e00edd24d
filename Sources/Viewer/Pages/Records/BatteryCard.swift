import ChargingLog
import InsightCharts
import Insights

/// How the battery of a car fares, and how it is treated.
struct BatteryCard {
  private let report: BatteryReport
  private let positions: [Int]
  private let context: PageContext

  init(_ car: Car, _ positions: [Int], _ context: PageContext) {
    report = BatteryReport(of: car.id, positions, in: context.index)
    self.positions = positions
    self.context = context
  }

  var cards: HTML {
    HTML([
      Parts.card("Battery") {
        [report.capacity, report.lowQuarter, report.highQuarter, report.health].map {
          FigureView($0).explained
        }
        if case .success(let chart) = InsightChart.draw(
          .capacity,
          of: positions,
          in: context.index
        ) {
          ChartView(chart, id: "capacity").view
        }
      },
      Parts.card("Habits") {
        report.habits.all.map { FigureView($0).explained }
      },
    ])
  }
}
