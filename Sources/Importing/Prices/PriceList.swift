package import ChargingLog

/// Prices by time as a file has them: of a dynamic tariff, ready to be stored.
package struct PriceList: Sendable {
  /// A stretch of time without a price, between two that have one.
  package struct Gap: Sendable, Hashable {
    package var start: Instant
    package var seconds: Int64
    /// Whether the clocks of the tariff's zone were changed on that day.
    package var isAtClockChange: Bool
  }

  /// Whose form the file has: `Octopus Energy`, `CSV`.
  package var origin: String
  /// In order of their starts, no two at once.
  package var prices: [TariffPrices.Price] = []
  /// How long each price holds.
  package var intervalSeconds: Int64 = 0
  /// What the file says that its prices are in.
  package var currency: String?
  package var gaps: [Gap] = []
  /// What was taken in one of two possible ways, and what the file says of itself.
  package var remarks: [String] = []
}

/// What a person says about a file of prices.
package struct PriceOptions: Sendable {
  /// The zone of times without an offset, and of the clock changes that gaps are at.
  package var zone: Zone
  /// The tariff's currency, where a file has prices in several.
  package var currency: String?
  /// The header of the column, or the name of the member, with the price.
  package var column: String?
  /// The price area, where a file has several.
  package var area: String?
  package var dateFormat: DateFormat?
  /// What each price is multiplied by, and what is added then: taxes and fees.
  package var factor = ExactDecimal(1)
  package var addition = ExactDecimal.zero
  /// The size of the unit that prices are in, when the file does not say it.
  package var unit: PriceUnit?

  package init(zone: Zone) { self.zone = zone }
}

/// What the prices of a file are per.
package enum PriceUnit: String, Sendable, Hashable, CaseIterable {
  /// Pence, cents or øre per kWh.
  case minorPerKWh = "p/kWh"
  case perKWh = "1/kWh"
  case perMWh = "1/MWh"

  /// The price per kWh.
  func price(_ number: ExactDecimal) -> ExactDecimal {
    switch self {
    case .perKWh: number
    case .minorPerKWh: number * ExactDecimal(coefficient: 1, scale: 2)
    case .perMWh: number * ExactDecimal(coefficient: 1, scale: 3)
    }
  }
}
