package import ChargingLog
package import Insights

/// What is asked of a plan, read from the address and filled in from the log.
package struct PlanForm {
  private let index: ChargingIndex
  private let items: QueryItems
  /// What is wrong with the address.
  package private(set) var problems: [String] = []
  /// What was asked; `nil` without a car, or with problems.
  package private(set) var request: PlanRequest?

  /// - Parameter now: When charging begins.
  package init(_ items: QueryItems, _ index: ChargingIndex, now: Instant) {
    self.index = index
    self.items = items
    guard let car else { return }
    let from = percent("from", or: usualStart(of: car))
    let to = percent("to", or: car.socTarget?.double ?? 80)
    guard let from, let to else { return }
    guard from < to else {
      problems.append("the charge now must be below the one to have: \(from) and \(to)")
      return
    }
    var request = PlanRequest(
      car: car,
      from: from,
      to: to,
      start: now,
      settings: index.settings
    )
    request.fastKW = number("power")?.double
    let place = items["at"].flatMap { index.location(named: $0) }
    request.fill(in: index, at: place, network: place == nil ? items["at"] : nil)
    if let price = number("price") {
      request.fastPrice = .perKWh(price)
      request.doubts.removeAll { $0.code == "price_from_log" }
    }
    if let distance = number("distance"), let reason = request.drive(distance, in: index) {
      problems.append("what the drive takes is unknown: \(reason.text)")
    }
    if problems.isEmpty { self.request = request }
  }

  private var car: Car? {
    let active = index.cars.values.filter(\.isActive).sorted { $0.id < $1.id }
    let id = items["car"] ?? index.settings.defaultCar ?? active.first?.id
    return id.flatMap { index.cars[$0] } ?? index.cars.values.min { $0.id < $1.id }
  }

  /// The median level at which the car is plugged in to fast chargers.
  private func usualStart(of car: Car) -> Double {
    let levels = index.sessions.lazy.filter { $0.car == car.id && $0.type == .dc }
      .compactMap { $0.socStart?.double }.suffix(20).sorted()
    return levels.isEmpty ? 20 : levels[levels.count / 2]
  }

  private mutating func number(_ name: String) -> ExactDecimal? {
    guard let text = items[name] else { return nil }
    switch ExactDecimal.parse(text) {
    case .success(let number): return number
    case .failure(let problem):
      problems.append("\(name): \(problem.message)" + (problem.fix.map { ": \($0)" } ?? ""))
      return nil
    }
  }

  private mutating func percent(_ name: String, or usual: Double) -> Double? {
    guard items[name] != nil else { return usual }
    guard let value = number(name)?.double else { return nil }
    guard (0...100).contains(value) else {
      problems.append("\(name): \(value) is no percentage: write 0 to 100")
      return nil
    }
    return value
  }

  /// The form, with what it was sent or filled in with.
  var view: HTML {
    let unit = index.distanceUnit.rawValue
    return tag("form", .class("plan-form"), .action(Link("/plan"))) {
      if index.cars.count > 1 {
        field("Car") {
          tag("select", .name("car")) {
            index.cars.values.sorted { $0.title < $1.title }.map {
              tag("option", .value($0.id), .flag("selected", $0.id == car?.id), text: $0.title)
            }
          }
        }
      }
      input("Charge now, %", "from", request.map { Format.plain($0.from) })
      input("Charge to have at home, %", "to", request.map { Format.plain($0.to) })
      field("Fast charger") {
        void(
          "input",
          .type("text"),
          .name("at"),
          .value(items["at"] ?? ""),
          .other("placeholder", "a place or operator"),
          .other("list", "plan-places")
        )
        tag("datalist", .id("plan-places")) {
          index.locations.values.filter { !$0.isHome }.sorted { $0.title < $1.title }.map {
            tag("option", .value($0.id), text: $0.title)
          }
        }
      }
      input("Price there, per kWh", "price", items["price"])
      input("Power there, kW", "power", items["power"])
      input("Drive home, \(unit)", "distance", items["distance"])
      tag("div", .class("buttons")) {
        tag("button", .class("primary"), .type("submit")) { "Plan" }
      }
    }
  }

  private func field(_ name: String, @HTMLBuilder _ input: () -> HTML) -> HTML {
    tag("label", .class("field")) {
      tag("span", text: name)
      input()
    }
  }

  private func input(_ title: String, _ name: String, _ value: String?) -> HTML {
    field(title) {
      void(
        "input",
        .type("text"),
        .name(name),
        .value(items[name] ?? value ?? ""),
        .other("inputmode", "decimal")
      )
    }
  }
}
