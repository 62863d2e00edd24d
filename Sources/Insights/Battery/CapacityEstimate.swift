package import ChargingLog

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

extension ChargingIndex {
  /// The capacity that a session speaks for: the energy that went into the battery / the share of
  /// charge that it added.
  ///
  /// `nil` where too little was charged to tell, or an input is unknown.
  package func capacityEstimate(at position: Int) -> CapacityEstimate? {
    guard let start = sessions[position].socStart, let end = sessions[position].socEnd,
      end - start >= settings.value(of: .capacityPoints), end > start
    else { return nil }
    let share = (end - start).double / 100
    if let energy = sessions[position].energyBatteryKWh, energy > .zero {
      return CapacityEstimate(
        position: position,
        kilowattHours: energy.double / share,
        basis: .measured
      )
    }
    guard sessions[position].type == .dc, let energy = sessions[position].energyKWh, energy > .zero
    else { return nil }
    let arrives = settings.value(of: .chargeEfficiencyDC).double / 100
    return CapacityEstimate(
      position: position,
      kilowattHours: energy.double * arrives / share,
      basis: .billed
    )
  }
}
