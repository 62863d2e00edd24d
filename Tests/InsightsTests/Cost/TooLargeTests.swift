import ChargingLog
import Testing

@Suite struct `An amount that has too many digits` {
  @Test(arguments: [
    ("price_per_kwh: 999999999999999999\nenergy_kwh: 10000", nil),
    ("price_per_kwh: -999999999999999999\nenergy_kwh: 10000", nil),
    ("price_per_kwh: 99999999999999\nenergy_kwh: 10000", "999999999999990000"),
  ])
  func `is unknown, and says why`(values: String, amount: String?) {
    let log = LogFixture.index(["car: zoe\nstart: 2026-11-01T20:00\n\(values)\n"])
    let cost = log.cost(at: 0)
    #expect(cost.amount?.text == amount)
    #expect(cost.basis == (amount == nil ? .unknown : .unitPrice))
    #expect(cost.reason == (amount == nil ? "the amount has more than 18 digits" : nil))
  }
}
