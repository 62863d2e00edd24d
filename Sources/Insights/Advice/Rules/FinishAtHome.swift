import ChargingLog

/// A fast charge went on past the point from which finishing at home is the better deal, and the
/// car came home with charge to spare.
enum FinishAtHome {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    log.cars.compactMap { car in
      guard let place = log.lastFastCharge(of: car), place + 1 < car.sessions.count else {
        return nil
      }
      return advice(car.car, fast: car.sessions[place], home: car.sessions[place + 1], log)
    }
  }

  private static func advice(_ car: Car, fast: Int, home: Int, _ log: AdviceLog) -> Advice? {
    let session = log[fast]
    guard log.index.isHome(at: home) == true, let arrival = log[home].socStart,
      let start = session.socStart, let end = session.socEnd, end > start,
      let paid = log.price(fast), let homePrice = log.homePrice(in: paid.currency),
      homePrice < paid.amount, let curve = PowerCurve.of(car, in: log.index)
    else { return nil }
    var request = PlanRequest(
      car: car,
      from: start.double,
      to: max(car.socTarget ?? ExactDecimal(80), end).double,
      start: log.index.starts[fast],
      settings: log.index.settings
    )
    request.lowest = 0
    request.currency = paid.currency
    request.fastPrice = .perKWh(paid.amount)
    request.fastKW = session.powerKW?.double
    request.homePrice = .perKWh(homePrice)
    request.homeKW = log.index.homePowerKW(for: car)?.double
    let plan = BlendedPlan(request, curve: curve)
    // What was left on reaching home could have been charged there.
    let spare = max(.zero, arrival - (car.socMin ?? .zero))
    guard let knee = plan.knee,
      let point = ExactDecimal(rounding: plan.stops[knee].soc, decimals: 1)
    else { return nil }
    let stop = max(point, end - spare)
    guard end > stop else { return nil }
    let energy = car.batteryKWh * (end - stop) * ExactDecimal(coefficient: 1, scale: 2)
    let saved = energy * (paid.amount - homePrice)
    let place = session.network ?? session.location ?? "the fast charger"
    return Advice(
      .finishAtHome,
      .notice,
      subject: car.id,
      "\(car.title) charged to \(end.text) % at \(place) and came home with \(arrival.text) %: "
        + "stopping at \(stop.text) % would have saved about \(Money.text(saved, paid.currency))",
      action: "leave at about \(stop.text) % and finish at home",
      evidence: [
        log.figure(
          "blend_point",
          "blend point",
          point,
          .percent,
          formula: "the knee between the cheapest and the fastest stop of the plan"
        ),
        log.figure(
          "price_fast",
          "price there",
          paid.amount,
          .moneyPer(paid.currency, "kWh"),
          formula: "cost / energy_kwh"
        ),
        log.figure(
          "price_home",
          "price at home",
          homePrice,
          .moneyPer(paid.currency, "kWh"),
          formula: "median of the recent sessions at home"
        ),
        log.figure(
          "saved",
          "saved",
          saved,
          .money(paid.currency),
          formula: "battery_kwh × (soc_end − stop) / 100 × (price there − price at home)"
        ),
      ],
      sessions: [fast, home]
    )
  }
}
