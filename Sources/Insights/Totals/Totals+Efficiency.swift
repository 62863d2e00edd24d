package import ChargingLog

extension Totals {
  /// What driving came to.
  package var driving: Driving { Driving(drives: drives, unit: distanceUnit) }

  /// How far the cars came on a kWh: the drives whose energy is known, together.
  package func efficiency(in index: ChargingIndex) -> Figure { driving.efficiency(in: index) }

  /// What a mile or a kilometre cost, and why not where it is unknown.
  package func drivingCost(in index: ChargingIndex) -> Figure { driving.cost(in: index) }

  /// Mean power of the sessions whose energy and time are both known.
  package var meanPowerKW: ExactDecimal? {
    (energyWithTimeKWh * ExactDecimal(3600)).divided(
      by: ExactDecimal(Int(secondsWithEnergy)),
      decimals: 3
    )
  }
}
