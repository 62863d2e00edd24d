import ChargingLog
import Testing

/// Logs as a person writes them, and by chance.
enum LogFixture {
  /// Makes an index of two cars, two places, a tariff, and sessions, each named by its place in the
  /// list.
  static func index(
    _ sessions: [String],
    settings: String = "distance: mi",
    leftOut: Int = 0
  ) -> ChargingIndex {
    let files = records(settings)
    let decoded = sessions.enumerated().map {
      RecordFile.read(Array($1.utf8), path: "sessions/\($0).yaml")
    }
    #expect((files + decoded).flatMap(\.diagnostics).isEmpty)
    return ChargingIndex(
      files: files,
      sessions: decoded.compactMap {
        if case .session(let session) = $0.content { session } else { nil }
      },
      sessionsLeftOut: leftOut
    )
  }

  private static func records(_ settings: String) -> [RecordFile] {
    [
      ("settings.yaml", "plugtrack: 1\ncurrency: GBP\ntime_zone: Europe/London\n\(settings)\n"),
      ("cars/ioniq5.yaml", "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 60\n"),
      ("cars/zoe.yaml", "make: Renault\nmodel: Zoe\nbattery_kwh: 40\n"),
      ("locations/home.yaml", "home: true\ntariff: go\naliases: [House]\n"),
      ("locations/madrid.yaml", "time_zone: Europe/Madrid\n"),
      ("tariffs/go.yaml", "rates:\n  - {from: 2026-01-01, price_per_kwh: 0.30}\n"),
    ].map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
  }

  /// Sessions by chance, in which any value may be unknown, zero or free.
  static func random(
    sessions count: Int,
    using random: inout some RandomNumberGenerator
  ) -> ChargingIndex {
    var sessions: [Session] = []
    for number in 0..<count {
      var session = Session()
      session.path = "sessions/\(number).yaml"
      session.car = maybe(["ioniq5"], &random) ?? "zoe"
      let seconds = Int64.random(in: 1_760_000_000...1_780_000_000, using: &random)
      session.start = Timestamp(civil: CivilTime(secondsSince1970: seconds))
      session.location = maybe(["home", "House", "madrid", "Kiosk", "KIOSK"], &random)
      session.network = maybe(["Ionity", "IONITY"], &random)
      session.type = maybe([.ac, .dc], &random)
      session.duration = maybe([0, 5400], &random).map { ChargeDuration(seconds: $0) }
      session.energyKWh = maybe([0, 1, 1_050_001], &random).map {
        ExactDecimal(coefficient: $0, scale: 5)
      }
      session.cost = maybe([0, 7, 1_250_003], &random).map {
        ExactDecimal(coefficient: $0, scale: 4)
      }
      session.currency = maybe(["EUR", "GBP"], &random)
      session.socStart = maybe([10, 40], &random).map { ExactDecimal($0) }
      session.socEnd = maybe([80, 100], &random).map { ExactDecimal($0) }
      session.solarPercent = maybe([ExactDecimal(33)], &random)
      session.odometerMiles = maybe([ExactDecimal(Int(seconds - 1_760_000_000) / 1000)], &random)
      session.tags = ["work", "Work", "trip"].filter { _ in Bool.random(using: &random) }
      sessions.append(session)
    }
    return ChargingIndex(files: records("distance: mi"), sessions: sessions, sessionsLeftOut: 3)
  }

  private static func maybe<T>(_ values: [T], _ random: inout some RandomNumberGenerator) -> T? {
    Int.random(in: 0...values.count, using: &random) == 0
      ? nil : values.randomElement(using: &random)
  }
}

/// The decimal that a text spells.
func decimal(_ text: String) throws -> ExactDecimal { try ExactDecimal.parse(text).get() }
