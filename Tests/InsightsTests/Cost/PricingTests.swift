import ChargingLog
import Foundation
@testable import Insights
import TestSupport
import Testing

@Suite struct `Pricing by time of use` {
  /// Tariffs as they stand in files, each beside the same for the slow way.
  private static let yaml = """
    time_zone: Europe/London
    rates:
      - from: 2025-01-01
        price_per_kwh: 0.30
        bands:
          - {between: 23:30-05:30, price_per_kwh: 0.07}
          - {days: sat-sun, months: 11-03, between: 14:00-16:00, price_per_kwh: -0.05}
          - {days: fri, between: 22:00-02:00, price_per_kwh: 0.11}
      - from: 2026-03-30
        price_per_kwh: 0.25
        bands:
          - {between: 01:00-02:00, price_per_kwh: 0.05}
          - {months: 04, price_per_kwh: 0.21}
    """

  private static let slow = MinuteByMinute(
    zone: "Europe/London",
    rates: [
      .init(
        from: "2025-01-01",
        price: 0.30,
        bands: [
          .init(from: 1410, to: 330, price: 0.07),
          .init(days: [6, 7], months: [11, 12, 1, 2, 3], from: 840, to: 960, price: -0.05),
          .init(days: [5], from: 1320, to: 120, price: 0.11),
        ]
      ),
      .init(
        from: "2026-03-30",
        price: 0.25,
        bands: [.init(from: 60, to: 120, price: 0.05), .init(months: [4], price: 0.21)]
      ),
    ]
  )

  private func pricing(_ yaml: String = yaml) throws -> TariffPricing {
    guard
      case .tariff(let tariff) = RecordFile.read(Array(yaml.utf8), path: "tariffs/t.yaml").content
    else { throw PricingProblem() }
    return TariffPricing(tariff: tariff, zone: try #require(tariff.timeZone))
  }

  private struct PricingProblem: Error {}

  private func session(_ energy: String, minutes: Int) throws -> Session {
    var session = Session()
    session.start = Timestamp(civil: CivilTime(secondsSince1970: 0))
    session.energyKWh = try decimal(energy)
    session.duration = ChargeDuration(seconds: Int64(minutes) * 60)
    return session
  }

  private func expect(_ start: Int, _ minutes: Int, energy: String = "36.7") throws {
    let start = start / 60 * 60
    let amount = try pricing().cost(
      of: session(energy, minutes: minutes),
      from: Instant(secondsSince1970: Int64(start)),
      to: nil
    ).get()
    let slow = try Self.slow.cost(
      of: try #require(Decimal(string: energy)),
      start: start,
      minutes: minutes
    )
    let difference = try #require(Decimal(string: amount.text)) - slow
    #expect(abs(difference) < 0.000_000_01, "\(start) for \(minutes): \(amount.text), not \(slow)")
  }

  @Test(arguments: [
    ("2026-03-29T00:00:00Z", 240), ("2025-10-26T00:10:00Z", 150), ("2026-03-29T23:00:00Z", 180),
    ("2025-11-28T21:00:00Z", 420), ("2025-11-29T13:30:00Z", 181), ("2026-03-31T22:45:00Z", 30),
    ("2026-10-24T20:00:00Z", 900), ("2026-01-01T00:00:00Z", 2880),
  ])
  func `agrees with every minute for itself on the days that are hard`(start: String, minutes: Int)
    throws
  {
    let date = try Date(start, strategy: .iso8601)
    try expect(Int(date.timeIntervalSince1970), minutes)
  }

  @Test(arguments: 0..<60)
  func `agrees with every minute for itself`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    // From 2025-02 to 2027-01.
    let start = Int.random(in: 1_738_400_000...1_800_000_000, using: &random)
    try expect(start, Int.random(in: 1...900, using: &random))
  }

  @Test(arguments: 0..<40)
  func `of a session is that of its two parts`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let start = Int64.random(in: 29_000_000...30_000_000, using: &random) * 60
    let minutes = Int.random(in: 2...900, using: &random)
    let cut = Int.random(in: 1..<minutes, using: &random)
    let pricing = try pricing()
    func cost(_ from: Int64, _ part: Int) throws -> ExactDecimal {
      // One tenth of a kWh a minute, so that each part has its exact share.
      let energy = ExactDecimal(coefficient: Int128(part), scale: 1)
      return try pricing.cost(
        of: session(energy.text, minutes: part),
        from: Instant(secondsSince1970: from),
        to: nil
      ).get()
    }
    let whole = try cost(start, minutes)
    let parts = try cost(start, cut) + cost(start + Int64(cut) * 60, minutes - cut)
    #expect((whole - parts).rounded(toDecimals: 8).isZero, "\(whole) is not \(parts)")
  }

  @Test(arguments: ["2", "0.5", "10"])
  func `grows with the energy`(factor: String) throws {
    let factor = try decimal(factor)
    let start = Instant(secondsSince1970: 1_774_738_800)
    let one = try pricing().cost(of: session("12.5", minutes: 300), from: start, to: nil).get()
    let energy = (try decimal("12.5") * factor).text
    let more = try pricing().cost(of: session(energy, minutes: 300), from: start, to: nil).get()
    #expect((more - one * factor).rounded(toDecimals: 8).isZero)
  }

  @Test func `adds fees, minutes and idle time, within minimum and maximum`() throws {
    let yaml = """
      time_zone: Europe/London
      rates:
        - {from: 2026-01-01, price_per_kwh: 0.5, session_fee: 1, price_per_minute: 0.02,
           idle_per_minute: 0.5, idle_after: 10m, minimum: 3, maximum: 20}
      """
    let pricing = try pricing(yaml)
    let start = Instant(secondsSince1970: 1_780_000_020)
    func cost(_ energy: String, flow: Int, plugged: Int) throws -> ExactDecimal {
      var session = try session(energy, minutes: flow)
      session.end = Timestamp(civil: CivilTime(secondsSince1970: 0))
      let end = start.advanced(bySeconds: Int64(plugged) * 60)
      return try pricing.cost(of: session, from: start, to: end).get()
    }
    // 5 kWh, a session, 30 minutes, and 15 of 25 idle minutes: 2.50 + 1 + 0.60 + 7.50.
    #expect(try cost("5", flow: 30, plugged: 55) == decimal("11.6"))
    #expect(try cost("5", flow: 30, plugged: 40) == decimal("4.1"))
    #expect(try cost("1", flow: 10, plugged: 10) == ExactDecimal(3))
    #expect(try cost("60", flow: 30, plugged: 30) == ExactDecimal(20))
  }

  @Test func `finds the cheapest time of being plugged in`() throws {
    let pricing = try pricing()
    // Thursday 2026-01-15, plugged in from 18:00 to 08:00, two hours of energy.
    let start = Instant(secondsSince1970: 1_768_500_000)
    let end = start.advanced(bySeconds: 14 * 3600)
    var session = try session("10", minutes: 120)
    session.end = session.start
    let shifted = try pricing.cheapest(of: session, from: start, to: end).get()
    #expect(shifted.amount == (try decimal("0.7")))
    #expect(Zone.utc.civil(at: shifted.start).clockText(withSeconds: false) == "23:30")
    #expect(shifted.seconds == 7200)
    // The slow way: no minute to begin with is cheaper.
    for delay in stride(from: 0, through: 12 * 60, by: 7) {
      let cost = try Self.slow.cost(of: 10, start: 1_768_500_000 + delay * 60, minutes: 120)
      #expect(cost >= 0.7 - 0.000_000_01)
    }
  }

  @Test(arguments: 0..<30)
  func `shifted is never dearer than as it was`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let pricing = try pricing()
    let start = Instant(
      secondsSince1970: .random(in: 1_740_000_000...1_800_000_000, using: &random)
    )
    let flow = Int.random(in: 1...600, using: &random)
    let plugged = flow + Int.random(in: 0...900, using: &random)
    var session = try session("20", minutes: flow)
    session.end = session.start
    let end = start.advanced(bySeconds: Int64(plugged) * 60)
    let asItWas = try pricing.cost(of: session, from: start, to: end).get()
    let shifted = try pricing.cheapest(of: session, from: start, to: end).get()
    #expect(shifted.amount <= asItWas)
    #expect(shifted.start >= start && shifted.start.advanced(bySeconds: shifted.seconds) <= end)
  }
}

@Suite struct `Pricing by the half hour` {
  private func pricing(_ prices: [(Int64, String)]) throws -> TariffPricing {
    let content = RecordFile.read(Array("interval: 30m\n".utf8), path: "tariffs/a.yaml").content
    guard case .tariff(let tariff) = content else { throw ValueProblem(code: "", message: "") }
    return TariffPricing(
      tariff: tariff,
      prices: try prices.map {
        TariffPrices.Price(
          start: Instant(secondsSince1970: $0.0),
          pricePerKWh: try decimal($0.1)
        )
      },
      zone: .utc
    )
  }

  private func cost(_ pricing: TariffPricing, from: Int64, minutes: Int64) -> Result<
    ExactDecimal, TariffPricing.Unknown
  > {
    var session = Session()
    session.start = Timestamp(civil: CivilTime(secondsSince1970: from))
    session.energyKWh = ExactDecimal(6)
    session.duration = ChargeDuration(seconds: minutes * 60)
    return pricing.cost(of: session, from: Instant(secondsSince1970: from), to: nil)
  }

  @Test func `counts negative prices as what they are`() throws {
    let pricing = try pricing([(0, "-0.10"), (1800, "0.20"), (3600, "0")])
    // A third of the energy at each price: 2 × −0.10 + 2 × 0.20 + 2 × 0.
    #expect(try cost(pricing, from: 0, minutes: 90).get() == decimal("0.2"))
    #expect(try cost(pricing, from: 0, minutes: 30).get() == decimal("-0.6"))
  }

  @Test func `is unknown where a price is missing, and says when`() throws {
    let pricing = try pricing([(0, "0.10"), (3600, "0.30")])
    guard case .failure(let unknown) = cost(pricing, from: 0, minutes: 90) else {
      Issue.record("a gap was priced")
      return
    }
    #expect(unknown.reason == "a has no price for 1970-01-01T00:30:00")
  }
}
