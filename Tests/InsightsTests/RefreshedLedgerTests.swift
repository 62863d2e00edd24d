import ChargingLog
import Insights
import TestSupport
import Testing

@Suite struct `What was worked out before a file changed` {
  private static let groupings = [
    Grouping([.month]), Grouping([.location, .type]), Grouping([.band]), Grouping([.tag]),
  ]

  /// Everything that is kept beside an index, as it is told.
  private func figures(_ log: ChargingIndex) -> [[Group]] {
    let all = Array(log.sessions.indices)
    return Self.groupings.map { $0.groups(of: all, in: log) }
  }

  private func texts(_ log: ChargingIndex) -> [String] {
    let all = Array(log.sessions.indices)
    return Season(.month, of: all, in: log).bands.map { "\($0.label) \($0.efficiency.text)" }
      + Extremes(of: all, currency: "GBP", in: log).entries.map {
        "\($0.name) \(log.sessions[$0.position].id) \($0.figure.text)"
      }
      + log.cars.values.sorted { $0.id < $1.id }.map {
        "\($0.id) \(PowerCurve.of($0, in: log)?.kilowatts(at: 35) ?? 0) kW"
      }
  }

  @Test(arguments: 0..<40)
  func `follows the change, as if all were worked out anew`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var log = LogFixture.random(sessions: 60, using: &random)
    let others = LogFixture.random(sessions: 60, using: &random).sessions
    _ = (figures(log), texts(log))
    for _ in 0..<4 {
      // Sessions that go, that change, and that come, a few at a time.
      let numbers = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Int.random(in: 0..<80, using: &random)
      }
      let paths = Set(numbers.map { "sessions/\($0).yaml" })
      let files = paths.sorted().compactMap { path -> RecordFile? in
        guard Bool.random(using: &random), var session = others.randomElement(using: &random)
        else { return nil }
        session.path = path
        return RecordFile(path: path, content: .session(session), diagnostics: [])
      }
      log = log.refreshed(paths, files)
      if Bool.random(using: &random) { _ = (figures(log), texts(log)) }
    }
    let anew = log.with(sessions: Array(log.sessions))
    #expect(figures(log).map { $0.map(\.keys) } == figures(anew).map { $0.map(\.keys) })
    for (found, expected) in zip(figures(log).joined(), figures(anew).joined()) {
      var (found, expected) = (found.totals, expected.totals)
      (found.sessionsLeftOut, expected.sessionsLeftOut) = (0, 0)
      #expect(found == expected)
    }
    #expect(texts(log) == texts(anew))
  }
}
