import ChargingLog
import TestSupport
import Testing

@Suite struct `A filter of sessions` {
  @Test func `without conditions means all`() {
    #expect(LogFixture.ids(SessionFilter()) == "abcd")
  }

  @Test func `finds sessions by each condition`() {
    #expect(ids { $0.cars = ["ZOE"] } == "cd")
    #expect(ids { $0.cars = ["zoe", "ioniq5"] } == "abcd")
    #expect(ids { $0.locations = ["home"] } == "a")
    #expect(ids { $0.locations = ["House", "motorway SERVICES"] } == "ab")
    #expect(ids { $0.networks = ["Ionity"] } == "b")
    #expect(ids { $0.type = .ac } == "ac")
    #expect(ids { $0.isHome = true } == "a")
    #expect(ids { $0.isHome = false } == "bc")
    #expect(ids { $0.isFree = true } == "c")
    #expect(ids { $0.isFree = false } == "ab")
    #expect(ids { $0.tags = ["work", "WINTER"] } == "a")
    #expect(ids { $0.tags = ["work", "summer"] } == "")
    #expect(ids { $0.minKWh = ExactDecimal(40) } == "ab")
    #expect(ids { $0.matching = "café" } == "b")
    #expect(ids { $0.matching = "inTER" } == "a")
    #expect(
      ids {
        $0.type = .ac; $0.cars = ["zoe"]
      } == "c"
    )
  }

  @Test func `counts days at the session's place`() {
    // In Madrid it was 1 March already, in London not.
    #expect(ids { $0.from = CivilDate(year: 2026, month: 3, day: 1) } == "cd")
    #expect(ids { $0.to = CivilDate(year: 2026, month: 2, day: 28) } == "ab")
    #expect(ids { $0.limit(to: .month(of: CivilDate(daysSince1970: 20_484))) } == "a")
    #expect(
      ids {
        $0.from = CivilDate(year: 2026, month: 3, day: 2)
        $0.to = CivilDate(year: 2026, month: 1, day: 1)
      } == ""
    )
  }

  @Test(arguments: 0..<30)
  func `by days finds what looking at every session finds`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = RandomLog.index(sessions: 80, using: &random)
    let day = Int.random(in: 20_370...20_600, using: &random)
    let period = DatePeriod(
      start: CivilDate(daysSince1970: day),
      end: CivilDate(daysSince1970: day + Int.random(in: 1...60, using: &random))
    )
    var filter = SessionFilter()
    filter.limit(to: period)
    #expect(
      filter.positions(in: log)
        == log.sessions.indices.filter { period.contains(log.localDate(at: $0)) }
    )
  }

  private func ids(_ set: (inout SessionFilter) -> Void) -> String {
    var filter = SessionFilter()
    set(&filter)
    return LogFixture.ids(filter)
  }
}
