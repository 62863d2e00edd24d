package import ChargingLog

/// How far a car went between the first and the last reading of its odometer in a selection.
package struct Drive: Sendable, Hashable {
  package var car: String
  /// Last reading − first, exact; miles are 1.609344 km.
  package var kilometres: ExactDecimal
  /// What the drive cost; `nil` where it cannot be told honestly.
  ///
  /// The energy driven on was charged from the first reading on and before the last, so it is the
  /// cost of those sessions × (E + C × (s − e) / 100) / E, where E is their battery energy, C the
  /// car's usable capacity, s and e the charge levels at the first and the last reading. `nil` when
  ///
  /// - the selection lacks a session of the car between the two readings, as it does by location;
  /// - one of the sessions has no known cost or energy, or they are in several currencies;
  /// - it is under 15 miles;
  /// - a charge level is unknown and the battery holds more than a twentieth of E;
  /// - what was driven on comes out as nothing.
  package var cost: ExactDecimal?
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

extension DistanceUnit {
  /// Kilometres in this unit; miles are rounded to six decimals.
  package func of(kilometres: ExactDecimal) -> ExactDecimal {
    switch self {
    case .kilometres: kilometres
    case .miles: kilometres.divided(by: Self.kilometresPerMile, decimals: 6) ?? .zero
    }
  }
}
