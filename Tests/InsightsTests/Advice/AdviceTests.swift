import ChargingLog
import Testing

@testable import Insights

@Suite struct `Advice to the owner` {
  @Test(arguments: AdviceCases.all)
  func `is given where a rule holds, and not one step to the other side`(it: AdviceCase) throws {
    let found = try it.advice(isSilentSide: false).filter { $0.code == it.code }
    let advice = try #require(found.first, "\(it.code.rawValue) is silent")
    #expect(found.count == 1)
    #expect(advice.severity == it.severity)
    #expect(advice.subject == it.subject)
    #expect(!advice.message.isEmpty && !advice.action.isEmpty)
    #expect(!advice.evidence.isEmpty && advice.evidence.allSatisfy(\.isKnown))
    #expect(advice.thresholds == it.code.thresholds)
    let index = AdviceCase.index(it.sessions, files: it.files)
    #expect(advice.sessions.map { index.sessions[$0].id } == it.rests)
    let silent = try it.advice(isSilentSide: true).filter { $0.code == it.code }
    #expect(silent.isEmpty, "\(silent.map(\.message))")
  }

  @Test func `has a case for every rule`() {
    #expect(Set(AdviceCases.all.map(\.code)) == Set(AdviceCode.allCases))
  }

  @Test func `is not given for a car that is no longer driven, nor for what is yet to come`() throws
  {
    let low = ["start: 2026-06-29T10:00, soc_end: 10"]
    let sold = ["cars/ev.yaml": "make: Kia\nmodel: EV\nbattery_kwh: 50\nactive: false\n"]
    #expect(try AdviceCase.advice(low, files: sold, at: "2026-06-30T00:00:00Z").isEmpty)
    #expect(try AdviceCase.advice(low, files: [:], at: "2026-06-29T09:00:00Z").isEmpty)
    #expect(
      try AdviceCase.advice(low, files: [:], at: "2026-06-30T00:00:00Z").map(\.code) == [.lowCharge]
    )
  }

  @Test(arguments: ["low_charge", "low_charge:ev"])
  func `is dismissed by its code, or by its code with its subject`(name: String) throws {
    let settings = "plugtrack: 1\ninsights: {dismissed: [\"\(name)\"]}\n"
    let advice = try AdviceCase.advice(
      ["start: 2026-06-29T10:00, soc_end: 10"],
      files: ["settings.yaml": settings],
      at: "2026-06-30T00:00:00Z"
    )
    #expect(advice.map(\.isDismissed) == [true])
    let other = try AdviceCase.advice(
      ["start: 2026-06-29T10:00, soc_end: 10"],
      files: ["settings.yaml": "plugtrack: 1\ninsights: {dismissed: [\"low_charge:other\"]}\n"],
      at: "2026-06-30T00:00:00Z"
    )
    #expect(other.map(\.isDismissed) == [false])
  }

  @Test func `follows the thresholds of the settings`() throws {
    let settings = "plugtrack: 1\ninsights: {low_charge_percent: 5, nothing_logged_days: 400}\n"
    let sessions = ["start: 2025-06-29T10:00, soc_end: 40"]
    #expect(
      try AdviceCase.advice(sessions, files: [:], at: "2026-06-30T00:00:00Z").map(\.code)
        == [.nothingLogged]
    )
    #expect(
      try AdviceCase.advice(
        sessions,
        files: ["settings.yaml": settings],
        at: "2026-06-30T00:00:00Z"
      ).isEmpty
    )
  }

  @Test func `takes an operator for one, however its letters are written`() throws {
    let places = [
      "locations/a.yaml": "network: Osprey\ncoordinates: {lat: 52, lon: -1}\n",
      "locations/b.yaml": "network: OSPREY\ncoordinates: {lat: 52, lon: -1}\n",
    ]
    let sessions = [
      "start: 2026-06-27T10:00, location: a, energy_kwh: 10, price_per_kwh: 0.50",
      "start: 2026-06-28T10:00, location: b, energy_kwh: 10, price_per_kwh: 0.90",
    ]
    #expect(try AdviceCase.advice(sessions, files: places, at: "2026-06-30T00:00:00Z").isEmpty)
  }

  @Test func `of nothing is nothing`() throws {
    #expect(try AdviceCase.advice([], files: [:], at: "2026-06-30T00:00:00Z").isEmpty)
  }

  @Test func `puts the most important first`() throws {
    let advice = try AdviceCase.advice(
      ["start: 2026-04-01T10:00, soc_end: 10"],
      files: [
        "cars/ev.yaml": "make: Kia\nmodel: EV\nbattery_kwh: 50\nfull_charge_every: 1mo\n"
      ],
      at: "2026-06-30T00:00:00Z"
    )
    #expect(advice.map(\.code) == [.fullChargeDue, .lowCharge, .standingLow, .nothingLogged])
    #expect(advice.map(\.severity) == [.critical, .warning, .warning, .notice])
  }
}
