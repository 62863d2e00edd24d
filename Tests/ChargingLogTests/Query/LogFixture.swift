import ChargingLog
import Testing

/// A small log as a person writes it, for queries.
enum LogFixture {
  static let today = CivilDate(daysSince1970: 20_780)  // 2026-11-23

  static let files = [
    ("settings.yaml", "plugtrack: 1\ncurrency: GBP\ndistance: mi\ntime_zone: Europe/London\n"),
    ("cars/ioniq5.yaml", "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 74\n"),
    ("cars/zoe.yaml", "make: Renault\nmodel: Zoe\nbattery_kwh: 41\n"),
    ("locations/home.yaml", "name: Our House\nhome: true\ntariff: go\naliases: [House]\n"),
    ("locations/madrid.yaml", "time_zone: Europe/Madrid\n"),
    ("tariffs/go.yaml", "rates:\n  - {from: 2026-01-01, price_per_kwh: 0.30}\n"),
  ]

  /// Makes an index of the cars and places above and sessions by their id.
  static func index(_ sessions: [(id: String, text: String)]) -> ChargingIndex {
    let records = files.map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let decoded = sessions.map {
      RecordFile.read(Array($0.text.utf8), path: "sessions/\($0.id).yaml")
    }
    #expect((records + decoded).flatMap(\.diagnostics).isEmpty)
    return ChargingIndex(
      files: records,
      sessions: decoded.compactMap {
        if case .session(let session) = $0.content { session } else { nil }
      }
    )
  }

  /// Four sessions: at home by tariff, fast and paid, free in Spain, and one of which little is known.
  static let log = index([
    (
      "a",
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
      "b",
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
      "c",
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
    ("d", "car: zoe\nstart: 2026-03-10\n"),
  ])

  /// The ids of the sessions that an expression means, in one word.
  static func ids(_ expression: String, in index: ChargingIndex = log) throws -> String {
    var filter = SessionFilter()
    filter.expression = try WhereExpression.parse(expression, today: today).get()
    return ids(filter, in: index)
  }

  static func ids(_ filter: SessionFilter, in index: ChargingIndex = log) -> String {
    filter.positions(in: index).map { index.sessions[$0].id }.joined()
  }
}
