import ChargingLog
@testable import Insights
import Testing

@Suite struct `Distance driven` {
  @Test func `mixes miles and kilometres exactly`() throws {
    let sessions = [
      "{car: zoe, start: 2026-02-01, odometer_mi: 1000}",
      "{car: zoe, start: 2026-02-02, odometer_km: 1770.2784}",
      "{car: ioniq5, start: 2026-02-03, odometer_km: 5}",
    ]
    let miles = totals(sessions)
    #expect(miles.distance == ExactDecimal(100))
    #expect(miles.drives.map(\.car) == ["zoe"])
    #expect(totals(sessions, settings: "distance: km").distance == (try decimal("160.9344")))
  }

  @Test func `is unknown with one reading or an odometer that goes back`() {
    #expect(totals(["{car: zoe, start: 2026-02-01, odometer_mi: 1000}"]).distance == nil)
    #expect(
      totals([
        "{car: zoe, start: 2026-02-01, odometer_mi: 1000}",
        "{car: zoe, start: 2026-02-02, odometer_mi: 900}",
      ]).distance == nil
    )
  }

  @Test func `is the sum over cars`() {
    let totals = totals([
      "{car: zoe, start: 2026-02-01, odometer_mi: 10}",
      "{car: ioniq5, start: 2026-02-02, odometer_mi: 500}",
      "{car: zoe, start: 2026-02-03, odometer_mi: 30}",
      "{car: ioniq5, start: 2026-02-04, odometer_mi: 507}",
    ])
    #expect(totals.distance == ExactDecimal(27))
    #expect(totals.drives.count == 2)
  }

  private func totals(_ sessions: [String], settings: String = "distance: mi") -> Totals {
    let log = LogFixture.index(sessions, settings: settings)
    return Totals(of: Array(log.sessions.indices), in: log)
  }
}

@Suite struct `The cost of a mile` {
  private static let first =
    "{car: ioniq5, start: 2026-02-01, odometer_mi: 0, soc_start: 20, soc_end: 80, energy_battery_kwh: 36, energy_kwh: 40, cost: 12}"
  private static let between =
    "{car: ioniq5, start: 2026-02-02, soc_start: 50, soc_end: 80, energy_battery_kwh: 18, energy_kwh: 20, cost: 6}"
  private static let last =
    "{car: ioniq5, start: 2026-02-03, odometer_mi: 180, soc_start: 20, energy_kwh: 40, cost: 99}"

  @Test func `is that of what was charged before the last reading`() throws {
    #expect(try amount([Self.first, Self.between, Self.last]) == (try decimal("0.1")))
  }

  @Test func `counts the charge that is left in the battery`() throws {
    let fuller = Self.last.replacing("soc_start: 20", with: "soc_start: 65")
    // 54 kWh were charged for 18, 27 of them are still there.
    #expect(try amount([Self.first, Self.between, fuller]) == (try decimal("0.05")))
  }

  @Test(arguments: [
    ("a cost is unknown", between.replacing(", cost: 6", with: ""), last),
    (
      "there are two currencies", between.replacing("cost: 6", with: "cost: 6, currency: EUR"), last
    ),
    ("no energy is known", "{car: ioniq5, start: 2026-02-02, cost: 6}", last),
    ("a charge level is unknown", between, last.replacing("soc_start: 20, ", with: "")),
    ("the drive is short", between, last.replacing("180", with: "14")),
    (
      "nothing was driven on", between,
      last.replacing("soc_start: 20", with: "soc_start: 100").replacing(
        "energy_kwh: 40",
        with: "energy_kwh: 4"
      )
    ),
  ])
  func `is unknown where it cannot be told honestly`(
    reason: String,
    between: String,
    last: String
  ) throws {
    let isEmptier = reason == "nothing was driven on"
    let first = isEmptier ? Self.first.replacing("soc_start: 20", with: "soc_start: 1") : Self.first
    #expect(try amount([first, between, last]) == nil, "\(reason)")
  }

  @Test func `is unknown where the selection leaves out a charge`() {
    let log = LogFixture.index([Self.first, Self.between, Self.last])
    #expect(Totals(of: [0, 2], in: log).costPerDistance == nil)
    #expect(Totals(of: [0, 2], in: log).distance == ExactDecimal(180))
  }

  @Test func `needs no charge level when the battery is small beside what was charged`() throws {
    let sessions = (0...30).map {
      "{car: ioniq5, start: 2026-01-01T00:\(10 + $0), odometer_mi: \($0 * 200), energy_battery_kwh: 50, cost: 20}"
    }
    #expect(try amount(sessions) == (try decimal("0.1")))
  }

  private func amount(_ sessions: [String]) throws -> ExactDecimal? {
    let log = LogFixture.index(sessions)
    return Totals(of: Array(log.sessions.indices), in: log).costPerDistance?.amount
  }
}
