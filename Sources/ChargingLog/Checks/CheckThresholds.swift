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

  init(_ settings: Settings.Thresholds?) {
    efficiencyAC = (settings?.chargeEfficiencyACPercent?.double ?? 90) / 100
    efficiencyDC = (settings?.chargeEfficiencyDCPercent?.double ?? 95) / 100
    energyAllowance = 1 + (settings?.energyTolerancePercent?.double ?? 25) / 100
    powerAllowance = 1 + (settings?.powerTolerancePercent?.double ?? 10) / 100
    socJump = settings?.socJumpPoints ?? ExactDecimal(3)
    priceFactor = settings?.priceFarFactor ?? ExactDecimal(3)
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
