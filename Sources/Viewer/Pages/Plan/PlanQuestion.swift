package import ChargingLog
package import Insights

/// What is asked of a plan, read from the address and filled in from the log.
package struct PlanQuestion {
  let index: ChargingIndex
  let items: QueryItems
  /// What of it cannot be understood, or does not fit together.
  package private(set) var problems: [QuestionProblem] = []
  /// What was asked; `nil` without a car, or with problems.
  package private(set) var request: PlanRequest?

  /// - Parameter now: When charging begins, unless the address says when.
  package init(_ items: QueryItems, _ index: ChargingIndex, now: Instant) {
    self.index = index
    self.items = items
    problems = Parameters.plan.problems(of: items, in: index, at: now)
    guard problems.isEmpty, let car else { return }
    let from = number("from")?.double ?? usualStart(of: car)
    let to = number("to")?.double ?? car.socTarget?.double ?? 80
    if from >= to {
      let message = "the charge now must be below the one to have: \(from) and \(to)"
      problems.append(QuestionProblem(nil, message))
    }
    var request = PlanRequest(
      car: car,
      from: from,
      to: to,
      start: items["start"].flatMap { instant($0, now) } ?? now,
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
    if let least = number("arrive")?.double { request.lowest = least }
    if let text = items["drive"], case .success(let drive) = ChargeDuration.parse(text) {
      request.driveSeconds = drive.seconds
    }
    if let distance = number("distance"), let reason = request.drive(distance, in: index) {
      let message = "what the drive takes is unknown: \(reason.text)"
      problems.append(QuestionProblem("distance", given: items["distance"], message))
    }
    if let text = items["ready_by"] {
      request.ready = instant(text, request.start, isLater: true)
      if request.ready == nil {
        let message = "\(text) is in the hour that the clocks skip"
        problems.append(QuestionProblem("ready_by", given: text, message))
      }
    }
  }

  /// A time as people type it, by the clock at home.
  ///
  /// - Parameter isLater: Whether a time of day alone is the next one.
  private func instant(_ text: String, _ now: Instant, isLater: Bool = false) -> Instant? {
    let zone = index.settings.timeZone ?? .utc
    let clock = zone.civil(at: now)
    let time = parseTypedTime(text, now: clock, after: isLater ? clock : nil)
    return (try? time.get())?.resolve(in: zone).instant
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

  private func number(_ name: String) -> ExactDecimal? {
    items[name].flatMap { try? ExactDecimal.parse($0).get() }
  }
}
