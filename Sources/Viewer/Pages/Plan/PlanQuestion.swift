package import ChargingLog
package import Insights

/// What is asked of a plan, read from the address and filled in from the log.
package struct PlanQuestion {
  let index: ChargingIndex
  let items: QueryItems
  /// What is wrong with the address, all of it.
  package private(set) var problems: [String] = []
  /// What was asked; `nil` without a car, or with problems.
  package private(set) var request: PlanRequest?

  /// - Parameter now: When charging begins, unless the address says when.
  package init(_ items: QueryItems, _ index: ChargingIndex, now: Instant) {
    self.index = index
    self.items = items
    if let id = items["car"], index.cars[id] == nil {
      let known = index.cars.keys.sorted().joined(separator: ", ")
      problems.append("car: there is no car \(id); write one of \(known)")
    }
    guard let car else { return }
    let from = percent("from", or: usualStart(of: car))
    let to = percent("to", or: car.socTarget?.double ?? 80)
    if let from, let to, from >= to {
      problems.append("the charge now must be below the one to have: \(from) and \(to)")
    }
    let start = items["start"].flatMap { instant("start", $0, now) } ?? now
    var request = PlanRequest(
      car: car,
      from: from ?? 0,
      to: to ?? 100,
      start: start,
      settings: index.settings
    )
    fill(&request)
    if problems.isEmpty { self.request = request }
  }

  private mutating func fill(_ request: inout PlanRequest) {
    request.fastKW = number("power")?.double
    request.homeKW = number("home_power")?.double
    if let price = number("price") { request.fastPrice = .perKWh(price) }
    if let price = number("home_price") { request.homePrice = .perKWh(price) }
    let place = items["at"].flatMap { index.location(named: $0) }
    request.fill(in: index, at: place, network: place == nil ? items["at"] : nil)
    if let least = percent("arrive", or: nil) { request.lowest = least }
    if let text = items["drive"] {
      switch ChargeDuration.parse(text) {
      case .success(let duration): request.driveSeconds = duration.seconds
      case .failure(let problem): refuse("drive", problem)
      }
    }
    if let distance = number("distance"), let reason = request.drive(distance, in: index) {
      problems.append("what the drive takes is unknown: \(reason.text)")
    }
    if let text = items["ready_by"] {
      request.ready = instant("ready_by", text, request.start, isLater: true)
    }
  }

  /// A time as people type it, by the clock at home.
  ///
  /// - Parameter isLater: Whether a time of day alone is the next one.
  private mutating func instant(
    _ name: String,
    _ text: String,
    _ now: Instant,
    isLater: Bool = false
  ) -> Instant? {
    let zone = index.settings.timeZone ?? .utc
    let clock = zone.civil(at: now)
    switch parseTypedTime(text, now: clock, after: isLater ? clock : nil) {
    case .success(let time):
      if let instant = time.resolve(in: zone).instant { return instant }
      problems.append("\(name): \(text) is in the hour that the clocks skip")
    case .failure(let problem): refuse(name, problem)
    }
    return nil
  }

  /// The car that is asked about, else the default one, else the first.
  var car: Car? {
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
    case .success(let number) where !number.isNegative: return number
    case .success: problems.append("\(name): \(text) is negative: write 0 or more")
    case .failure(let problem): refuse(name, problem)
    }
    return nil
  }

  private mutating func percent(_ name: String, or usual: Double?) -> Double? {
    guard let text = items[name] else { return usual }
    guard let value = number(name)?.double else { return nil }
    guard value <= 100 else {
      problems.append("\(name): \(text) is no percentage: write 0 to 100")
      return nil
    }
    return value
  }

  private mutating func refuse(_ name: String, _ problem: ValueProblem) {
    problems.append("\(name): \(problem.message)" + (problem.fix.map { ": \($0)" } ?? ""))
  }
}
