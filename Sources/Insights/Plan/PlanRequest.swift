package import ChargingLog

/// What a blended charge is asked for.
package struct PlanRequest: Sendable {
  /// A price per kWh, or a tariff.
  package enum Price: Sendable {
    case perKWh(ExactDecimal)
    case tariff(TariffPricing)
    /// And why.
    case unknown(String)
  }

  package var car: Car
  /// The level at the fast charger, percent.
  package var from: Double
  /// The level to have at home, percent.
  package var to: Double
  /// When charging begins.
  package var start: Instant
  package var fastPrice: Price
  /// The fast charger's rating.
  package var fastKW: Double?
  package var homePrice: Price
  package var homeKW: Double?
  package var currency: String?
  /// What the drive home takes of the battery, in percentage points.
  package var drivePoints: Double
  package var driveSeconds: Int64
  /// The level to have on reaching home at least.
  package var lowest: Double
  /// When to be charged.
  package var ready: Instant?
  /// Shares of the metered energy that reach the battery.
  package var fastEfficiency: Double
  package var homeEfficiency: Double
  /// What makes the result less certain.
  package var doubts: [Confidence.Reason] = []

  /// - Parameter settings: For the efficiencies of charging.
  package init(car: Car, from: Double, to: Double, start: Instant, settings: Settings) {
    self.car = car
    self.from = from
    self.to = to
    self.start = start
    fastPrice = .unknown("the price of the fast charger is unknown")
    homePrice = .unknown("the price at home is unknown")
    drivePoints = 0
    driveSeconds = 0
    lowest = car.socMin?.double ?? 0
    fastEfficiency = settings.value(of: .chargeEfficiencyDC).double / 100
    homeEfficiency = settings.value(of: .chargeEfficiencyAC).double / 100
    currency = settings.currency
  }

  /// The levels to leave at: from that of now, by points, up to what is enough for the goal without
  /// a charge at home.
  var levels: [Double] {
    let enough = min(100, max(from, to + drivePoints))
    var levels = [from]
    var next = from.rounded(.down) + 1
    while next < enough {
      levels.append(next)
      next += 1
    }
    if enough > from { levels.append(enough) }
    return levels
  }

  /// Why costs are unknown, if they are.
  var costUnknown: String? {
    let reasons = [fastPrice, homePrice].compactMap { price in
      if case .unknown(let reason) = price { reason } else { nil }
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: ", and ")
  }
}
