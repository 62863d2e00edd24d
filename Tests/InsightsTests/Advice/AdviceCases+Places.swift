@testable import Insights

extension AdviceCases {
  private static let curve = "make: Kia\nmodel: EV\nbattery_kwh: 50\nmax_dc_kw: 100\n"

  static let places: [AdviceCase] = [
    AdviceCase(
      name: "a dc charge past the point where the power falls",
      code: .dcTaper,
      subject: "ev",
      rests: ["s00"],
      sessions: ["start: 2026-06-20T10:00, type: dc, soc_end: 66"],
      silent: ["start: 2026-06-20T10:00, type: dc, soc_end: 65"]
    ),
    AdviceCase(
      name: "home with charge to spare after a dear dc charge",
      code: .finishAtHome,
      subject: "ev",
      rests: ["s00", "s01"],
      sessions: [
        fast(to: 95), "start: 2026-06-20T12:00, location: home, soc_start: 40, energy_kwh: 5",
      ],
      silent: [
        fast(to: 95), "start: 2026-06-20T12:00, location: home, soc_start: 10, energy_kwh: 5",
      ],
      files: ["cars/ev.yaml": curve + "soc_min: 10\n"]
    ),
    AdviceCase(
      name: "home with no more than the car should keep",
      code: .finishAtHome,
      subject: "ev",
      rests: ["s00", "s01"],
      sessions: [
        fast(to: 95), "start: 2026-06-20T12:00, location: home, soc_start: 10.1, energy_kwh: 5",
      ],
      silent: [
        fast(to: 95), "start: 2026-06-20T12:00, location: home, soc_start: 10, energy_kwh: 5",
      ],
      files: ["cars/ev.yaml": curve + "soc_min: 10\n"]
    ),
    // By hand, of 50 kWh from 20 to 80 % at 100 kW and 7 kW: the blend point is at 60 %, from where
    // the power falls to three quarters.
    AdviceCase(
      name: "a dc charge past the blend point",
      code: .finishAtHome,
      subject: "ev",
      rests: ["s00", "s01"],
      sessions: [
        fast(to: 61), "start: 2026-06-20T12:00, location: home, soc_start: 40, energy_kwh: 5",
      ],
      silent: [
        fast(to: 60), "start: 2026-06-20T12:00, location: home, soc_start: 40, energy_kwh: 5",
      ],
      files: ["cars/ev.yaml": curve]
    ),
    AdviceCase(
      name: "the next charge is not at home",
      code: .finishAtHome,
      subject: "ev",
      rests: ["s00", "s01"],
      sessions: [
        fast(to: 95), "start: 2026-06-20T12:00, location: home, soc_start: 40, energy_kwh: 5",
      ],
      silent: [
        fast(to: 95), "start: 2026-06-20T12:00, location: Mall, soc_start: 40, energy_kwh: 5",
        "start: 2026-06-21T12:00, location: home, soc_start: 40, energy_kwh: 5",
      ],
      files: ["cars/ev.yaml": curve]
    ),
    AdviceCase(
      name: "another operator nearby is over ten percent cheaper",
      code: .networkDearer,
      subject: "Ionity",
      rests: ["s01"],
      sessions: stops("0.56"),
      silent: stops("0.55"),
      files: operators(latitude: "52.0")
    ),
    AdviceCase(
      name: "another operator is too far away",
      code: .networkDearer,
      subject: "Ionity",
      rests: ["s01"],
      sessions: stops("0.80"),
      silent: stops("0.80"),
      // A degree of latitude is 111.2 km.
      files: operators(latitude: "52.134"),
      silentFiles: operators(latitude: "52.136")
    ),
  ]

  private static func fast(to soc: Int) -> String {
    "start: 2026-06-20T10:00, type: dc, network: Ionity, soc_start: 20, soc_end: \(soc), "
      + "energy_kwh: 40, price_per_kwh: 0.80"
  }

  private static func stops(_ price: String) -> [String] {
    [
      "start: 2026-06-01T10:00, location: osprey, type: dc, energy_kwh: 10, price_per_kwh: 0.50",
      "start: 2026-06-02T10:00, location: ionity, type: dc, energy_kwh: 10, price_per_kwh: \(price)",
    ]
  }

  private static func operators(latitude: String) -> [String: String] {
    [
      "locations/ionity.yaml": "network: Ionity\ncoordinates: {lat: 52, lon: -1}\n",
      "locations/osprey.yaml": "network: Osprey\ncoordinates: {lat: \(latitude), lon: -1}\n",
    ]
  }

  static let trends: [AdviceCase] = [
    AdviceCase(
      name: "the loss rose by over five points",
      code: .lossRising,
      severity: .warning,
      subject: "ev",
      rests: ["s05", "s06", "s07", "s08", "s09"],
      sessions: losses(Array(repeating: "9.0", count: 5) + Array(repeating: "8.49", count: 5)),
      silent: losses(Array(repeating: "9.0", count: 5) + Array(repeating: "8.5", count: 5))
    ),
    AdviceCase(
      name: "four measured charges are too few to compare",
      code: .lossRising,
      severity: .warning,
      subject: "ev",
      rests: ["s05", "s06", "s07", "s08", "s09"],
      sessions: losses(Array(repeating: "9.0", count: 5) + Array(repeating: "7.0", count: 5)),
      silent: losses(Array(repeating: "9.0", count: 4) + Array(repeating: "7.0", count: 5))
    ),
    AdviceCase(
      name: "over ten percent less far at the same temperature",
      code: .efficiencyFalling,
      severity: .warning,
      subject: "ev",
      rests: ["s07", "s08", "s09"],
      // 50 / 0.9 is 55.5…
      sessions: drives(used: "55.56"),
      silent: drives(used: "55.55")
    ),
    AdviceCase(
      name: "less far, as it always was when so cold",
      code: .efficiencyFalling,
      severity: .warning,
      subject: "ev",
      rests: ["s07", "s08", "s09"],
      sessions: drives(used: "70"),
      silent: drives(used: "70", before: "70")
    ),
    AdviceCase(
      name: "it was colder then by a band of five degrees",
      code: .efficiencyFalling,
      severity: .warning,
      subject: "ev",
      rests: ["s07", "s08", "s09"],
      sessions: drives(used: "70", celsiusBefore: "10"),
      silent: drives(used: "70", celsiusBefore: "9.9")
    ),
    AdviceCase(
      name: "two drives of the last 45 days are too few",
      code: .efficiencyFalling,
      severity: .warning,
      subject: "ev",
      rests: ["s07", "s08", "s09"],
      sessions: drives(used: "70"),
      silent: drives(used: "70"),
      // The first of the three ended on the 17th of June at ten.
      now: "2026-08-01T10:00:00Z",
      silentNow: "2026-08-01T10:00:01Z"
    ),
  ]

  private static func losses(_ battery: [String]) -> [String] {
    battery.enumerated().map {
      "start: 2026-06-\(10 + $0)T10:00, type: ac, energy_kwh: 10, energy_battery_kwh: \($1)"
    }
  }

  /// Drives of 100 miles: five on 50 % of 50 kWh in spring, then three on another share in June.
  private static func drives(
    used: String,
    before: String = "50",
    celsiusBefore: String = "12"
  ) -> [String] {
    (0..<10).map { number in
      let share = number == 0 ? "10" : number < 6 ? before : used
      let date = number < 6 ? "2026-03-0\(number + 1)" : "2026-06-1\(number)"
      let celsius = number < 6 ? celsiusBefore : "12"
      return
        "start: \(date)T10:00, temperature_c: \(celsius), odometer_mi: \(1000 + 100 * number), "
        + "soc_start: \(rest(share)), soc_end: 100"
    }
  }

  /// What is left of 100 %.
  private static func rest(_ share: String) -> String { "\(100 - (Double(share) ?? 0))" }
}
