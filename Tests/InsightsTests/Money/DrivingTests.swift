import ChargingLog
import Testing

@testable import Insights

@Suite struct `What driving came to` {
  private static let settings = "distance: mi\npetrol: {price_per_litre: 1.50, mpg_uk: 45.4609}"

  /// Two charges a car, 100 miles apart, on half of its battery.
  private static func charges(_ car: String, _ cost: String) -> [String] {
    [
      "{car: \(car), start: 2026-02-01, odometer_mi: 100, soc_start: 50, soc_end: 100, energy_kwh: 30, energy_battery_kwh: 30\(cost)}",
      "{car: \(car), start: 2026-02-02, odometer_mi: 200, soc_start: 50}",
    ]
  }

  private func driving(_ sessions: [String]) -> (Driving, ChargingIndex) {
    let log = LogFixture.index(sessions, settings: Self.settings)
    return (Totals(of: Array(log.sessions.indices), in: log).driving, log)
  }

  @Test func `is told of each car, whatever is unknown of the other`() throws {
    let (driving, log) = driving(Self.charges("ioniq5", ", cost: 6") + Self.charges("zoe", ""))
    let whole = PetrolComparison(driving, efficiency: driving.efficiency(in: log), in: log)
    #expect(driving.cost(in: log).value == nil)
    #expect(driving.cost(in: log).confidence.reasons.map(\.code) == ["cost_unknown"])
    #expect(whole.saving.value == nil)
    let cars = driving.byCar(until: try #require(log.starts.last), in: log)
    #expect(cars.map(\.car) == ["ioniq5", "zoe"])
    // 30 kWh for £6 took it 100 miles, which are £15 of petrol at 15 p a mile.
    #expect(cars[0].cost.value == (try decimal("0.06")))
    #expect(cars[0].petrol.saving.value == ExactDecimal(9))
    #expect(cars[0].efficiency.value == (try decimal("3.3333")))
    #expect(cars[1].cost.value == nil)
    #expect(cars[1].petrol.saving.value == nil)
    #expect(cars[1].distance.value == ExactDecimal(100))
    #expect(cars[1].efficiency.isKnown)
  }

  @Test func `is that of all cars together where it is known of each`() throws {
    let (driving, log) = driving(
      Self.charges("ioniq5", ", cost: 6") + Self.charges("zoe", ", cost: 2")
    )
    #expect(driving.distance == ExactDecimal(200))
    #expect(driving.cost(in: log).value == (try decimal("0.04")))
  }

  @Test func `says which car its doubts are of`() throws {
    let sessions = [
      "{car: ioniq5, start: 2026-02-01, odometer_mi: 100, soc_start: 50, soc_end: 100}",
      "{car: ioniq5, start: 2026-02-02, odometer_mi: 200, soc_start: 50}",
    ]
    let (alone, one) = driving(sessions)
    #expect(
      alone.efficiency(in: one).confidence.reasons.map(\.text)
        == ["the battery's energy is not measured"]
    )
    let (both, two) = driving(sessions + Self.charges("zoe", ""))
    #expect(
      both.efficiency(in: two).confidence.reasons.map(\.text)
        == ["ioniq5: the battery's energy is not measured"]
    )
  }

  @Test(arguments: [
    (", cost: 6", "cost: 1", nil), ("", "cost: 1", "cost_unknown"),
    (", cost: 6", "notes: \"\"", "cost_unknown"),
    (", cost: 6", "cost: 1, currency: EUR", "several_currencies"),
    (", cost: 6, currency: EUR", "cost: 1, currency: EUR", nil),
  ])
  func `says why its cost is unknown`(first: String, second: String, code: String?) throws {
    let between =
      "{car: ioniq5, start: 2026-02-01T20:00, soc_start: 90, soc_end: 95, energy_kwh: 4, \(second)}"
    let charges = Self.charges("ioniq5", first)
    let (driving, log) = driving([charges[0], between, charges[1]])
    let cost = driving.cost(in: log)
    #expect(cost.isKnown == (code == nil))
    if let code { #expect(cost.confidence.reasons.map(\.code) == [code]) }
  }

  @Test func `costs nothing that can be told over a short way`() throws {
    let short = Self.charges("ioniq5", ", cost: 6").map {
      $0.replacing("odometer_mi: 200", with: "odometer_mi: 114")
        .replacing("soc_start: 50}", with: "soc_start: 92}")
    }
    let (driving, log) = driving(short)
    #expect(driving.efficiency(in: log).isKnown)
    #expect(driving.cost(in: log).confidence.reasons.map(\.code) == ["short_distance"])
  }
}
