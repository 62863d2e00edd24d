/// Files that are right and files that are wrong in one way each.
enum SchemaCorpus {
  struct Sample: Sendable {
    let path: String
    let text: String
    let isGood: Bool
  }

  static let cases: [Sample] =
    good("sessions/a.yaml", sessions.good) + bad("sessions/a.yaml", sessions.bad)
    + good("cars/a.yaml", cars.good) + bad("cars/a.yaml", cars.bad)
    + good("locations/a.yaml", locations.good) + bad("locations/a.yaml", locations.bad)
    + good("tariffs/a.yaml", tariffs.good) + bad("tariffs/a.yaml", tariffs.bad)
    + good("tariffs/a/2026-11.yaml", prices.good) + bad("tariffs/a/2026-11.yaml", prices.bad)
    + good("settings.yaml", settings.good) + bad("settings.yaml", settings.bad)
    + good("conflicts/a.yaml", conflicts.good) + bad("conflicts/a.yaml", conflicts.bad)

  /// Wrong files whose fault is gone once YAML has typed them, or that takes a table to see.
  static let invisible: [Sample] =
    bad(
      "sessions/a.yaml",
      [
        session("energy_kwh: 1e3"), session("energy_kwh: 0755"), session("energy_kwh: +5"),
        session("energy_kwh: '99999'"), session("preconditioning: True"),
        "car: a\nstart: 2025-02-29",
      ]
    )
    + bad("tariffs/a.yaml", ["rates: [{from: 2026-01-01, bands: [{months: 3, price_per_kwh: 1}]}]"])
    + bad("settings.yaml", ["plugtrack: 1\ntime_zone: Europe/Lndon"])

  private static func session(_ line: String) -> String {
    "car: a\nstart: 2026-11-23T07:30\n\(line)"
  }

  private static let sessions = (
    good: [
      "car: a\nstart: 2026-11-23", "car: 500\nstart: 2026-11-23 07:30:15",
      "{car: a, start: '2026-11-23T07:30Z'}",
      session("end: 2026-11-23T09:30+01:00"), session("end: 2026-11-23T09:30-12:00"),
      session("duration: 3h25m"),
      session("duration: 1d 2h"), session("duration: 90s"), session("duration: '3:25:10'"),
      session("duration: 3:25"),
      session("location: no"), session("location: 12"), session("location: 1.50"),
      session("network: yes"),
      session("type: dc"), session("energy_kwh: 41.25"), session("energy_kwh: 0"),
      session("energy_kwh: '41.25'"),
      session("solar_percent: 100"), session("odometer_mi: 12000"), session("cost: 0"),
      session("cost: 3.20"),
      session("price_per_kwh: -0.05"), session("fees: {session: 1, idle: 0.5}"),
      session("fees: {}"),
      session("priced: {cost: 3.20}"), session("currency: GBP"), session("temperature_c: -12.5"),
      session("preconditioning: true"), session("preconditioning: 'false'"),
      session("notes: |\n  two\n  lines"),
      session("tags: [a, 2, true]"), session("tags: []"), session("source: {importer: x, row: 12}"),
      session("x-mine: {any: [thing]}"), session("fees: {x-mine: 1}"),
    ],
    bad: [
      "start: 2026-11-23", "car: a", "car: A b\nstart: 2026-11-23", "car: a\nstart: 23/11/2026",
      "car: a\nstart: 7:30", "car: a\nstart: 2026-13-01", "car: a\nstart: 2026-02-30",
      "car: a\nstart: 1899-01-01",
      session("end: 2026-11-23T24:30"), session("end: 2026-11-23T09:30-00:00"),
      session("end: 2026-11-23T09:30+15:00"),
      session("duration: 3.5"), session("duration: 90"), session("duration: 3h 25"),
      session("duration: 3:75"),
      session("duration: 25m3h"), session("type: fast"), session("energy_kwh: 41,2"),
      session("energy_kwh: 41 kWh"),
      session("energy_kwh: .inf"), session("energy_kwh: 1_000"), session("energy_kwh: -1"),
      session("energy_kwh: 20000"), session("energy_kwh: '041'"), session("energy_kwh:"),
      session("energy_kwh: [1]"),
      session("soc_start: 80%"), session("soc_start: 101"), session("cost: £3.20"),
      session("cost: -1"),
      session("fees: 3"), session("fees: {session: free}"), session("fees: {tip: 1}"),
      session("priced: {tariff: a}"),
      session("currency: gbp"), session("currency: £"), session("preconditioning: yes"),
      session("preconditioning: 1"),
      session("notes:"), session("notes: [a]"), session("tags: a"), session("tags: [[a]]"),
      session("source: {row: 0}"), session("source: {row: 1.5}"), session("energy: 41"),
      session("odometer_mi: 1\nodometer_km: 2"), "[car, start]",
    ]
  )

  private static func car(_ line: String) -> String {
    "make: MG\nmodel: 4\nbattery_kwh: 61.7\n\(line)"
  }

  private static let cars = (
    good: [
      car("year: 2024"), car("name: true"), car("full_charge_every: 30d"),
      car("full_charge_every: 1mo"),
      car("dc_curve: [{soc: 10, kw: 150}]"),
      car("mileage_allowance: {from: 2026-01-01, per_year_mi: 10000}"),
      car("vin: enc:v1:abc"), car("active: false"), car("consumption_kwh_per_100km: 17.5"),
    ],
    bad: [
      "make: MG\nmodel: 4", car("year: 24"), car("year: '2024a'"), car("full_charge_every: month"),
      car("full_charge_every: 0d"), car("full_charge_every: 30"), car("dc_curve: [{soc: 10}]"),
      car("dc_curve: {soc: 10, kw: 1}"),
      car("mileage_allowance: {per_year_mi: 1, per_year_km: 2}"),
      car("mileage_allowance: {from: 1.1.2026}"),
      car("efficiency_mi_per_kwh: 4\nconsumption_kwh_per_100km: 17"),
      "make: MG\nmodel: 4\nbattery_kwh: 0",
    ]
  )

  private static let locations = (
    good: [
      "name: Home", "coordinates: {lat: 51.5, lon: -0.12}", "time_zone: UTC",
      "time_zone: Europe/London",
      "aliases: [Home, 12]", "tariff: octopus-go", "radius_m: 50",
    ],
    bad: [
      "coordinates: {lat: 51.5}", "coordinates: {lat: 91, lon: 0}", "coordinates: [51.5, 0]",
      "time_zone: bst",
      "aliases: Home", "tariff: Octopus Go", "home: 'no'", "colour: red",
    ]
  )

  private static func rate(_ text: String) -> String { "rates:\n  - from: 2026-01-01\n    \(text)" }

  private static func band(_ text: String) -> String {
    rate("bands: [{\(text), price_per_kwh: 0.1}]")
  }

  private static let tariffs = (
    good: [
      "name: Go\nrates: []", rate("price_per_kwh: 0.285"), rate("to: 2026-12-31"),
      rate("idle_after: 10m"),
      band("between: 00:30-05:30"), band("between: 23:00-24:00"), band("days: sat-sun"),
      band("days: 'Mon, wed-FRI'"),
      band("months: 11-03"), band("months: 12"), band("months: '03'"), "interval: 30m",
      rate("price_per_kwh: -0.1"),
    ],
    bad: [
      "rates: {from: 2026-01-01}", "rates: [{price_per_kwh: 1}]", rate("to: 31.12.2026"),
      rate("minimum: -1"),
      band("between: 0:30-5:30"), band("between: 24:00-05:00"), band("between: 00:30"),
      band("days: weekend"),
      band("days: mon-tue-wed"), band("months: 13"), band("months: nov-mar"),
      rate("bands: [{between: 00:30-05:30}]"),
      rate("bands: {between: 00:30-05:30, price_per_kwh: 1}"), "interval: 30", rate("prices: 1"),
    ]
  )

  private static let prices = (
    good: ["2026-11-23T00:30Z: 0.12", "2026-11-23T00:30:00+00:00: -0.02", "x-mine: 1"],
    bad: [
      "2026-11-23T00:30: 0.12", "2026-11-23T00:30+01:00: 0.12", "2026-11-23T00:30Z: free",
      "note: 1",
    ]
  )

  private static func settings(_ line: String) -> String { "plugtrack: 1\n\(line)" }

  private static let settings = (
    good: [
      settings("currency: EUR"), settings("distance: km"),
      settings("petrol: {price_per_litre: 1.4, mpg_uk: 45}"),
      settings("viewer: {port: 8080, password: x}"), settings("sync: {deadline: 20s}"),
      settings("notifications: {gotify: {url: 'https://a', token: b}, apprise: {targets: [a, b]}}"),
      settings("ai: {provider: openai}"), settings("insights: {price_far_factor: 3}"),
    ],
    bad: [
      "currency: EUR", "plugtrack: one", settings("distance: miles"),
      settings("petrol: {mpg_uk: 45, l_per_100km: 6}"),
      settings("viewer: {port: 70000}"), settings("notifications: {gotify: a}"),
      settings("notifications: {apprise: {targets: a}}"), settings("ai: {provider: other}"),
      settings("insights: {unknown: 1}"), settings("currency:"),
    ]
  )

  private static let conflicts = (
    good: ["file: sessions/a.yaml\nkey: cost\nkept: {value: '3', at: 2026-11-23T09:00:00Z}"],
    bad: ["key: cost", "file: a\nkept: 3", "file: a\nother: {at: noon}"]
  )

  private static func good(_ path: String, _ texts: [String]) -> [Sample] {
    texts.map { Sample(path: path, text: $0 + "\n", isGood: true) }
  }

  private static func bad(_ path: String, _ texts: [String]) -> [Sample] {
    texts.map { Sample(path: path, text: $0 + "\n", isGood: false) }
  }
}
