import ChargingLog

/// Works out one stop of a plan.
struct PlanStep {
  struct Reason: Error, Hashable {
    var reason: Confidence.Reason

    init(_ code: String, _ text: String) { reason = Confidence.Reason(code, text) }
  }

  let request: PlanRequest
  let curve: PowerCurve

  init(_ request: PlanRequest, _ curve: PowerCurve) {
    self.request = request
    self.curve = curve
  }

  /// - Returns: Or why the level does not do.
  func stop(at soc: Double) -> Result<BlendedPlan.Stop, Reason> {
    let capacity = request.car.batteryKWh.double
    let arrival = soc - request.drivePoints
    guard arrival >= max(0, request.lowest) else {
      let level = ExactDecimal(rounding: max(0, request.lowest), decimals: 1)?.text ?? ""
      return .failure(Reason("arrives_low", "would reach home with less than \(level) %"))
    }
    let hours = curve.hours(
      from: request.from,
      to: soc,
      capacityKWh: capacity,
      limitKW: request.fastKW
    )
    guard hours.isFinite else { return .failure(Reason("no_power", "no power flows up there")) }
    let fastSeconds = Int64((hours * 3600).rounded())
    let fast = leg(
      capacity * (soc - request.from) / 100,
      efficiency: request.fastEfficiency,
      seconds: fastSeconds,
      request.fastPrice,
      within: (request.start, request.start.advanced(bySeconds: fastSeconds))
    )
    let home = request.start.advanced(bySeconds: fastSeconds + request.driveSeconds)
    let homeKWh = capacity * max(0, request.to - arrival) / 100
    let metered = homeKWh / request.homeEfficiency
    guard metered == 0 || request.homeKW ?? 0 > 0 else {
      return .failure(Reason("home_power_unknown", "the power at home is unknown"))
    }
    let homeSeconds = metered == 0 ? 0 : Int64((metered / (request.homeKW ?? 1) * 3600).rounded())
    if let wanted = request.ready, home.advanced(bySeconds: homeSeconds) > wanted {
      return .failure(Reason("too_late", "would not be ready in time"))
    }
    let window = (home, request.ready ?? home.advanced(bySeconds: max(86_400, homeSeconds)))
    let homeLeg = leg(
      homeKWh,
      efficiency: request.homeEfficiency,
      seconds: homeSeconds,
      request.homePrice,
      within: window
    )
    return .success(
      BlendedPlan.Stop(
        soc: soc,
        fast: fast,
        arrival: arrival,
        home: homeLeg,
        ready: homeLeg.end,
        cost: fast.cost.flatMap { fast in homeLeg.cost.map { fast + $0 } },
        seconds: fastSeconds + request.driveSeconds + homeSeconds
      )
    )
  }

  private func leg(
    _ batteryKWh: Double,
    efficiency: Double,
    seconds: Int64,
    _ price: PlanRequest.Price,
    within window: (start: Instant, end: Instant)
  ) -> BlendedPlan.Leg {
    let metered = batteryKWh / efficiency
    var leg = BlendedPlan.Leg(
      batteryKWh: batteryKWh,
      meteredKWh: metered,
      seconds: seconds,
      end: window.start.advanced(bySeconds: seconds)
    )
    guard batteryKWh > 0 else {
      leg.cost = .zero
      return leg
    }
    guard let energy = ExactDecimal(rounding: metered, decimals: 6) else { return leg }
    switch price {
    case .perKWh(let amount): leg.cost = (amount * energy).rounded(toDecimals: 10)
    case .tariff(let pricing):
      if let best = cheapest(energy, seconds: seconds, by: pricing, within: window) {
        leg.cost = best.amount
        leg.end = best.start.advanced(bySeconds: seconds)
      }
    case .unknown: break
    }
    return leg
  }

  /// The least that the energy costs in one stretch within a window.
  private func cheapest(
    _ energy: ExactDecimal,
    seconds: Int64,
    by pricing: TariffPricing,
    within window: (start: Instant, end: Instant)
  ) -> (amount: ExactDecimal, start: Instant)? {
    var session = Session()
    session.start = Timestamp(window.start, in: .utc, precision: .second)
    session.end = Timestamp(window.end, in: .utc, precision: .second)
    session.duration = ChargeDuration(seconds: seconds)
    session.energyKWh = energy
    if case .success(let best) = pricing.cheapest(of: session, from: window.start, to: window.end) {
      return (best.amount, best.start)
    }
    let end = window.start.advanced(bySeconds: seconds)
    return (try? pricing.cost(of: session, from: window.start, to: end).get()).map {
      ($0, window.start)
    }
  }
}
