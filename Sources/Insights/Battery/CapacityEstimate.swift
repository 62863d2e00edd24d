import ChargingLog

/// What one session says of the usable capacity of a battery.
package struct CapacityEstimate: Sendable, Hashable {
  /// Where its energy is from.
  package enum Basis: String, Sendable, Hashable {
    /// `energy_battery_kwh`.
    case measured
    /// `energy_kwh` of a dc session, less what is usually lost.
    case billed
  }

  /// The session.
  package var position: Int
  package var kilowattHours: Double
  package var basis: Basis
}

/// What a session must say to speak for the capacity, from the settings.
struct CapacityRule: Sendable {
  /// The points of charge that it adds at least.
  private let points: ExactDecimal
  /// The share of billed dc energy that reaches the battery.
  private let arrives: Double

  init(_ settings: Settings) {
    points = settings.value(of: .capacityPoints)
    arrives = settings.value(of: .chargeEfficiencyDC).double / 100
  }

  /// The capacity that a session speaks for: the energy that went into the battery / the share of
  /// charge that it added.
  ///
  /// `nil` where too little was charged to tell, or an input is unknown.
  func estimate(at position: Int, in index: ChargingIndex) -> CapacityEstimate? {
    let entry = index.entries[position]
    guard let start = entry.socStart, let end = entry.socEnd, end > start, end - start >= points
    else { return nil }
    let share = (end - start).double / 100
    if let energy = entry.battery, energy.basis == .measured, energy.kilowattHours > 0 {
      return CapacityEstimate(
        position: position,
        kilowattHours: energy.kilowattHours / share,
        basis: .measured
      )
    }
    guard entry.type == .dc, let energy = entry.energyKWh, energy > .zero else { return nil }
    return CapacityEstimate(
      position: position,
      kilowattHours: energy.double * arrives / share,
      basis: .billed
    )
  }
}
