extension Threshold {
  /// Those of the battery and of advice, in the order that a file has them.
  static let advice: [Threshold] = [
    .capacityPoints, .capacitySessions, .adviceDays, .lowCharge, .fullCharge, .fullChargeOverdue,
    .fullChargeCritical, .standingLow, .standingLowDays, .dailyLimitSessions, .dailyLimitWindow,
    .dcTaper, .homeCheaper, .cheaperTariff, .offPeakMissed, .networkDearer, .nearby, .lossRise,
    .efficiencyFall, .efficiencyFallDays, .networkPriceFar, .nothingLogged,
  ]

  package static let capacityPoints = Threshold(
    "capacity_min_points",
    \.capacityMinPoints,
    .percent,
    "the points of charge that a session must add to speak for the battery's capacity",
    40
  )

  package static let capacitySessions = Threshold(
    "capacity_sessions",
    \.capacitySessions,
    .number(unit: "sessions", 3...10_000),
    "how many of the last such sessions the capacity is of",
    10
  )

  package static let adviceDays = Threshold(
    "advice_days",
    \.adviceDays,
    .number(unit: "days", 1...10_000),
    "how far back advice on prices looks",
    90
  )

  package static let lowCharge = Threshold(
    "low_charge_percent",
    \.lowChargePercent,
    .percent,
    "the charge to keep, of a car without a soc_min",
    20
  )

  package static let fullCharge = Threshold(
    "full_charge_percent",
    \.fullChargePercent,
    .percent,
    "a charge that ends there counts as full",
    95
  )

  package static let fullChargeOverdue = Threshold(
    "full_charge_overdue_days",
    \.fullChargeOverdueDays,
    .number(unit: "days", 0...10_000),
    "a full charge is overdue after so many days over",
    3
  )

  package static let fullChargeCritical = Threshold(
    "full_charge_critical_days",
    \.fullChargeCriticalDays,
    .number(unit: "days", 0...10_000),
    "and critical after so many",
    7
  )

  package static let standingLow = Threshold(
    "standing_low_percent",
    \.standingLowPercent,
    .percent,
    "a car should not stand for long below this charge",
    30
  )

  package static let standingLowDays = Threshold(
    "standing_low_days",
    \.standingLowDays,
    .number(unit: "days", 0...10_000),
    "how long is long",
    7
  )

  package static let dailyLimitSessions = Threshold(
    "daily_limit_sessions",
    \.dailyLimitSessions,
    .number(unit: "sessions", 1...10_000),
    "so many ac charges past soc_target are too many",
    3
  )

  package static let dailyLimitWindow = Threshold(
    "daily_limit_window",
    \.dailyLimitWindow,
    .number(unit: "sessions", 1...10_000),
    "of so many of the last",
    5
  )

  package static let dcTaper = Threshold(
    "dc_taper_percent",
    \.dcTaperPercent,
    .percent,
    "the charge from which the power of dc falls",
    65
  )

  package static let homeCheaper = Threshold(
    "home_cheaper_factor",
    \.homeCheaperFactor,
    .plainNumber,
    "how many times the price at home public charging may cost",
    1,
    tenths: 5
  )

  package static let cheaperTariff = Threshold(
    "cheaper_tariff_percent",
    \.cheaperTariffPercent,
    .percent,
    "what another tariff must save to be worth telling",
    5
  )

  package static let offPeakMissed = Threshold(
    "off_peak_missed_percent",
    \.offPeakMissedPercent,
    .percent,
    "the share of energy at home that may be of dearer hours",
    25
  )

  package static let networkDearer = Threshold(
    "network_dearer_percent",
    \.networkDearerPercent,
    .number(unit: "%", 0...1000),
    "how much dearer than another nearby an operator may be",
    10
  )

  package static let nearby = Threshold(
    "nearby_km",
    \.nearbyKilometres,
    .number(unit: "km", 0...1000),
    "how far away is nearby",
    15
  )

  package static let lossRise = Threshold(
    "loss_rising_points",
    \.lossRisingPoints,
    .percent,
    "by how many points the loss may rise",
    5
  )

  package static let efficiencyFall = Threshold(
    "efficiency_falling_percent",
    \.efficiencyFallingPercent,
    .percent,
    "by how much efficiency may fall at the same temperature",
    10
  )

  package static let efficiencyFallDays = Threshold(
    "efficiency_falling_days",
    \.efficiencyFallingDays,
    .number(unit: "days", 1...10_000),
    "the drives of so many days are compared with those before",
    45
  )

  package static let networkPriceFar = Threshold(
    "network_price_factor",
    \.networkPriceFactor,
    .plainNumber,
    "how many times its operator's usual price makes a price odd",
    2
  )

  package static let nothingLogged = Threshold(
    "nothing_logged_days",
    \.nothingLoggedDays,
    .number(unit: "days", 0...10_000),
    "after so many days without a session a reminder is due",
    21
  )
}
