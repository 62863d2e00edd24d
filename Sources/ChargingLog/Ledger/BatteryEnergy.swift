/// The energy that went into a battery, and how it is known.
package struct BatteryEnergy: Sendable, Hashable {
  package enum Basis: String, Sendable, Hashable {
    /// `energy_battery_kwh`.
    case measured
    /// `battery_kwh` × (`soc_end` − `soc_start`) / 100.
    case charge
    /// `energy_kwh` × the assumed efficiency of charging.
    case efficiency
  }

  package var kilowattHours: Double
  package var basis: Basis
}

extension ChargingIndex {
  /// The energy that went into the battery in a session, by the first basis that applies.
  ///
  /// The assumed efficiency is 90 % of ac and 95 % of dc, unless the settings say otherwise; of an
  /// unknown type that of ac.
  package func batteryEnergy(at position: Int) -> BatteryEnergy? { entries[position].battery }

  func batteryEnergy(_ session: borrowing Session, at position: Int) -> BatteryEnergy? {
    if let energy = session.energyBatteryKWh {
      return BatteryEnergy(kilowattHours: energy.double, basis: .measured)
    }
    if let start = session.socStart, let end = session.socEnd, end > start {
      let capacity = batteryCapacityKWh(at: position)
      let points = end.double - start.double
      return BatteryEnergy(kilowattHours: capacity.double * points / 100, basis: .charge)
    }
    guard let energy = session.energyKWh else { return nil }
    let efficiency =
      session.type == .dc
      ? (settings.insights?.chargeEfficiencyDCPercent ?? Threshold.chargeEfficiencyDC.standard)
      : (settings.insights?.chargeEfficiencyACPercent ?? Threshold.chargeEfficiencyAC.standard)
    return BatteryEnergy(kilowattHours: energy.double * efficiency.double / 100, basis: .efficiency)
  }
}
