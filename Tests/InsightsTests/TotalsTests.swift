import ChargingLog
@testable import Insights
import TestSupport
import Testing

@Suite struct `Totals of sessions` {
  private let log = LogFixture.index(
    [
      "{car: ioniq5, start: 2026-02-01T10:00, end: 2026-02-01T12:00, location: home, type: ac, energy_kwh: 10.1, solar_percent: 50}",
      "{car: ioniq5, start: 2026-02-02T10:00, duration: 30m, location: Kiosk, type: dc, energy_kwh: 0.2, cost: 0.1}",
      "{car: zoe, start: 2026-02-03T10:00, location: madrid, energy_kwh: 5, cost: 0}",
      "{car: zoe, start: 2026-02-04T10:00, location: madrid, type: ac, energy_kwh: 0, cost: 2, currency: EUR}",
      "{car: zoe, start: 2026-02-05, cost: 0.2}",
      "{car: zoe, start: 2026-02-06, energy_kwh: 7, solar_percent: 0}",
    ],
    leftOut: 2
  )

  @Test func `keep unknown, zero and free apart`() throws {
    let totals = Totals(of: Array(log.sessions.indices), in: log)
    #expect(totals.sessions == 6)
    #expect(totals.sessionsLeftOut == 2)
    #expect(totals.energyKWh == (try decimal("22.3")))
    #expect(totals.sessionsWithoutEnergy == 1)
    #expect(totals.sessionsFree == 1)
    #expect(totals.freeKWh == ExactDecimal(5))
    #expect(totals.sessionsWithoutCost == 1)
    #expect(totals.sessionsByBasis == [.paid: 4, .tariff: 1, .unknown: 1])
    #expect(totals.solarKWh == (try decimal("5.05")))
    #expect(totals.sessionsWithSolar == 2)
    #expect(totals.chargingSeconds == 9000)
    #expect(totals.sessionsWithoutChargingTime == 4)
    #expect(
      totals.energyByPlace
        == Totals.PlaceSplit(
          homeKWh: try decimal("10.1"),
          publicKWh: try decimal("5.2"),
          unknownKWh: ExactDecimal(7)
        )
    )
    #expect(
      totals.energyByType
        == Totals.TypeSplit(
          acKWh: try decimal("10.1"),
          dcKWh: try decimal("0.2"),
          unknownKWh: ExactDecimal(12)
        )
    )
    #expect(totals.firstStart == log.starts.first)
    #expect(totals.lastStart == log.starts.last)
  }

  @Test func `sum money exactly, never across currencies`() throws {
    let totals = Totals(of: Array(log.sessions.indices), in: log)
    #expect(totals.costs.map(\.currency) == ["EUR", "GBP"])
    #expect(totals.costs.map(\.amount) == [ExactDecimal(2), try decimal("3.33")])
    #expect(totals.costs.map(\.sessions) == [1, 4])
  }

  @Test func `average the price of sessions whose cost and energy are both known`() throws {
    let totals = Totals(of: Array(log.sessions.indices), in: log)
    // No energy, no price; and (3.03 + 0.1 + 0) / (10.1 + 0.2 + 5), without the 0.2 for unknown energy.
    #expect(totals.costs.map(\.averagePricePerKWh) == [nil, try decimal("0.204575")])
  }

  @Test func `of nothing are nothing`() {
    var nothing = Totals()
    nothing.sessionsLeftOut = 2
    #expect(Totals(of: [], in: log) == nothing)
  }

  @Test(arguments: 0..<30)
  func `do not depend on the order of sessions`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = LogFixture.random(sessions: 70, using: &random)
    let positions = log.sessions.indices.filter { _ in Bool.random(using: &random) }
    #expect(
      Totals(of: positions, in: log) == Totals(of: positions.shuffled(using: &random), in: log)
    )
  }

  @Test func `stay exact beyond what binary floating point holds`() throws {
    let log = LogFixture.index(
      (0..<1000).map {
        "{car: zoe, start: 2026-01-01, cost: 0.\($0 % 2 == 0 ? "1" : "00000000000001")}"
      }
    )
    let totals = Totals(of: Array(log.sessions.indices), in: log)
    #expect(totals.costs.first?.amount == (try decimal("50.000000000005")))
  }
}
