import ChargingLog
@testable import Insights
import Testing

@Suite struct `The figures of one session` {
  /// Values of a session from which every figure follows.
  private static let values: [(key: String, text: String)] = [
    ("end", "2026-02-03T04:00"), ("duration", "2h"), ("location", "home"), ("type", "ac"),
    ("energy_kwh", "20"), ("energy_battery_kwh", "18"), ("soc_start", "30"), ("soc_end", "60"),
    ("odometer_mi", "1120"), ("cost", "5"),
  ]

  private static let before =
    "{car: ioniq5, start: 2026-02-01T00:00, location: home, type: ac, energy_kwh: 25, soc_end: 80, odometer_mi: 1000, cost: 5}"

  private static func figures(without keys: Set<String> = [], _ other: String = before)
    -> SessionFigures
  {
    let own = values.filter { !keys.contains($0.key) }.map { ", \($0.key): \($0.text)" }
    let log = LogFixture.index([
      other, "{car: ioniq5, start: 2026-02-03T00:00\(own.joined())}",
    ])
    return SessionFigures(log, at: 1)
  }

  @Test func `follow from its values`() throws {
    let figures = Self.figures().all
    let expected = [
      "cost": "5", "price_per_kwh": "0.25", "price_per_battery_kwh": "0.277778",
      // 5 pounds for 30 points.
      "cost_per_10_percent": "1.666667", "battery_energy": "18", "loss": "10", "charge_added": "30",
      "average_power": "10", "plugged_in": "14400", "distance_driven": "120",
      // 60 kWh × (80 − 30) / 100 = 30 kWh for 120 miles.
      "efficiency": "4", "against_last": "25", "against_mean": "25",
    ]
    #expect(figures.map(\.name).sorted() == expected.keys.sorted())
    for figure in figures {
      let text = try #require(expected[figure.name])
      #expect(figure.value == (try decimal(text)), "\(figure.name)")
      #expect(!figure.formula.isEmpty && !figure.inputs.isEmpty, "\(figure.name)")
    }
  }

  @Test(arguments: [
    ("end", ["plugged_in"]),
    ("cost", ["against_last", "against_mean", "price_per_kwh"]),
    ("energy_kwh", ["against_last", "against_mean", "average_power", "loss", "price_per_kwh"]),
    ("energy_battery_kwh", ["loss"]),
    ("soc_start", ["charge_added", "cost_per_10_percent"]),
    ("soc_end", ["charge_added", "cost_per_10_percent"]),
    ("odometer_mi", ["distance_driven", "efficiency"]),
    ("location", ["against_last"]),
    ("type", ["against_last"]),
    ("duration", []),
  ])
  func `are unknown for a reason where a value is missing`(key: String, names: [String]) {
    // With no tariff for the place, a missing cost is unknown.
    let log = Self.figures(without: [key])
    let unknown = log.all.filter { !$0.isKnown }
    if key == "cost" {
      #expect(log.cost.basis == .tariff)
    } else {
      #expect(unknown.map(\.name).sorted() == names)
    }
    for figure in unknown {
      #expect(figure.text == "unknown")
      #expect(!figure.confidence.reasons.isEmpty, "\(figure.name)")
    }
  }

  @Test(arguments: 0..<1024)
  func `are never 0 or a crash for want of values`(choice: Int) {
    let missing = Self.values.indices.filter { choice & 1 << $0 != 0 }.map { Self.values[$0].key }
    for figure in Self.figures(without: Set(missing), "{car: zoe, start: 2026-01-01}").all {
      #expect(figure.value?.isZero != true, "\(figure.name) without \(missing)")
      #expect(figure.isKnown == (figure.confidence.level != .none))
      if !figure.isKnown { #expect(!figure.confidence.reasons.isEmpty, "\(figure.name)") }
    }
  }

  @Test(arguments: [
    ("energy_kwh: 0, cost: 3", "price_per_kwh"),
    ("soc_start: 50, soc_end: 50", "cost_per_10_percent"),
    ("duration: 0m, energy_kwh: 3", "average_power"),
    ("energy_kwh: 0, energy_battery_kwh: 0", "loss"),
  ])
  func `are unknown where they would be divided by nothing`(values: String, name: String) {
    let log = LogFixture.index(["{car: zoe, start: 2026-02-01T10:00, \(values)}"])
    let figure = SessionFigures(log, at: 0).all.first { $0.name == name }
    #expect(figure?.isKnown == false)
    #expect(figure?.confidence.reasons.isEmpty == false)
  }

  @Test func `keep free and unknown apart`() {
    let free = LogFixture.index(["{car: zoe, start: 2026-02-01, energy_kwh: 10, cost: 0}"])
    #expect(SessionFigures(free, at: 0).costFigure.value == ExactDecimal.zero)
    #expect(SessionFigures(free, at: 0).sentence == "10.0 kWh, free.")
    let unknown = LogFixture.index(["{car: zoe, start: 2026-02-01, energy_kwh: 10}"])
    #expect(SessionFigures(unknown, at: 0).costFigure.value == nil)
    #expect(SessionFigures(unknown, at: 0).sentence == "10.0 kWh, at an unknown cost.")
  }

  @Test func `are never compared across currencies`() {
    let other = Self.before.replacing("cost: 5", with: "cost: 5, currency: EUR")
    let figures = Self.figures(without: [], other)
    #expect(figures.againstLast.confidence.reasons.map(\.code) == ["other_currency"])
    #expect(figures.againstMean.confidence.reasons.map(\.code) == ["nothing_before"])
  }

  @Test(arguments: [("60", 26), ("40", nil), ("0", nil)] as [(String, Int?)])
  func `are compared within the energy that the settings allow`(percent: String, price: Int?) {
    let log = LogFixture.index(
      [
        "{car: zoe, start: 2026-02-01, location: home, energy_kwh: 10, cost: 1}",
        "{car: zoe, start: 2026-02-02, location: House, energy_kwh: 20, cost: 2.52}",
      ],
      settings: "insights: {similar_energy_percent: \(percent)}"
    )
    let value = SessionFigures(log, at: 1).againstLast.value
    #expect(value == price.map { ExactDecimal($0) })
  }
}
