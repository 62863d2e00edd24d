import ChargingLog
import Foundation
import Testing

@Suite struct `A whole log` {
  /// `sample-data` at the root of the package that this file belongs to.
  private static let sample = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "../../../sample-data").standardizedFileURL

  @Test func `of honest sample data is passed over in silence`() throws {
    let folder = try #require(FileManager.default.subpaths(atPath: Self.sample.path))
    let files = try folder.filter { $0.hasSuffix(".yaml") }.sorted().map { path in
      (path: path, bytes: [UInt8](try Data(contentsOf: Self.sample.appending(path: path))))
    }
    let index = CheckCase.index(ofPaths: files)
    #expect(index.sessions.count > 250)
    #expect(index.diagnostics == [])
    #expect(index.check(now: CheckCase.now) == [])
  }

  @Test func `without anything in it is well`() {
    #expect(ChargingIndex(files: [], sessions: []).check(now: CheckCase.now) == [])
  }

  @Test func `of twenty thousand sessions is no work`() {
    let index = manySessions(count: 20_000)
    var found: [String] = []
    let time = ContinuousClock().measure {
      found = index.check(now: CheckCase.now).map(\.message)
    }
    #expect(found == [])
    // A tenth of it or less in a release build; a quadratic check would take minutes.
    #expect(time < .seconds(10))
  }

  /// Sessions of two cars, each with a cost, a time and an odometer, that are all well.
  private func manySessions(count: Int) -> ChargingIndex {
    let template = charge(
      "2026-11-01T20:00",
      "end: 2026-11-02T06:00, duration: 5h40m, location: home, type: ac, energy_kwh: 30.42, soc_start: 20, soc_end: 90, energy_battery_kwh: 27.3, odometer_mi: 1000"
    )
    guard
      case .session(let first) = RecordFile.read(Array(template.utf8), path: "sessions/a.yaml")
        .content
    else { return CheckCase.index(of: [:]) }
    // So many charges reach back over decades.
    let files = CheckCase.basis.map { path, text in
      RecordFile.read(Array(text.replacing("from: 2025", with: "from: 1825").utf8), path: path)
    }
    let start = CheckCase.now.advanced(bySeconds: -Int64(count) * 43_200)
    let sessions = (0..<count).map { number in
      var session = first
      let instant = start.advanced(bySeconds: Int64(number) * 43_200)
      session.start = Timestamp(instant, in: .utc)
      session.end = Timestamp(instant.advanced(bySeconds: 36_000), in: .utc)
      session.car = number % 2 == 0 ? "ioniq5" : "mg4"
      session.path =
        "sessions/\(session.start.civil.date.text.prefix(4))/\(session.start.text)-\(session.car).yaml"
      session.odometerMiles = ExactDecimal(1000 + number * 20)
      session.energyKWh = ExactDecimal(coefficient: Int128(2800 + number % 400), scale: 2)
      session.energyBatteryKWh = nil
      session.pricePerKWh = ExactDecimal(coefficient: 2, scale: 1)
      return session
    }
    return ChargingIndex(files: files, sessions: sessions)
  }
}
