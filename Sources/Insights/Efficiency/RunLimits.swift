package import ChargingLog

/// What a run needs to be trusted, from the settings.
package struct RunLimits: Sendable {
  package let kilometres: ExactDecimal
  package let energyKWh: Double
  package let gapSeconds: Int64
  /// Miles per kWh that an efficiency lies between.
  package let plausible: ClosedRange<Double>

  package init(_ settings: Settings) {
    kilometres = settings.value(of: .runMiles) * DistanceUnit.kilometresPerMile
    energyKWh = settings.value(of: .runEnergy).double
    gapSeconds = Int64(settings.value(of: .runGap).double * 86_400)
    let lowest = settings.value(of: .lowestEfficiency).double
    plausible = lowest...max(lowest, settings.value(of: .highestEfficiency).double)
  }
}
