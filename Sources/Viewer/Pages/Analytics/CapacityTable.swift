import ChargingLog
import Insights

/// What the sessions say of the battery of each car.
struct CapacityTable {
  /// More are a page of their own.
  private static let most = 8

  private let reports: [(car: Car, battery: BatteryReport)]
  private let leftOut: Int

  init(_ batteries: [BatteryReport], in index: ChargingIndex) {
    let most = batteries.sorted {
      ($1.habits.sessions, $0.car) < ($0.habits.sessions, $1.car)
    }.prefix(Self.most)
    leftOut = batteries.count - most.count
    reports = most.compactMap { battery in index.cars[battery.car].map { ($0, battery) } }
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
      leftOut == 0
        ? .empty
        : tag("p", .class("quiet")) {
          tag("a", .href(Link("/cars")), text: "\(Format.number(leftOut)) more cars")
        },
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
