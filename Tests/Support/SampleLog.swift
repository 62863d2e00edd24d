/// Files of a small data directory, as a person writes them.
public enum SampleLog {
  /// Settings, a car, two locations and a tariff.
  public static let files = [
    "settings.yaml": "plugtrack: 1\ncurrency: GBP\ndistance: mi\ntime_zone: Europe/London\n",
    "cars/ioniq5.yaml": "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 74\n",
    "locations/home.yaml": "home: true\ntariff: go\naliases: [The drive]\n",
    "locations/madrid.yaml": "time_zone: Europe/Madrid\n",
    "tariffs/go.yaml": """
    rates:
      - from: 2020-01-01
        price_per_kwh: 0.30
        bands: [{between: 00:30-05:30, price_per_kwh: 0.085}]

    """,
  ]

  /// A session without anything to complain of.
  public static let session =
    "car: ioniq5\nstart: 2026-11-23T07:30\nlocation: home\nenergy_kwh: 41.25\n"

  /// A valid session of random keys and values.
  public static func session(using random: inout SeededRandom) -> String {
    var lines = ["car: ioniq5", "start: \(timestamp(using: &random))"]
    for (key, makeValue) in optionalKeys where Int.random(in: 0..<3, using: &random) == 0 {
      lines.append("\(key): \(makeValue(&random))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private typealias Maker = @Sendable (inout SeededRandom) -> String

  private static let optionalKeys: [(String, Maker)] = [
    ("duration", { "\(Int.random(in: 1...9, using: &$0))h\(Int.random(in: 1...59, using: &$0))m" }),
    ("location", { pick(["home", "The drive", "madrid", "Café du Nord ☕️", "'no'"], &$0) }),
    ("network", { pick(["IONITY", "bp pulse", "\"quoted: text\""], &$0) }),
    ("type", { pick(["ac", "dc"], &$0) }),
    ("power_kw", { pick(["7.4", "350", "0"], &$0) }),
    ("energy_kwh", { decimal(10_000, &$0) }),
    ("energy_battery_kwh", { decimal(10_000, &$0) }),
    ("solar_percent", { decimal(100, &$0) }),
    ("soc_start", { decimal(100, &$0) }),
    ("soc_end", { decimal(100, &$0) }),
    ("odometer_mi", { decimal(5_000_000, &$0) }),
    ("cost", { pick(["0", "0.00", "12.30", "999999999999999999", "0.00000000000000001"], &$0) }),
    ("price_per_kwh", { pick(["-0.05", "0.2850", "0"], &$0) }),
    (
      "fees",
      { pick(["{}", "{session: 0.50, idle: -1.00}", "{parking: 3, other: 0.1, time: 2}"], &$0) }
    ),
    ("priced", { pick(["{cost: 3.20, tariff: go}", "{cost: -0.10}"], &$0) }),
    ("currency", { pick(["GBP", "EUR"], &$0) }),
    ("temperature_c", { pick(["-40.5", "0", "35"], &$0) }),
    ("preconditioning", { pick(["true", "false"], &$0) }),
    ("notes", { pick(["|\n  two\n  lines", "\"\"", "'a # b'", "Straße 🔋 日本語 e\u{301}"], &$0) }),
    ("tags", { pick(["[]", "[work]", "[work, 'a, b', \"\", work]"], &$0) }),
    (
      "source",
      { pick(["{importer: evcc, id: '42', file: a.csv, row: 7}", "{row: 1000000000}", "{}"], &$0) }
    ),
  ]

  private static func pick(_ choices: [String], _ random: inout SeededRandom) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private static func decimal(_ limit: Int, _ random: inout SeededRandom) -> String {
    let whole = Int.random(in: 0..<limit, using: &random)
    return pick(
      ["0", "\(limit)", "\(limit).0", "\(whole)", "\(whole).5", "\(whole).123456789"],
      &random
    )
  }

  private static func timestamp(using random: inout SeededRandom) -> String {
    func two(_ range: ClosedRange<Int>) -> String {
      let number = Int.random(in: range, using: &random)
      return number < 10 ? "0\(number)" : "\(number)"
    }
    let day = "20\(two(20...26))-\(two(4...9))-\(two(1...28))"
    let clock = "\(two(3...23)):\(two(0...59))"
    return pick(
      [
        day, "\(day)T\(clock)", "\(day) \(clock):\(two(0...59))", "\(day)T\(clock)Z",
        "\(day)T\(clock)-05:30",
      ],
      &random
    )
  }
}
