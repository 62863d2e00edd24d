extension Settings {
  /// Thresholds that a person has set; the default of each stands in ``Threshold``.
  package struct Thresholds: SchemaRecord {
    package var chargeEfficiencyACPercent: ExactDecimal?
    package var chargeEfficiencyDCPercent: ExactDecimal?
    package var energyTolerancePercent: ExactDecimal?
    package var powerTolerancePercent: ExactDecimal?
    package var socJumpPoints: ExactDecimal?
    package var priceFarFactor: ExactDecimal?
    package var runMinMiles: ExactDecimal?
    package var runMinKWh: ExactDecimal?
    package var runGapDays: ExactDecimal?
    package var efficiencyMinMilesPerKWh: ExactDecimal?
    package var efficiencyMaxMilesPerKWh: ExactDecimal?
    package var recentDays: ExactDecimal?
    package var recentMinMiles: ExactDecimal?
    package var recentMinKWh: ExactDecimal?
    package var recentMinSessions: ExactDecimal?
    package var similarEnergyPercent: ExactDecimal?
    package var meanDays: ExactDecimal?
    package var seasonStepCelsius: ExactDecimal?
    package var movingAverageGroups: ExactDecimal?
    package var forecastDays: ExactDecimal?
    package var capacityMinPoints: ExactDecimal?
    package var capacitySessions: ExactDecimal?
    package var adviceDays: ExactDecimal?
    package var lowChargePercent: ExactDecimal?
    package var fullChargePercent: ExactDecimal?
    package var fullChargeOverdueDays: ExactDecimal?
    package var fullChargeCriticalDays: ExactDecimal?
    package var standingLowPercent: ExactDecimal?
    package var standingLowDays: ExactDecimal?
    package var dailyLimitSessions: ExactDecimal?
    package var dailyLimitWindow: ExactDecimal?
    package var dcTaperPercent: ExactDecimal?
    package var homeCheaperFactor: ExactDecimal?
    package var cheaperTariffPercent: ExactDecimal?
    package var offPeakMissedPercent: ExactDecimal?
    package var networkDearerPercent: ExactDecimal?
    package var nearbyKilometres: ExactDecimal?
    package var lossRisingPoints: ExactDecimal?
    package var efficiencyFallingPercent: ExactDecimal?
    package var efficiencyFallingDays: ExactDecimal?
    package var networkPriceFactor: ExactDecimal?
    package var nothingLoggedDays: ExactDecimal?
    /// Advice that a person wants to hear no more of: codes, or a code with its subject.
    package var dismissed: [String] = []

    package init() {}

    package static let schema = Schema<Thresholds>(
      Threshold.all.map { threshold in
        .optional(
          threshold.key,
          threshold.path,
          threshold.type,
          "\(threshold.meaning); \(threshold.standard.text)"
        )
      } + [
        .list(
          "dismissed",
          \.dismissed,
          of: .text,
          "advice not to be shown: a code, or a code with its subject as in price_odd:2026-11-02"
        )
      ]
    )
  }
}

/// One threshold: its key below `insights`, its meaning, and the value that holds when it is
/// missing.
package struct Threshold: Sendable, Hashable {
  package let key: String
  package let path: any (WritableKeyPath<Settings.Thresholds, ExactDecimal?> & Sendable)
  package let type: ValueType
  package let meaning: String
  /// The value that holds when the settings have none.
  package let standard: ExactDecimal

  init(
    _ key: String,
    _ path: any (WritableKeyPath<Settings.Thresholds, ExactDecimal?> & Sendable),
    _ type: ValueType,
    _ meaning: String,
    _ standard: Int,
    tenths: Int = 0
  ) {
    self.key = key
    self.path = path
    self.type = type
    self.meaning = meaning
    self.standard = ExactDecimal(standard) + ExactDecimal(coefficient: Int128(tenths), scale: 1)
  }
}

extension Threshold {
  package static func == (left: Threshold, right: Threshold) -> Bool { left.key == right.key }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Settings {
  /// The value that a threshold has here.
  package func value(of threshold: Threshold) -> ExactDecimal {
    insights?[keyPath: threshold.path] ?? threshold.standard
  }
}

extension Threshold {
  /// All of them, in the order that a file has them.
  package static let all: [Threshold] =
    [
      .chargeEfficiencyAC, .chargeEfficiencyDC, .energyTolerance, .powerTolerance, .socJump,
      .priceFar, .runMiles, .runEnergy, .runGap, .lowestEfficiency, .highestEfficiency, .recent,
      .recentMiles, .recentEnergy, .recentSessions, .similarEnergy, .mean, .seasonStep,
      .movingAverage, .forecast,
    ] + advice

  package static let chargeEfficiencyAC = Threshold(
    "charge_efficiency_ac_percent",
    \.chargeEfficiencyACPercent,
    .percent,
    "share of ac energy that reaches the battery",
    90
  )
  package static let chargeEfficiencyDC = Threshold(
    "charge_efficiency_dc_percent",
    \.chargeEfficiencyDCPercent,
    .percent,
    "share of dc energy that reaches the battery",
    95
  )
  package static let energyTolerance = Threshold(
    "energy_tolerance_percent",
    \.energyTolerancePercent,
    .percent,
    "how much more than the battery could take is let pass",
    25
  )
  package static let powerTolerance = Threshold(
    "power_tolerance_percent",
    \.powerTolerancePercent,
    .percent,
    "how much more than the rated power is let pass",
    10
  )
  package static let socJump = Threshold(
    "soc_jump_points",
    \.socJumpPoints,
    .percent,
    "how far the charge may rise between sessions",
    3
  )
  package static let priceFar = Threshold(
    "price_far_factor",
    \.priceFarFactor,
    .plainNumber,
    "how many times the tariff's cost is too far from it",
    3
  )
  package static let runMiles = Threshold(
    "run_min_mi",
    \.runMinMiles,
    .number(unit: "mi", 0...100_000),
    "a run of fewer miles is trusted less",
    15
  )
  package static let runEnergy = Threshold(
    "run_min_kwh",
    \.runMinKWh,
    .number(unit: "kWh", 0...10_000),
    "a run on less energy is trusted less",
    3
  )
  package static let runGap = Threshold(
    "run_gap_days",
    \.runGapDays,
    .number(unit: "days", 0...10_000),
    "a longer time between two sessions of a run is trusted less",
    10
  )
  package static let lowestEfficiency = Threshold(
    "efficiency_min_mi_per_kwh",
    \.efficiencyMinMilesPerKWh,
    .number(unit: "mi/kWh", 0...100),
    "an efficiency below is rejected",
    1
  )
  package static let highestEfficiency = Threshold(
    "efficiency_max_mi_per_kwh",
    \.efficiencyMaxMilesPerKWh,
    .number(unit: "mi/kWh", 0...100),
    "an efficiency above is rejected",
    7
  )
  package static let recent = Threshold(
    "recent_days",
    \.recentDays,
    .number(unit: "days", 1...10_000),
    "the days before today that stand in for a run that says nothing",
    90
  )
  package static let recentMiles = Threshold(
    "recent_min_mi",
    \.recentMinMiles,
    .number(unit: "mi", 0...100_000),
    "the miles that they need",
    50
  )
  package static let recentEnergy = Threshold(
    "recent_min_kwh",
    \.recentMinKWh,
    .number(unit: "kWh", 0...10_000),
    "the energy that they need",
    20
  )
  package static let recentSessions = Threshold(
    "recent_min_sessions",
    \.recentMinSessions,
    .number(unit: "sessions", 0...10_000),
    "the sessions that they need",
    2
  )
  package static let similarEnergy = Threshold(
    "similar_energy_percent",
    \.similarEnergyPercent,
    .percent,
    "how far the energy of a session like another may differ",
    40
  )
  package static let mean = Threshold(
    "mean_days",
    \.meanDays,
    .number(unit: "days", 1...10_000),
    "the days of the mean that a session is compared with",
    30
  )
  package static let seasonStep = Threshold(
    "season_step_c",
    \.seasonStepCelsius,
    .number(unit: "°C", 1...50),
    "the width of a band of temperature",
    5
  )
  package static let movingAverage = Threshold(
    "moving_average_groups",
    \.movingAverageGroups,
    .number(unit: "groups", 1...1000),
    "how many groups a moving average is of",
    3
  )
  package static let forecast = Threshold(
    "forecast_days",
    \.forecastDays,
    .number(unit: "days", 28...10_000),
    "the days before this month that its forecast is made of",
    180
  )
}
