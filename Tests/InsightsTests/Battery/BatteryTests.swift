import ChargingLog
import TestSupport
import Testing

@testable import Insights

@Suite struct `A battery` {
  private static func session(_ day: Int, kWh: Double, from: Int = 20, to: Int = 70) -> String {
    "start: 2026-05-\(day < 10 ? "0" : "")\(day)T10:00, type: ac, energy_battery_kwh: \(kWh), "
      + "soc_start: \(from), soc_end: \(to)"
  }

  private func report(_ sessions: [String], files: [String: String] = [:]) -> BatteryReport {
    let index = AdviceCase.index(sessions, files: files)
    return BatteryReport(of: "ev", Array(index.sessions.indices), in: index)
  }

  @Test func `has the median of the last ten estimates, and their middle half`() throws {
    // Half of the battery each: 24 kWh speak for 48. The first one is too long ago to count.
    let kWh = [10, 24, 25, 23, 24.5, 23.5, 26, 22, 24.2, 23.8, 24.1]
    let report = report(kWh.enumerated().map { Self.session($0 + 1, kWh: $1) })
    #expect(report.estimates.count == 11)
    #expect(report.used == 10)
    // Sorted: 44, 46, 47, 47.6, 48, 48.2, 48.4, 49, 50, 52. Ranks 2.25, 4.5 and 6.75 from 0.
    #expect(report.lowQuarter.value == (try decimal("47.15")))
    #expect(report.capacity.value == (try decimal("48.1")))
    #expect(report.highQuarter.value == (try decimal("48.85")))
    #expect(report.health.value == (try decimal("96.2")))
    #expect(report.capacity.confidence == .high)
  }

  @Test func `is not moved by one odd session`() {
    let usual = (1...9).map { Self.session($0, kWh: 24 + Double($0) / 100) }
    let before = report(usual + [Self.session(10, kWh: 24)]).capacity.value?.double ?? 0
    let after = report(usual + [Self.session(10, kWh: 120)]).capacity.value?.double ?? 0
    #expect((after - before).magnitude < 0.03)
  }

  @Test func `says that two estimates are not enough yet`() {
    let report = report([Self.session(1, kWh: 24), Self.session(2, kWh: 24)])
    #expect(report.capacity.value == nil)
    #expect(report.health.value == nil)
    #expect(report.capacity.confidence.reasons.map(\.code) == ["not_enough_yet"])
    #expect(self.report([]).capacity.confidence.reasons.map(\.code) == ["not_enough_yet"])
  }

  @Test(arguments: [
    ("soc_start: 20, soc_end: 60, energy_battery_kwh: 20", 50.0),
    ("soc_start: 20, soc_end: 59.9, energy_battery_kwh: 20", nil),
    ("soc_start: 20, energy_battery_kwh: 20", nil),
    ("soc_end: 60, energy_battery_kwh: 20", nil), ("soc_start: 20, soc_end: 60", nil),
    ("soc_start: 60, soc_end: 20, energy_battery_kwh: 20", nil),
    ("soc_start: 20, soc_end: 60, energy_battery_kwh: 0", nil),
    ("soc_start: 20, soc_end: 60, type: dc, energy_kwh: 20", 47.5),
    ("soc_start: 20, soc_end: 60, type: ac, energy_kwh: 20", nil),
  ])
  func `is judged by sessions that say enough alone`(session: String, kWh: Double?) {
    let index = AdviceCase.index(["start: 2026-05-01T10:00, \(session)"])
    let estimate = CapacityRule(index.settings).estimate(at: 0, in: index)
    #expect(estimate.map { ($0.kilowattHours * 1000).rounded() / 1000 } == kWh)
    #expect(estimate.map { $0.basis == (session.contains("dc") ? .billed : .measured) } ?? true)
  }

  @Test func `is trusted less where it rests on few sessions, or on what was billed`() {
    let billed = "start: 2026-05-09T10:00, soc_start: 20, soc_end: 70, type: dc, energy_kwh: 26"
    let report = report((1...3).map { Self.session($0, kWh: 24) } + [billed])
    #expect(report.capacity.confidence.level == .low)
    #expect(report.capacity.confidence.reasons.map(\.code) == ["few", "billed"])
  }

  @Test(arguments: 0..<40)
  func `has quartiles that split sorted values`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let values = (0..<Int.random(in: 1...25, using: &random)).map { _ in
      Double(Int.random(in: 0...60, using: &random))
    }
    let quartiles = try #require(Quartiles(values))
    for (share, value) in [(0.25, quartiles.low), (0.5, quartiles.median), (0.75, quartiles.high)] {
      // Another route: no more than that share of the values may lie below, nor the rest above.
      let below = Double(values.count { $0 < value })
      let above = Double(values.count { $0 > value })
      #expect(below <= share * Double(values.count - 1) + 1)
      #expect(above <= (1 - share) * Double(values.count - 1) + 1)
    }
    #expect(Quartiles([]) == nil)
    #expect(Median.of(values) == quartiles.median)
    #expect(Median.of([Double]()) == nil)
  }

  @Test func `is treated as its sessions say, the unknown left out`() throws {
    let report = report([
      "start: 2026-05-01T10:00, end: 2026-05-01T20:00, duration: 4h, type: ac, soc_start: 10, soc_end: 100, energy_kwh: 30",
      "start: 2026-05-02T10:00, type: dc, soc_start: 40, soc_end: 80, energy_kwh: 10",
      "start: 2026-05-03T10:00, type: ac, soc_start: 20, soc_end: 29.9",
      "start: 2026-05-04T10:00, type: ac, soc_start: 25, soc_end: 81",
      "start: 2026-05-05T10:00, type: ac",
    ])
    let habits = report.habits
    #expect(habits.endingLow.value == ExactDecimal(25))
    #expect(habits.endingMiddle.value == ExactDecimal(25))
    #expect(habits.endingHigh.value == ExactDecimal(25))
    #expect(habits.endingFull.value == ExactDecimal(25))
    #expect(habits.endingLow.inputs.last?.text == "1")
    #expect(habits.directCurrent.value == ExactDecimal(25))
    // 100 → 40, 80 → 20, 29.9 → 25.
    #expect(habits.depth.value == ExactDecimal(60))
    #expect(habits.standingHigh.value == ExactDecimal(6 * 3600))
    #expect(habits.usualStart.value == (try decimal("22.5")))
    #expect(self.report(["start: 2026-05-05T10:00"]).habits.all.allSatisfy { !$0.isKnown })
  }
}
