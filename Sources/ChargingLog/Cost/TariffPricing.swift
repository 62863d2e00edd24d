/// Prices a session by a tariff: energy spread evenly over the time it flowed, each part by its own
/// band, in the tariff's zone, over midnights, rate changes and clock changes.
package struct TariffPricing: Sendable {
  package let tariff: Tariff
  /// Of a dynamic tariff, in order of their start.
  package let prices: [TariffPrices.Price]
  package let zone: Zone

  /// Whether a kWh costs the same at all times of a day.
  package var isFlat: Bool { !tariff.isDynamic && tariff.rates.allSatisfy(\.bands.isEmpty) }

  /// Why a session has no price.
  package struct Unknown: Error, Hashable {
    package var reason: String
  }

  package init(tariff: Tariff, prices: [TariffPrices.Price] = [], zone: Zone) {
    self.tariff = tariff
    self.prices = prices
    self.zone = zone
  }

  /// What a session costs by this tariff, exact to ten decimals, without the session's own fees.
  ///
  /// How long a session stayed plugged in is known only if its end has a time of day; without that,
  /// no idle time is charged.
  package func cost(of session: borrowing Session, from start: Instant, to end: Instant?) -> Result<
    ExactDecimal, Unknown
  > {
    guard let energy = session.energyKWh else { return .failure(Unknown(reason: "no energy_kwh")) }
    let isTimeKnown = session.start.precision != .day
    // A bare day is one of the tariff's own, wherever the car was.
    let start = isTimeKnown ? start : zone.startOfDay(session.start.civil.date)
    let end = isTimeKnown && session.end?.precision != .day ? end : nil
    let flow = session.duration?.seconds ?? end.map { $0.seconds(since: start) }
    guard flow.map({ $0 >= 0 }) ?? true else {
      return .failure(Unknown(reason: "it ends before it begins"))
    }
    do throws(Unknown) {
      let first = try rate(on: zone.civil(at: start).date)
      let needsTimes = tariff.isDynamic || first?.bands.isEmpty == false
      if needsTimes, !isTimeKnown { throw Unknown(reason: "no time of day for a price by time") }
      if needsTimes, flow == nil { throw Unknown(reason: "no end or duration for a price by time") }
      if first?.pricePerMinute?.isZero == false, flow == nil {
        throw Unknown(reason: "no end or duration for a price by the minute")
      }
      var amount = try price(of: energy, from: start, seconds: isTimeKnown ? flow ?? 0 : 0)
      if let first { amount = total(amount, first, flow: flow, start: start, end: end) }
      return .success(amount.rounded(toDecimals: 10))
    } catch {
      return .failure(error)
    }
  }

  /// The price of energy that flows evenly over a stretch of time.
  private func price(
    of energy: ExactDecimal,
    from start: Instant,
    seconds: Int64
  ) throws(Unknown) -> ExactDecimal {
    guard seconds > 0 else { return energy * (try moment(at: start).price) }
    let end = start.advanced(bySeconds: seconds)
    // Price times seconds, divided once at the end: nothing is rounded on the way.
    var sum = ExactDecimal.zero
    var time = start
    while time < end {
      let moment = try moment(at: time)
      let next = min(end, moment.until)
      sum += moment.price * ExactDecimal(Int(next.seconds(since: time)))
      time = next
    }
    return (energy * sum).divided(by: ExactDecimal(Int(seconds)), decimals: 10) ?? .zero
  }

  /// The rate that is in force on a day; `nil` for a dynamic tariff that has none.
  package func rate(on date: CivilDate) throws(Unknown) -> Tariff.Rate? {
    if let rate = tariff.rates.last(where: { $0.from <= date }), rate.to.map({ date <= $0 }) ?? true
    {
      return rate
    }
    if tariff.isDynamic { return nil }
    throw Unknown(reason: "\(tariff.id) has no rate for \(date.text)")
  }

  /// The amount for energy with the fees of a rate, within its minimum and maximum.
  func total(
    _ energy: ExactDecimal,
    _ rate: Tariff.Rate,
    flow: Int64?,
    start: Instant,
    end: Instant?
  ) -> ExactDecimal {
    var amount = energy + (rate.sessionFee ?? .zero)
    if let perMinute = rate.pricePerMinute, let flow { amount += perMinute * minutes(flow) }
    if let perMinute = rate.idlePerMinute, let flow, let end {
      let idle = end.seconds(since: start) - flow - (rate.idleAfter?.seconds ?? 0)
      if idle > 0 { amount += perMinute * minutes(idle) }
    }
    if let minimum = rate.minimum { amount = max(amount, minimum) }
    if let maximum = rate.maximum { amount = min(amount, maximum) }
    return amount
  }

  private func minutes(_ seconds: Int64) -> ExactDecimal {
    ExactDecimal(Int(seconds)).divided(by: ExactDecimal(60), decimals: 10) ?? .zero
  }

  /// The price at an instant, and how long it surely holds.
  struct Moment {
    var price: ExactDecimal
    var until: Instant
    /// The band that it is of; `nil` outside every band.
    var band: Tariff.Band?
  }

  func moment(at time: Instant) throws(Unknown) -> Moment {
    if let interval = tariff.interval { return try dynamicPrice(at: time, interval: interval) }
    let civil = zone.civil(at: time)
    guard let rate = try rate(on: civil.date) else { throw Unknown(reason: "no rate") }
    var until = zone.startOfDay(civil.date.adding(days: 1))
    if let transition = zone.nextTransition(after: time) { until = min(until, transition) }
    // Where a day has no midnight, it begins with the change of the clocks.
    until = max(until, time.advanced(bySeconds: 1))
    guard !rate.bands.isEmpty else {
      guard let price = rate.pricePerKWh else { throw noPrice(civil) }
      return Moment(price: price, until: until)
    }
    for band in rate.bands {
      guard let between = band.between else { continue }
      for edge in [between.startMinute, between.endMinute] {
        let ahead = Int64(edge * 60 - civil.secondOfDay)
        if ahead > 0 { until = min(until, time.advanced(bySeconds: ahead)) }
      }
    }
    let band = rate.bands.first { $0.applies(at: civil) }
    guard let price = band?.pricePerKWh ?? rate.pricePerKWh else { throw noPrice(civil) }
    return Moment(price: price, until: until, band: band)
  }

  private func noPrice(_ civil: CivilTime) -> Unknown {
    Unknown(
      reason:
        "\(tariff.id) has no price for \(civil.date.text) \(civil.clockText(withSeconds: false))"
    )
  }

  private func dynamicPrice(
    at time: Instant,
    interval: ChargeDuration
  ) throws(Unknown) -> Moment {
    var (low, high) = (0, prices.count)
    while low < high {
      let middle = (low + high) / 2
      if prices[middle].start <= time { low = middle + 1 } else { high = middle }
    }
    if low > 0 {
      let price = prices[low - 1]
      let until = price.start.advanced(bySeconds: interval.seconds)
      let next = low < prices.count ? prices[low].start : until
      if time < until { return Moment(price: price.pricePerKWh, until: min(until, next)) }
    }
    let civil = zone.civil(at: time)
    throw Unknown(reason: "\(tariff.id) has no price for \(civil.text)")
  }
}

extension Tariff.Band {
  /// Whether the band covers a moment.
  ///
  /// Behind midnight the day that counts is the one on which the band began.
  package func applies(at civil: CivilTime) -> Bool {
    var date = civil.date
    if let between {
      guard between.contains(secondOfDay: civil.secondOfDay) else { return false }
      if between.crossesMidnight, civil.secondOfDay < between.endMinute * 60 {
        date = date.adding(days: -1)
      }
    }
    return (days?.contains(date.weekday) ?? true) && (months?.contains(date.month) ?? true)
  }
}
