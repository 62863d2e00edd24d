/// A small log that has every kind of value, and sessions of which little is known.
enum WhereLog {
  static let sessionCount = 4

  static let files: [(path: String, text: String)] = [
    (
      "settings.yaml",
      "plugtrack: 1\ncurrency: GBP\ndistance: mi\ntime_zone: Europe/London\n"
    ),
    ("cars/ioniq5.yaml", "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 74\n"),
    ("cars/zoe.yaml", "make: Renault\nmodel: Zoe\nbattery_kwh: 41\n"),
    ("locations/home.yaml", "name: Our House\nhome: true\ntariff: go\naliases: [House]\n"),
    ("locations/madrid.yaml", "time_zone: Europe/Madrid\n"),
    ("tariffs/go.yaml", "rates:\n  - {from: 2026-01-01, price_per_kwh: 0.30}\n"),
    (
      "sessions/a.yaml",
      """
      car: ioniq5
      start: 2026-01-31T23:30
      end: 2026-02-01T05:30
      location: house
      type: ac
      energy_kwh: 40
      soc_start: 20
      soc_end: 70
      odometer_mi: 1000
      solar_percent: 25
      tags: [Work, winter]
      """
    ),
    (
      "sessions/b.yaml",
      """
      car: ioniq5
      start: 2026-02-14T12:00:30
      duration: 30m
      location: Motorway services
      network: IONITY
      type: dc
      energy_kwh: 50.5
      cost: 35.35
      fees: {idle: 2}
      odometer_km: 1770.2784
      notes: Café with a view
      source: {importer: tronity, row: 7}
      """
    ),
    (
      "sessions/c.yaml",
      """
      car: zoe
      start: 2026-03-01T00:30
      end: 2026-03-01T02:00
      location: madrid
      type: ac
      energy_kwh: 10
      cost: 0
      preconditioning: false
      """
    ),
    ("sessions/d.yaml", "car: zoe\nstart: 2026-03-10\n"),
  ]
}
