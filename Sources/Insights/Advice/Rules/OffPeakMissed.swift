import ChargingLog

/// Much of the energy at home was not of the cheapest hours of its tariff.
enum OffPeakMissed {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    var tallies: [String: Tally] = [:]
    for position in log.recent where log.index.isHome(at: position) == true {
      let session = log[position]
      guard let id = log.index.tariffID(at: log.index.location(at: position)),
        let tariff = log.index.tariffs[id], let energy = session.energyKWh
      else { continue }
      let pricing = log.index.pricing(by: tariff)
      let start = log.index.starts[position]
      guard let cheapest = cheapest(pricing, on: pricing.zone.civil(at: start).date) else {
        continue
      }
      let parts = pricing.parts(of: session, from: start, to: log.index.ends[position])
      tallies[id, default: Tally()].add(position, energy.double, parts, cheapest)
    }
    return tallies.sorted { $0.key < $1.key }.compactMap { advice($0.key, $0.value, log) }
  }

  /// The lowest price of a day's rate, if it has more than one.
  private static func cheapest(_ pricing: TariffPricing, on date: CivilDate) -> ExactDecimal? {
    guard !pricing.tariff.isDynamic, let rate = try? pricing.rate(on: date) else { return nil }
    let prices = rate.bands.map(\.pricePerKWh) + [rate.pricePerKWh].compactMap(\.self)
    return Set(prices).count > 1 ? prices.min() : nil
  }

  private struct Tally {
    var energy = 0.0
    var missed = 0.0
    var extra = 0.0
    var positions: [Int] = []

    mutating func add(
      _ position: Int,
      _ kWh: Double,
      _ parts: [PricedPart],
      _ cheapest: ExactDecimal
    ) {
      let seconds = parts.reduce(0) { $0 + $1.seconds }
      guard seconds > 0 else { return }
      energy += kWh
      let dear = parts.filter { $0.pricePerKWh > cheapest }
      guard !dear.isEmpty else { return }
      positions.append(position)
      for part in dear {
        let share = kWh * Double(part.seconds) / Double(seconds)
        missed += share
        extra += share * (part.pricePerKWh - cheapest).double
      }
    }
  }

  private static func advice(_ tariff: String, _ tally: Tally, _ log: AdviceLog) -> Advice? {
    guard tally.energy > 0,
      tally.missed / tally.energy * 100 > log.value(.offPeakMissed).double,
      let share = ExactDecimal(rounding: tally.missed / tally.energy * 100, decimals: 1),
      let energy = ExactDecimal(rounding: tally.missed, decimals: 2),
      let extra = ExactDecimal(rounding: tally.extra, decimals: 2)
    else { return nil }
    let currency = log.index.tariffs[tariff]?.currency ?? log.index.settings.currency
    return Advice(
      .offPeakMissed,
      .notice,
      subject: tariff,
      "\(share.text(roundedTo: 0)) % of the energy at home was not of the cheapest hours of "
        + "\(tariff), which cost \(Money.text(extra, currency)) more",
      action: "let the car or the charger begin with the cheap hours",
      evidence: [
        log.figure(
          "missed_share",
          "outside the cheapest hours",
          share,
          .percent,
          formula: "energy at a higher price / all energy at home × 100",
          of: tally.positions
        ),
        log.figure(
          "missed_energy",
          "energy outside",
          energy,
          .kilowattHours,
          formula: "Σ energy, spread evenly over the time it flowed, at a higher price"
        ),
        log.figure(
          "extra",
          "dearer by",
          extra,
          .money(currency),
          formula: "Σ energy outside × (its price − the cheapest)"
        ),
      ],
      sessions: tally.positions
    )
  }
}
