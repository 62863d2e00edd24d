/// The thresholds of the checks, with the default of each that the settings do not name.
struct CheckThresholds {
  /// Shares of the metered energy that reach the battery.
  let efficiencyAC: Double
  let efficiencyDC: Double
  /// Factors, 1.25 for a tolerance of 25 %.
  let energyAllowance: Double
  let powerAllowance: Double
  /// Percentage points.
  let socJump: ExactDecimal
  let priceFactor: ExactDecimal

  init(_ settings: Settings) {
    efficiencyAC = settings.value(of: .chargeEfficiencyAC).double / 100
    efficiencyDC = settings.value(of: .chargeEfficiencyDC).double / 100
    energyAllowance = 1 + settings.value(of: .energyTolerance).double / 100
    powerAllowance = 1 + settings.value(of: .powerTolerance).double / 100
    socJump = settings.value(of: .socJump)
    priceFactor = settings.value(of: .priceFar)
  }

  /// The share that reaches the battery; of an unknown kind the smaller, which accuses less.
  func efficiency(of type: ChargeType?) -> Double {
    switch type {
    case .ac: efficiencyAC
    case .dc: efficiencyDC
    case nil: min(efficiencyAC, efficiencyDC)
    }
  }
}
