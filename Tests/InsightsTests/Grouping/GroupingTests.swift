import ChargingLog
@testable import Insights
import TestSupport
import Testing

@Suite struct `A grouping` {
  private let log = LogFixture.index([
    "{car: ioniq5, start: 2025-12-29T10:00, location: House, cost: 1, tags: [work, trip]}",
    "{car: zoe, start: 2026-01-31T23:30, location: home, energy_kwh: 10, tags: [Work, work]}",
    "{car: zoe, start: 2026-01-31T23:30Z, location: madrid, network: Ionity, type: dc, cost: 0, currency: EUR}",
    "{car: zoe, start: 2026-07-01, location: Kiosk, network: IONITY}",
    "{car: ioniq5, start: 2026-07-02, price_per_kwh: 0.5, energy_kwh: 2}",
  ])

  @Test(arguments: [
    ("day", "2025-12-29:1 2026-01-31:1 2026-02-01:1 2026-07-01:1 2026-07-02:1"),
    ("week", "2026-W01:1 2026-W05:2 2026-W27:2"),
    ("month", "2025-12:1 2026-01:1 2026-02:1 2026-07:2"),
    ("quarter", "2025-Q4:1 2026-Q1:2 2026-Q3:2"), ("year", "2025:1 2026:4"),
    ("car", "ioniq5:2 zoe:3"), ("location", "Kiosk:1 home:2 madrid:1 ?:1"),
    ("network", "Ionity:2 ?:3"), ("type", "dc:1 ?:4"), ("home", "home:2 public:2 ?:1"),
    ("tariff", "go:1 ?:4"), ("tag", "trip:1 work:2 ?:3"), ("currency", "EUR:1 GBP:3 ?:1"),
    ("basis", "paid:2 tariff:1 unit_price:1 unknown:1"),
    ("year,car", "2025/ioniq5:1 2026/ioniq5:1 2026/zoe:3"),
    ("car, home", "ioniq5/home:1 ioniq5/?:1 zoe/home:1 zoe/public:2"),
    ("tag,car", "trip/ioniq5:1 work/ioniq5:1 work/zoe:1 ?/ioniq5:1 ?/zoe:2"),
  ])
  func `puts sessions where they belong, the unknown last`(text: String, groups: String) throws {
    let found = try Grouping.parse(text).get().groups(of: Array(log.sessions.indices), in: log)
    let shown = found.map { group in
      group.keys.map { $0 ?? "?" }.joined(separator: "/") + ":\(group.totals.sessions)"
    }
    #expect(shown.joined(separator: " ") == groups)
  }

  @Test func `by tag overlaps, and says so`() throws {
    #expect(try Grouping.parse("month,tag").get().isOverlapping)
    #expect(!(try Grouping.parse("month,car").get().isOverlapping))
  }

  @Test func `of nothing has no groups`() {
    #expect(Grouping([.month]).groups(of: [], in: log).isEmpty)
  }

  @Test(arguments: [
    ("mnoth", "\"mnoth\" is nothing to group by", "did you mean month?"),
    ("month,month", "month is named twice", "write it once"),
    ("month,", "there is nothing to group by between the commas", nil),
    (
      "zzzzzz", "\"zzzzzz\" is nothing to group by",
      "write one of day, week, month, quarter, year, car, location, network, type, home, tariff, band, tag, currency, basis"
    ),
  ])
  func `that is wrong says what to write`(text: String, message: String, fix: String?) {
    guard case .failure(let problem) = Grouping.parse(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(problem.message == message)
    if let fix { #expect(problem.fix == fix) }
  }

  @Test(arguments: 0..<40)
  func `adds up to the totals exactly`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = LogFixture.random(sessions: 90, using: &random)
    let positions = log.sessions.indices.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    let keys = Grouping.Key.allCases.filter { ![.tag, .band].contains($0) }.shuffled(using: &random)
      .prefix(2)
    let groups = Grouping(Array(keys)).groups(of: positions.shuffled(using: &random), in: log)
    let whole = Totals(of: positions, in: log)
    func sum(_ value: (Totals) -> ExactDecimal) -> ExactDecimal {
      groups.map { value($0.totals) }.reduce(.zero, +)
    }
    func count(_ value: (Totals) -> Int) -> Int { groups.map { value($0.totals) }.reduce(0, +) }
    #expect(count(\.sessions) == whole.sessions)
    #expect(count(\.sessionsFree) == whole.sessionsFree)
    #expect(count(\.sessionsWithoutCost) == whole.sessionsWithoutCost)
    #expect(count(\.sessionsWithoutEnergy) == whole.sessionsWithoutEnergy)
    #expect(sum(\.energyKWh) == whole.energyKWh)
    #expect(sum(\.solarKWh) == whole.solarKWh)
    #expect(sum(\.energyByPlace.homeKWh) == whole.energyByPlace.homeKWh)
    #expect(sum(\.energyByType.unknownKWh) == whole.energyByType.unknownKWh)
    for cost in whole.costs {
      #expect(
        sum { $0.costs.first { $0.currency == cost.currency }?.amount ?? .zero } == cost.amount
      )
    }
    #expect(
      groups.map { Int($0.totals.chargingSeconds) }.reduce(0, +) == Int(whole.chargingSeconds)
    )
    #expect(groups.allSatisfy { $0.totals.sessionsLeftOut == whole.sessionsLeftOut })
  }

  @Test(arguments: 0..<20)
  func `gives each group the totals of its own sessions`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = LogFixture.random(sessions: 60, using: &random)
    for group in Grouping([.car]).groups(of: Array(log.sessions.indices), in: log) {
      let own = log.sessions.indices.filter { log.sessions[$0].car == group.keys.first }
      #expect(group.totals == Totals(of: own, in: log))
    }
  }
}
