import ChargingLog
import Insights

/// What the sessions say of the battery of each car.
struct CapacityTable {
  private let reports: [(car: Car, battery: BatteryReport)]

  init(_ batteries: [BatteryReport], in index: ChargingIndex) {
    reports = batteries.compactMap { battery in index.cars[battery.car].map { ($0, battery) } }
      .sorted { ($0.car.title, $0.car.id) < ($1.car.title, $1.car.id) }
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
