import ChargingLog
import Insights

/// What the sessions say of the battery of each car.
struct CapacityTable {
  private let reports: [(car: Car, battery: BatteryReport)]

  /// - Parameter positions: Sessions, of which those of each car count.
  init(of positions: [Int], in index: ChargingIndex) {
    let cars = Set(positions.map { index.sessions[$0].car })
    reports = index.cars.values.filter { cars.contains($0.id) }.sorted { $0.title < $1.title }.map {
      ($0, BatteryReport(of: $0.id, positions, in: index))
    }
  }

  var view: HTML {
    HTML([
      DataTable(
        caption: "Capacity of each car’s battery",
        headings: ["Car", "Capacity", "Of new"],
        rows: reports.map { report in
          DataTable.Row(
            tag("a", .href(Link(["cars", report.car.id])), text: report.car.title),
            [
              report.battery.capacity.isKnown ? report.battery.capacity.text : "—",
              report.battery.health.isKnown ? report.battery.health.text : "—",
            ]
          )
        }
      ).view,
      HTML(doubts),
    ])
  }

  /// Why a figure is missing, or not to be trusted whole.
  private var doubts: [HTML] {
    reports.compactMap { report in
      report.battery.capacity.confidence.reasons.first.map { reason in
        tag("p", .class("quiet"), text: "\(report.car.title): \(reason.text).")
      }
    }
  }
}
