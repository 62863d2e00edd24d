import ChargingLog

/// Chooses a time and a car; sent by GET, so that what is shown is an address.
struct AnalyticsForm {
  /// The chosen time.
  let period: AnalyticsPeriod
  /// The chosen car; `nil` for all.
  let car: Car?
  private let cars: [Car]
  private let action: Link

  /// Reads the choice from the address of a page.
  ///
  /// - Parameter action: Where the form is sent.
  init(_ context: PageContext, action: Link) {
    cars = context.index.cars.values.byTitle
    period = context.query["period"].flatMap(AnalyticsPeriod.init) ?? .year
    car = context.query["car"].flatMap { context.index.cars[$0] }
    self.action = action
  }

  /// The sessions of the chosen time and car.
  func positions(in context: PageContext) -> [Int] {
    var filter = SessionFilter()
    if let car { filter.cars = [car.id] }
    filter.from = period.begin(today: context.today)
    return filter.positions(in: context.index)
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
