import ChargingLog
import Foundation
@testable import Insights
import TestSupport
import Testing

/// A log made of what is hard, with every figure worked out by hand.
@Suite struct `A log of hard cases` {
  private static let records: [(path: String, text: String)] = [
    (
      "settings.yaml",
      "plugtrack: 1\ncurrency: GBP\ndistance: mi\ntime_zone: Europe/London\npetrol: {price_per_litre: 1.50, mpg_uk: 45.4609}\n"
    ),
    ("cars/ioniq5.yaml", "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 50\n"),
    ("locations/home.yaml", "home: true\ntariff: night\n"),
    ("locations/lyon.yaml", "time_zone: Europe/Paris\nnetwork: Izivia\n"),
    (
      "tariffs/night.yaml",
      """
      time_zone: Europe/London
      rates:
        - {from: 2026-01-01, price_per_kwh: 0.30, bands: [{between: 00:30-05:30, price_per_kwh: 0.10}]}
        - {from: 2026-03-15, price_per_kwh: 0.20, bands: [{between: 00:00-04:00, price_per_kwh: 0.05}]}
      """
    ),
    (
      "tariffs/agile.yaml", "interval: 30m\ncurrency: GBP\n"
    ),
    (
      "tariffs/agile/2026-03.yaml",
      "2026-03-01T00:00Z: -0.10\n2026-03-01T00:30Z: 0.20\n"
    ),
  ]

  private static let sessions: [(id: String, text: String)] = [
    // 2 h at 0.30 until midnight is over and the rate is another, then 4 h at 0.05: a third, two.
    (
      "midnight",
      "{car: ioniq5, start: 2026-03-14T22:00, end: 2026-03-15T04:00, location: home, energy_kwh: 30, soc_start: 20, soc_end: 76, energy_battery_kwh: 28, odometer_mi: 1000}"
    ),
    // The clocks go forward at 01:00: 00:00 to 04:00 are 3 hours, all in the band.
    (
      "spring",
      "{car: ioniq5, start: 2026-03-29T00:00, end: 2026-03-29T05:00, location: home, energy_kwh: 8, soc_start: 60, soc_end: 75, odometer_mi: 1030}"
    ),
    // Free, and without an odometer.
    (
      "free",
      "{car: ioniq5, start: 2026-04-02T10:00, location: Kiosk, type: ac, energy_kwh: 10, soc_start: 50, soc_end: 68, cost: 0}"
    ),
    // Nobody knows.
    (
      "unknown",
      "{car: ioniq5, start: 2026-04-03T10:00, location: Kiosk, soc_start: 60, soc_end: 70}"
    ),
    // In euros, and with the unit of the odometer swapped: 1769 km is 1099 mi.
    (
      "euros",
      "{car: ioniq5, start: 2026-04-04T10:00, location: lyon, type: dc, energy_kwh: 20, soc_start: 30, soc_end: 66, price_per_kwh: 0.50, fees: {session: 1, idle: 0.25}, currency: EUR, odometer_km: 1770.2784}"
    ),
    // Cost wins over everything.
    (
      "wins",
      "{car: ioniq5, start: 2026-04-06T01:00, end: 2026-04-06T02:00, location: home, energy_kwh: 5, cost: 3.21, price_per_kwh: 9, fees: {other: 7}, priced: {cost: 8}, soc_start: 40, soc_end: 50, odometer_mi: 1170}"
    ),
    (
      "frozen",
      "{car: ioniq5, start: 2026-04-07T01:00, location: home, energy_kwh: 5, fees: {other: 7}, priced: {tariff: night, cost: 8.15}}"
    ),
    // The clocks go back at 02:00: 00:00 to 05:00 are 6 hours, 5 of them in the band.
    (
      "autumn",
      "{car: ioniq5, start: 2026-10-25T00:00, end: 2026-10-25T05:00, location: home, energy_kwh: 12}"
    ),
  ]

  private static func log(_ order: [Int]? = nil) -> ChargingIndex {
    let files = records.map { RecordFile.read(Array($0.text.utf8), path: $0.path) }
    let decoded = sessions.map {
      RecordFile.read(Array($0.text.utf8), path: "sessions/\($0.id).yaml")
    }
    #expect((files + decoded).flatMap(\.diagnostics).isEmpty)
    let all = decoded.compactMap { file -> Session? in
      if case .session(let session) = file.content { session } else { nil }
    }
    return ChargingIndex(
      files: files.reversed(),
      sessions: (order ?? Array(all.indices)).map { all[$0] }
    )
  }

  private func position(_ id: String, in log: ChargingIndex) throws -> Int {
    try #require(log.sessions.firstIndex { $0.id == id })
  }

  @Test(arguments: [
    // 30 kWh: 10 at 0.30, 20 at 0.05.
    ("midnight", "4", "GBP", SessionCost.Basis.tariff),
    // 8 kWh in 4 hours (05:00 is 04:00 GMT): 3 at 0.05, the last at 0.20: 6 × 0.05 + 2 × 0.20.
    ("spring", "0.7", "GBP", .tariff), ("free", "0", "GBP", .paid),
    ("euros", "11.25", "EUR", .unitPrice), ("wins", "3.21", "GBP", .paid),
    ("frozen", "8.15", "GBP", .frozen),
    // 12 kWh in 6 hours: 5 at 0.05, 1 at 0.20.
    ("autumn", "0.9", "GBP", .tariff),
  ])
  func `costs what it costs by hand`(
    id: String,
    amount: String,
    currency: String,
    basis: SessionCost.Basis
  ) throws {
    let log = Self.log()
    let cost = log.cost(at: try position(id, in: log))
    #expect(cost.amount == (try decimal(amount)))
    #expect(cost.currency == currency)
    #expect(cost.basis == basis)
  }

  @Test(arguments: [
    // Half an hour at -0.10.
    ("2026-03-01T00:00:00Z", "2026-03-01T00:30:00Z", "-0.6"),
    // Half of it at -0.10, half at 0.20.
    ("2026-03-01T00:00:00Z", "2026-03-01T01:00:00Z", "0.3"),
    // Ten minutes and twenty: 2 kWh and 4.
    ("2026-03-01T00:20:00Z", "2026-03-01T00:50:00Z", "0.6"),
  ])
  func `earns what a negative price pays`(start: String, end: String, amount: String) throws {
    let log = Self.log()
    func time(_ text: String) throws -> Instant {
      try #require(try Timestamp.parse(text).get().resolve(in: .utc).instant)
    }
    var session = Session()
    session.start = try Timestamp.parse(start).get()
    session.end = try Timestamp.parse(end).get()
    session.energyKWh = ExactDecimal(6)
    let cost = log.cost(of: session, from: try time(start), to: try time(end), byTariff: "agile")
    #expect(cost.amount == (try decimal(amount)))
  }

  @Test func `adds up by currency, and counts what it leaves out`() throws {
    let log = Self.log()
    let totals = Totals(of: Array(log.sessions.indices), in: log)
    #expect(totals.costs.map(\.currency) == ["EUR", "GBP"])
    // 4 + 0.70 + 0 + 3.21 + 8.15 + 0.90.
    #expect(totals.costs.map(\.amount) == [try decimal("11.25"), try decimal("16.96")])
    #expect(totals.sessionsWithoutCost == 1)
    #expect(totals.sessionsFree == 1)
    #expect(totals.energyKWh == ExactDecimal(90))
    #expect(totals.sessionsWithoutEnergy == 1)
    let gbp = try #require(totals.costs.last)
    #expect(gbp.homeAmount + gbp.publicAmount == gbp.amount)
  }

  @Test func `balances the battery over a missing reading and a swapped unit`() throws {
    let log = Self.log()
    let drive = try #require(Totals(of: Array(log.sessions.indices), in: log).drives.first)
    // 1000 to 1170 mi. Charged: 28, then 50 × (15 + 18 + 10 + 36) / 100 = 39.5. The battery went
    // from 20 to 40 %, so 10 kWh less were driven on: 57.5.
    #expect(drive.kilometres == ExactDecimal(170) * DistanceUnit.kilometresPerMile)
    #expect(abs((drive.energyKWh ?? 0) - 57.5) < 1e-9)
    #expect(
      drive.confidence.reasons.map(\.code) == ["long_gap", "missing_odometer", "energy_estimated"]
    )
    #expect(drive.confidence.level == .low)
    #expect(drive.cost == nil)
    // The single drive to the swapped one begins where there is no reading.
    guard case .failure(let missing) = log.drive(to: try position("euros", in: log)) else {
      Issue.record("the session before has no odometer")
      return
    }
    #expect(missing.reason.code == "missing_odometer")
  }

  @Test func `rejects a drive whose odometer is in the wrong unit`() throws {
    // 1060 mi were typed as kilometres' 1706: 646 mi on 22.5 kWh cannot be.
    let log = LogFixture.index([
      "{car: ioniq5, start: 2026-04-04, soc_start: 30, soc_end: 80, odometer_mi: 1000}",
      "{car: ioniq5, start: 2026-04-05, soc_start: 40, soc_end: 70, odometer_mi: 1706}",
    ])
    let drive = try log.drive(to: 1).get()
    #expect(drive.confidence.level == .none)
    #expect(drive.energyKWh == nil)
    #expect(SessionFigures(log, at: 1).efficiency.value == nil)
  }

  @Test(arguments: 0..<20)
  func `does not depend on the order of files`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = Self.log()
    let other = Self.log(Array(Self.sessions.indices).shuffled(using: &random))
    let all = Array(log.sessions.indices)
    #expect(Totals(of: all, in: log) == Totals(of: all, in: other))
    #expect(
      Grouping([.month, .location]).groups(of: all, in: log)
        == Grouping([.month, .location]).groups(of: all, in: other)
    )
  }

  @Test(arguments: [
    "type = dc", "cost > 3", "energy_kwh < 12", "location = home", "odometer is known",
  ])
  func `adds up over a filter and what it leaves out`(condition: String) throws {
    let log = Self.log()
    let all = Array(log.sessions.indices)
    var filter = SessionFilter()
    filter.expression = try WhereExpression.parse(condition, today: CivilDate(daysSince1970: 0))
      .get()
    let own = filter.positions(in: log)
    let rest = all.filter { !own.contains($0) }
    let (whole, first, second) = (
      Totals(of: all, in: log), Totals(of: own, in: log), Totals(of: rest, in: log)
    )
    #expect(first.energyKWh + second.energyKWh == whole.energyKWh)
    #expect(first.sessions + second.sessions == whole.sessions)
    #expect(first.sessionsWithoutCost + second.sessionsWithoutCost == whole.sessionsWithoutCost)
    for cost in whole.costs {
      let parts = [first, second].map { totals in
        totals.costs.first { $0.currency == cost.currency }?.amount ?? .zero
      }
      #expect(parts[0] + parts[1] == cost.amount)
    }
  }

  @Test func `splits energy and cost by band`() throws {
    let log = Self.log()
    let shares = BandShares(of: [try position("midnight", in: log)], in: log).shares
    #expect(shares.map(\.band) == ["00:00-04:00", nil])
    #expect(shares.map(\.energyKWh) == [ExactDecimal(20), ExactDecimal(10)])
    #expect(shares.map(\.amount) == [ExactDecimal(1), ExactDecimal(3)])
  }

  @Test func `is priced under every tariff on file`() throws {
    let log = Self.log()
    let whatIf = WhatIf(of: Array(log.sessions.indices), in: log)
    #expect(whatIf.sessions == 5)
    #expect(whatIf.current == "night")
    // Agile has prices of one hour, in which nothing was charged.
    #expect(whatIf.rows.map(\.tariff) == ["night"])
    let row = try #require(whatIf.rows.first)
    // 4 + 0.70 + 0.90; wins: 5 × 0.05 + fees of 7; frozen has no end, so no price by time.
    #expect(row.amount == (try decimal("12.85")))
    #expect(row.sessionsLeftOut == 1)
    #expect(row.actual == (try decimal("8.81")))
    #expect(row.shifted <= row.amount)
  }

  @Test func `is repriced without touching what was paid`() throws {
    let log = Self.log()
    let all = Array(log.sessions.indices)
    let frozen = Repricing.of(all, in: log)
    #expect(frozen.map { log.sessions[$0.position].id } == ["frozen"])
    #expect(frozen.first?.after == nil)
    #expect(frozen.first?.reason == "no end or duration for a price by time")
    let every = Repricing.of(all, in: log, freezes: true)
    #expect(
      every.map { log.sessions[$0.position].id } == ["midnight", "spring", "frozen", "autumn"]
    )
    #expect(every.compactMap(\.after) == [ExactDecimal(4), try decimal("0.7"), try decimal("0.9")])
  }

  @Test func `is paid back in whole coins`() throws {
    let log = Self.log()
    let year = DatePeriod(
      start: try #require(CivilDate(year: 2026, month: 1, day: 1)),
      end: try #require(CivilDate(year: 2027, month: 1, day: 1))
    )
    let flat = Reimbursement(year, by: .flat(try decimal("0.0999")), in: log)
    let sheet = try #require(flat.cars.first)
    // 30, 8, 5, 5 and 12 kWh: 3.00 (2.997), 0.80 (0.7992), 0.50, 0.50 (0.4995), 1.20 (1.1988).
    #expect(sheet.lines.compactMap(\.amount?.text) == ["3", "0.8", "0.5", "0.5", "1.2"])
    #expect(sheet.amounts.map(\.amount) == [ExactDecimal(6)])
    #expect(sheet.energyKWh == ExactDecimal(60))
    #expect(sheet.firstReading?.kilometres == ExactDecimal(1000) * DistanceUnit.kilometresPerMile)
    let byTariff = Reimbursement(year, by: .tariff("night"), in: log)
    #expect(byTariff.cars.first?.leftOut == 1)
    let nobody = Reimbursement(year, by: .cost, cars: ["zoe"], in: log)
    #expect(nobody.cars.isEmpty)
  }

  @Test func `drives on petrol for the price of a litre a mile at 4.54609 a gallon`() {
    let log = Self.log()
    let totals = Totals(of: Array(log.sessions.indices), in: log)
    let petrol = PetrolComparison(totals.driving, efficiency: totals.efficiency(in: log), in: log)
    // 45.4609 mpg are 10 miles a litre: 15 p a mile.
    #expect(petrol.petrolCost.value?.text == "0.15")
    // 170 / 57.5 = 2.9565 mi/kWh.
    #expect(petrol.parityPrice.value?.text(roundedTo: 4) == "0.4435")
    #expect(petrol.saving.value == nil)
    #expect(petrol.saving.confidence.reasons.map(\.code) == ["driving_cost_unknown"])
  }
}
