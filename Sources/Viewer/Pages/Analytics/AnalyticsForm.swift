import ChargingLog

/// Chooses a time and a car; sent by GET, so that what is shown is an address.
struct AnalyticsForm {
  private let cars: [Car]
  private let period: AnalyticsPeriod
  private let car: Car?
  private let action: Link

  init(_ context: PageContext, _ period: AnalyticsPeriod, _ car: Car?, action: Link) {
    cars = context.index.cars.values.sorted { $0.title < $1.title }
    self.period = period
    self.car = car
    self.action = action
  }

  var view: HTML {
    tag("form", .class("plan-form"), .action(action)) {
      tag("label", .class("field")) {
        tag("span") { "Time" }
        tag("select", .name("period"), .other("data-submit", "")) {
          AnalyticsPeriod.allCases.map {
            tag("option", .value($0.rawValue), .flag("selected", $0 == period), text: $0.title)
          }
        }
      }
      if cars.count > 1 {
        tag("label", .class("field")) {
          tag("span") { "Car" }
          tag("select", .name("car"), .other("data-submit", "")) {
            tag("option", .value("")) { "all" }
            cars.map {
              tag("option", .value($0.id), .flag("selected", $0.id == car?.id), text: $0.title)
            }
          }
        }
      }
      tag("div", .class("buttons")) { tag("button", .type("submit")) { "Show" } }
    }
  }
}
