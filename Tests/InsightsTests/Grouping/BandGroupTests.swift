import ChargingLog
import Insights
import TestSupport
import Testing

@Suite struct `Groups by band` {
  private static let tariff = """
    rates:
      - from: 2026-01-01
        price_per_kwh: 0.30
        bands:
          - {between: 00:30-05:30, price_per_kwh: 0.10}
    """

  private func log(_ sessions: [String]) -> ChargingIndex {
    let files = [
      ("settings.yaml", "plugtrack: 1\ncurrency: GBP\ntime_zone: Europe/London\n"),
      ("cars/ioniq5.yaml", "make: Hyundai\nmodel: Ioniq 5\nbattery_kwh: 60\n"),
      ("locations/home.yaml", "home: true\ntariff: go\n"), ("tariffs/go.yaml", Self.tariff),
      ("locations/shed.yaml", "tariff: flat\n"),
      ("tariffs/flat.yaml", "rates: [{from: 2026-01-01, price_per_kwh: 0.20}]\n"),
    ].map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let read = sessions.enumerated().map {
      RecordFile.read(Array($1.utf8), path: "sessions/\($0).yaml")
    }
    #expect((files + read).flatMap(\.diagnostics).isEmpty)
    return ChargingIndex(
      files: files,
      sessions: read.compactMap {
        if case .session(let session) = $0.content { session } else { nil }
      }
    )
  }

  private func groups(_ log: ChargingIndex) -> [Group] {
    Grouping([.band]).groups(of: Array(log.sessions.indices), in: log)
  }

  @Test func `split a session by the time that its energy flowed, and its cost by the prices`()
    throws
  {
    // Half an hour at 0.30, an hour and a half at 0.10; a fee of 0.90 on top.
    let log = log([
      """
      car: ioniq5
      start: 2026-02-01T00:00
      end: 2026-02-01T02:00
      location: home
      energy_kwh: 8
      fees: {session: 0.90}
      """
    ])
    let found = groups(log)
    #expect(found.map(\.keys) == [["go 00:30-05:30"], ["go other times"]])
    #expect(try found.map(\.totals.energyKWh) == [decimal("6"), decimal("2")])
    // 6 × 0.10 and 2 × 0.30 are alike, so each bears half of 2.10.
    let costs = found.map { $0.totals.costs.first?.amount }
    #expect(try costs == [decimal("1.05"), decimal("1.05")])
    #expect(found.map(\.totals.chargingSeconds) == [5400, 1800])
  }

  @Test func `keep apart what has no tariff or no hours, and what has one price at all hours`() {
    let log = log([
      "car: ioniq5\nstart: 2026-02-01T00:00\nlocation: Kiosk\nenergy_kwh: 5\ncost: 2\n",
      "car: ioniq5\nstart: 2026-02-02\nlocation: home\nenergy_kwh: 7\n",
      "car: ioniq5\nstart: 2026-02-03\nlocation: shed\nenergy_kwh: 9\n",
    ])
    let found = groups(log)
    #expect(found.map(\.keys) == [["flat any time"], [nil]])
    #expect(found.map(\.totals.sessions) == [1, 2])
  }

  @Test(arguments: 0..<30)
  func `add up to the whole, to the last digit`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let log = log(
      (0..<12).map { number in
        let start = Int.random(in: 0..<24, using: &random)
        let hours = Int.random(in: 1..<20, using: &random)
        let energy = Int.random(in: 1..<90_000, using: &random)
        let cost = ["", "cost: 3.33\n", "priced: {tariff: go, cost: 4.44}\n"].randomElement(
          using: &random
        )
        return """
          car: ioniq5
          start: 2026-03-\(number + 20)T\(start < 10 ? "0" : "")\(start):17
          duration: \(hours)h\(number)m
          location: home
          energy_kwh: \(energy / 1000).\(energy % 1000 + 1000)
          \(cost ?? "")
          """
      }
    )
    let whole = Totals(of: Array(log.sessions.indices), in: log)
    let parts = groups(log).map(\.totals)
    #expect(parts.map(\.energyKWh).reduce(.zero, +) == whole.energyKWh)
    let costs = parts.flatMap(\.costs).map(\.amount).reduce(.zero, +)
    #expect(costs == whole.costs.map(\.amount).reduce(.zero, +))
    #expect(parts.map(\.chargingSeconds).reduce(0, +) == whole.chargingSeconds)
  }
}
