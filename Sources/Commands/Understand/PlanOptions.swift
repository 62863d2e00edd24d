import ArgumentParser
import ChargingLog
import Insights

/// What a blended charge is asked for, as options.
struct PlanOptions: ParsableArguments {
  @Option(help: "The car; else the default one.", completion: Completions.cars)
  var car: String?

  @Option(help: "The charge now, and the one to have at home, in %: 18..80.")
  var soc: String

  @Option(
    name: .customLong("at"),
    help: "The fast charger: a location or an operator.",
    completion: Completions.locations
  )
  var place: String?

  @Option(help: "The fast charger's price, per kWh.")
  var price: String?

  @Option(help: "The fast charger's power, in kW.")
  var power: String?

  @Option(help: "The price at home, per kWh.")
  var homePrice: String?

  @Option(help: "The power at home, in kW.")
  var homePower: String?

  @Option(help: "How far it is home, in the unit of the log.")
  var distance: String?

  @Option(help: "How long the drive home takes: 45m.")
  var drive: String?

  @Option(help: "When charging begins; now, when left out.")
  var start: String?

  @Option(help: "When to be charged at home: 07:00.")
  var readyBy: String?

  @Option(help: "Reach home with at least this charge, in %; the car's soc_min when left out.")
  var arrive: String?

  /// The request that the options make, filled in from the log.
  func request(_ index: ChargingIndex, _ context: CommandContext) throws(CommandFailure)
    -> PlanRequest
  {
    let car = try chosenCar(index)
    let (from, to) = try levels(of: car)
    let clock = context.localNow(index.settings)
    let zone = index.settings.timeZone ?? .utc
    let begin = try start.map { text throws(CommandFailure) in
      try time(text, "--start", clock, after: nil, zone)
    }
    var request = PlanRequest(
      car: car,
      from: from,
      to: to,
      start: begin ?? context.now,
      settings: index.settings
    )
    request.fastKW = try power(power, "--power")
    request.homeKW = try power(homePower, "--home-power")
    if let price = try number(price, "--price") { request.fastPrice = .perKWh(price) }
    if let price = try number(homePrice, "--home-price") { request.homePrice = .perKWh(price) }
    let location = place.flatMap { index.location(named: $0) }
    request.fill(in: index, at: location, network: location == nil ? place : nil)
    if let least = try number(arrive, "--arrive") { request.lowest = least.double }
    if let text = drive { request.driveSeconds = try seconds(text) }
    if let distance = try number(distance, "--distance") {
      if let reason = request.drive(distance, in: index) {
        throw CommandFailure(
          .nothingFound,
          "what the drive takes is unknown: \(reason.text)",
          fix: "plugtrack car set \(car.id) efficiency_mi_per_kwh=…"
        )
      }
    }
    if let readyBy {
      let civil = zone.civil(at: request.start)
      request.ready = try time(readyBy, "--ready-by", clock, after: civil, zone)
    }
    return request
  }

  private func chosenCar(_ index: ChargingIndex) throws(CommandFailure) -> Car {
    let active = index.cars.values.filter(\.isActive)
    let id = car ?? index.settings.defaultCar ?? (active.count == 1 ? active.first?.id : nil)
    if let id, let car = index.cars[id] { return car }
    let known = index.cars.keys.sorted().joined(separator: ", ")
    let message = id.map { "there is no car \($0)" } ?? "which car?"
    throw CommandFailure(.usage, message, fix: "write --car with one of: \(known)")
  }

  private func levels(of car: Car) throws(CommandFailure) -> (Double, Double) {
    switch ChargeSpan.parse(soc) {
    case .failure(let problem):
      throw CommandFailure(.usage, "--soc \(problem.message): \(soc)", fix: problem.fix)
    case .success(let span):
      guard let from = span.start else {
        throw CommandFailure(
          .usage,
          "--soc does not say the charge now: \(soc)",
          fix: "write 18..80"
        )
      }
      let to = span.end ?? car.socTarget ?? ExactDecimal(80)
      guard to > from else {
        throw CommandFailure(
          .usage,
          "--soc wants no charge: \(from.text) to \(to.text) %",
          fix: "write the lower level first"
        )
      }
      return (from.double, to.double)
    }
  }

  private func power(_ text: String?, _ option: String) throws(CommandFailure) -> Double? {
    guard let number = try number(text, option) else { return nil }
    guard !number.isZero else {
      throw CommandFailure(.usage, "\(option) is 0, so nothing charges", fix: "write kW, as in 7.4")
    }
    return number.double
  }

  private func number(_ text: String?, _ option: String) throws(CommandFailure) -> ExactDecimal? {
    guard let text else { return nil }
    switch ExactDecimal.parse(text) {
    case .success(let value) where !value.isNegative: return value
    case .success:
      throw CommandFailure(.usage, "\(option) is negative: \(text)", fix: "write 0 or more")
    case .failure(let problem):
      throw CommandFailure(.usage, "\(option) \(problem.message): \(text)", fix: problem.fix)
    }
  }

  private func seconds(_ text: String) throws(CommandFailure) -> Int64 {
    switch ChargeDuration.parse(text) {
    case .success(let duration): return duration.seconds
    case .failure(let problem):
      throw CommandFailure(.usage, "--drive: \(problem.message)", fix: problem.fix)
    }
  }

  private func time(
    _ text: String,
    _ option: String,
    _ now: CivilTime,
    after: CivilTime?,
    _ zone: Zone
  ) throws(CommandFailure) -> Instant {
    switch parseTypedTime(text, now: now, after: after) {
    case .success(let timestamp):
      guard let instant = timestamp.resolve(in: zone).instant else {
        throw CommandFailure(.usage, "\(option) \(text) is in the hour that the clocks skip")
      }
      return instant
    case .failure(let problem):
      throw CommandFailure(
        .usage,
        "\(option): \(problem.message)",
        fix: problem.fix.map { "write \($0)" }
      )
    }
  }
}
