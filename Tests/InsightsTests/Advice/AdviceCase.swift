import ChargingLog
@testable import Insights
import Testing

/// A log for one rule of advice: sessions, and what differs from the usual records.
struct AdviceCase: Sendable, CustomTestStringConvertible {
  var name: String
  var code: AdviceCode
  var severity: Advice.Severity = .notice
  var subject: String?
  /// The names of the sessions that it must rest on.
  var rests: [String] = []
  /// Each line is a session, named by its place.
  var sessions: [String]
  /// The same log one step to the other side, where the rule is silent.
  var silent: [String]
  var files: [String: String] = [:]
  /// What the silent side has instead.
  var silentFiles: [String: String] = [:]
  var now = "2026-06-30T12:00:00Z"
  /// When the silent side is asked.
  var silentNow: String?

  var testDescription: String { name }

  private static let usual = [
    "settings.yaml": "plugtrack: 1\ncurrency: GBP\ntime_zone: UTC\ndistance: mi\n",
    "cars/ev.yaml": "make: Kia\nmodel: EV\nbattery_kwh: 50\n",
    "locations/home.yaml": "home: true\ntariff: go\npower_kw: 7\n",
    "tariffs/go.yaml": "rates: [{from: 2020-01-01, price_per_kwh: 0.20}]\n",
  ]

  func advice(isSilentSide: Bool) throws -> [Advice] {
    let own = isSilentSide ? files.merging(silentFiles) { $1 } : files
    return try Self.advice(
      isSilentSide ? silent : sessions,
      files: own,
      at: isSilentSide ? silentNow ?? now : now
    )
  }

  static func advice(_ sessions: [String], files: [String: String], at now: String) throws
    -> [Advice]
  {
    let time = try Timestamp.parse(now).get().resolve(in: .utc).instant
    return Advice.all(in: index(sessions, files: files), at: try #require(time))
  }

  static func index(_ sessions: [String], files: [String: String] = [:]) -> ChargingIndex {
    let records = usual.merging(files) { $1 }.map {
      RecordFile.read(Array($0.value.utf8), path: $0.key)
    }
    let decoded = sessions.enumerated().map { number, text in
      RecordFile.read(
        Array("{car: ev, \(text)}".utf8),
        path: "sessions/s\(number < 10 ? "0" : "")\(number).yaml"
      )
    }
    let wrong = (records + decoded).flatMap(\.diagnostics).map(\.message)
    #expect(wrong.isEmpty)
    return ChargingIndex(
      files: records,
      sessions: decoded.compactMap {
        if case .session(let session) = $0.content { session } else { nil }
      }
    )
  }
}
