@testable import Insights

/// A case for every rule, at its threshold.
enum AdviceCases {
  static let all: [AdviceCase] = charge + prices + places + trends + windows

  private static let car = "make: Kia\nmodel: EV\nbattery_kwh: 50\n"

  private static func charged(_ ends: [Int], type: String = "ac") -> [String] {
    ends.enumerated().map { "start: 2026-06-\(10 + $0)T10:00, type: \(type), soc_end: \($1)" }
  }

  private static let charge: [AdviceCase] = [
    AdviceCase(
      name: "below soc_min",
      code: .lowCharge,
      severity: .warning,
      subject: "ev",
      rests: ["s00"],
      sessions: ["start: 2026-06-29T10:00, soc_end: 14.9"],
      silent: ["start: 2026-06-29T10:00, soc_end: 15"],
      files: ["cars/ev.yaml": car + "soc_min: 15\n"]
    ),
    AdviceCase(
      name: "below the charge to keep of a car without soc_min",
      code: .lowCharge,
      severity: .warning,
      subject: "ev",
      rests: ["s00"],
      sessions: ["start: 2026-06-29T10:00, soc_end: 19"],
      silent: ["start: 2026-06-29T10:00, soc_end: 20"]
    ),
    fullCharge("due today", .notice, now: "2026-06-01", silent: "2026-05-31"),
    fullCharge("due for three days", .notice, now: "2026-06-04", silent: "2026-05-30"),
    fullCharge("overdue from the fourth", .warning, now: "2026-06-05", silent: "2026-05-30"),
    fullCharge("overdue until the seventh", .warning, now: "2026-06-08", silent: "2026-05-30"),
    fullCharge("critical from the eighth", .critical, now: "2026-06-09", silent: "2026-05-30"),
    AdviceCase(
      name: "a charge to 94 % is not full",
      code: .fullChargeDue,
      severity: .critical,
      subject: "ev",
      rests: ["s00"],
      sessions: [
        "start: 2026-05-01T10:00, soc_end: 95", "start: 2026-06-20T10:00, soc_end: 94",
      ],
      silent: ["start: 2026-05-01T10:00, soc_end: 95", "start: 2026-06-20T10:00, soc_end: 95"],
      files: ["cars/ev.yaml": car + "full_charge_every: 1mo\n"]
    ),
    AdviceCase(
      name: "low for over seven days",
      code: .standingLow,
      severity: .warning,
      subject: "ev",
      rests: ["s00"],
      sessions: ["start: 2026-06-23T10:00, end: 2026-06-23T11:59, soc_end: 29"],
      silent: ["start: 2026-06-23T10:00, end: 2026-06-23T12:00, soc_end: 29"]
    ),
    AdviceCase(
      name: "at 30 % is not low",
      code: .standingLow,
      severity: .warning,
      subject: "ev",
      rests: ["s00"],
      sessions: ["start: 2026-06-13T10:00, soc_end: 29.5"],
      silent: ["start: 2026-06-13T10:00, soc_end: 30"]
    ),
    AdviceCase(
      name: "three of five past the limit",
      code: .dailyLimit,
      subject: "ev",
      rests: ["s02", "s03", "s05"],
      sessions: charged([100, 80, 81, 90, 80, 100]),
      silent: charged([100, 80, 81, 90, 80, 80]),
      files: ["cars/ev.yaml": car + "soc_target: 80\n"]
    ),
    AdviceCase(
      name: "a charge past the limit that is the sixth from the last does not count",
      code: .dailyLimit,
      subject: "ev",
      rests: ["s01", "s03", "s05"],
      sessions: charged([80, 90, 80, 90, 80, 90]),
      silent: charged([90, 80, 80, 90, 80, 90]),
      files: ["cars/ev.yaml": car + "soc_target: 80\n"]
    ),
  ]

  private static func fullCharge(
    _ name: String,
    _ severity: Advice.Severity,
    now: String,
    silent: String
  ) -> AdviceCase {
    let sessions = [
      "start: 2026-05-01T10:00, soc_end: 100", "start: 2026-05-20T10:00, soc_end: 80",
    ]
    return AdviceCase(
      name: "a full charge is \(name)",
      code: .fullChargeDue,
      severity: severity,
      subject: "ev",
      rests: ["s00"],
      sessions: sessions,
      silent: sessions,
      files: ["cars/ev.yaml": car + "full_charge_every: 1mo\n"],
      now: "\(now)T12:00:00Z",
      silentNow: "\(silent)T23:59:59Z"
    )
  }

  static let prices: [AdviceCase] = [
    AdviceCase(
      name: "public over one and a half times home",
      code: .cheaperAtHome,
      rests: ["s00", "s01", "s02"],
      sessions: publicPrices(["0.31", "0.301", "0.29"]),
      silent: publicPrices(["0.31", "0.30", "0.29"])
    ),
    AdviceCase(
      name: "two public prices are too few",
      code: .cheaperAtHome,
      rests: ["s00", "s01", "s02"],
      sessions: publicPrices(["0.9", "0.9", "0.9"]),
      silent: publicPrices(["0.9", "0.9"])
    ),
    AdviceCase(
      name: "another tariff saves over five percent",
      code: .cheaperTariff,
      subject: "flat",
      rests: ["s00"],
      sessions: ["start: 2026-06-20T10:00, end: 2026-06-20T12:00, location: home, energy_kwh: 100"],
      silent: ["start: 2026-06-20T10:00, end: 2026-06-20T12:00, location: home, energy_kwh: 100"],
      files: ["tariffs/flat.yaml": "rates: [{from: 2020-01-01, price_per_kwh: 0.1899}]\n"],
      silentFiles: ["tariffs/flat.yaml": "rates: [{from: 2020-01-01, price_per_kwh: 0.19}]\n"]
    ),
    AdviceCase(
      name: "a tariff that cannot price every session says nothing",
      code: .cheaperTariff,
      subject: "flat",
      rests: ["s00"],
      sessions: ["start: 2026-06-20T10:00, location: home, energy_kwh: 100"],
      silent: ["start: 2026-06-20T10:00, location: home, energy_kwh: 100"],
      files: ["tariffs/flat.yaml": "rates: [{from: 2026-06-20, price_per_kwh: 0.01}]\n"],
      silentFiles: ["tariffs/flat.yaml": "rates: [{from: 2026-06-21, price_per_kwh: 0.01}]\n"]
    ),
    AdviceCase(
      name: "over a quarter outside the cheapest hours",
      code: .offPeakMissed,
      subject: "go",
      rests: ["s00"],
      sessions: [
        "start: 2026-06-20T04:00, end: 2026-06-20T06:01, location: home, energy_kwh: 10"
      ],
      silent: ["start: 2026-06-20T04:00, end: 2026-06-20T06:00, location: home, energy_kwh: 10"],
      files: [
        "tariffs/go.yaml": """
        rates:
          - from: 2020-01-01
            price_per_kwh: 0.30
            bands: [{between: 00:30-05:30, price_per_kwh: 0.08}]

        """
      ]
    ),
    AdviceCase(
      name: "twice the usual price of its operator",
      code: .priceOdd,
      severity: .warning,
      subject: "s04",
      rests: ["s04"],
      sessions: networkPrices(["0.50", "0.52", "0.48", "0.50", "1.01"]),
      silent: networkPrices(["0.50", "0.52", "0.48", "0.50", "1.00"])
    ),
    AdviceCase(
      name: "less than half the usual price of its operator",
      code: .priceOdd,
      severity: .warning,
      subject: "s04",
      rests: ["s04"],
      sessions: networkPrices(["0.50", "0.52", "0.48", "0.50", "0.24"]),
      silent: networkPrices(["0.50", "0.52", "0.48", "0.50", "0.25"])
    ),
    AdviceCase(
      name: "three others are too few to know what an operator asks",
      code: .priceOdd,
      severity: .warning,
      subject: "s04",
      rests: ["s04"],
      sessions: networkPrices(["0.50", "0.50", "0.50", "0.50", "2.00"]),
      silent: networkPrices(["0.50", "0.50", "0.50", "2.00"])
    ),
    AdviceCase(
      name: "nothing for over three weeks",
      code: .nothingLogged,
      rests: ["s00"],
      sessions: ["start: 2026-06-08T10:00, soc_end: 60"],
      silent: ["start: 2026-06-09T10:00, soc_end: 60"]
    ),
  ]

  private static func publicPrices(_ prices: [String]) -> [String] {
    prices.enumerated().map {
      "start: 2026-06-1\($0)T10:00, location: Mall, energy_kwh: 10, price_per_kwh: \($1)"
    } + ["start: 2026-06-20T10:00, location: home, energy_kwh: 10"]
  }

  private static func networkPrices(_ prices: [String]) -> [String] {
    prices.enumerated().map {
      "start: 2026-06-1\($0)T10:00, network: Ionity, type: dc, energy_kwh: 10, price_per_kwh: \($1)"
    }
  }
}
