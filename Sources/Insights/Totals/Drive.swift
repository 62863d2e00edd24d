package import ChargingLog

/// A run of sessions of one car: how far it went between two readings of its odometer, on what
/// energy, and what that cost.
package struct Drive: Sendable, Hashable {
  package var car: String
  /// The positions of the sessions at the two readings.
  package var first: Int
  package var last: Int
  /// Last reading − first, exact; miles are 1.609344 km.
  package var kilometres: ExactDecimal
  /// The sessions whose energy was charged in between: from the first reading on, before the last.
  package var charges: Int
  /// The battery energy of those sessions; `nil` when one is unknown or left out.
  package var chargedKWh: Double?
  /// The energy driven on: what was charged, and the change of charge in between.
  ///
  /// Σ battery energy + `battery_kwh` × (`soc_start` of the first − of the last) / 100: right for
  /// any mix of partial charges. `nil` when it is unknown, for the reasons in `confidence`.
  package var energyKWh: Double?
  /// What speaks against the energy; ``confidence`` says it in words.
  package var doubts: [Doubt] = []
  /// What the drive cost; `nil` where it cannot be told honestly.
  ///
  /// The energy driven on was charged from the first reading on and before the last, so it is the
  /// cost of those sessions × the energy driven on / the energy charged. `nil` when
  ///
  /// - the selection lacks a session of the car between the two readings, as it does by location;
  /// - one of the sessions has no known cost or energy, or they are in several currencies;
  /// - it is under 15 miles, or its efficiency is not plausible;
  /// - a charge level is unknown and the battery holds more than a twentieth of what was charged;
  /// - what was driven on comes out as nothing.
  package var cost: ExactDecimal?
  /// Why `cost` is unknown, where the energy is known.
  package var costDoubt: CostDoubt?
  /// The currency of `cost`.
  package var currency: String?
}

/// What driving a mile or a kilometre cost.
package struct CostPerDistance: Sendable, Hashable {
  /// To six decimals.
  package var amount: ExactDecimal
  /// ISO 4217; `nil` where nothing names one.
  package var currency: String?
  package var unit: DistanceUnit
}

extension Drive {
  /// Distance for each kWh, unrounded; `nil` when the energy is unknown.
  package func efficiency(in unit: DistanceUnit) -> Double? {
    guard let energyKWh, energyKWh > 0 else { return nil }
    return unit.of(kilometres: kilometres).double / energyKWh
  }
}

extension DistanceUnit {
  /// Kilometres in this unit; miles are rounded to six decimals.
  package func of(kilometres: ExactDecimal) -> ExactDecimal {
    switch self {
    case .kilometres: kilometres
    case .miles: kilometres.divided(by: Self.kilometresPerMile, decimals: 6) ?? .zero
    }
  }
}
