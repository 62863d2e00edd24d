import ChargingLog
import TestSupport
import Testing

@Suite struct `A where expression` {
  @Test(arguments: [
    ("energy_kwh > 10", "ab"), ("energy_kwh >= 10.00", "abc"), ("energy_kwh<50.5", "ac"),
    ("energy_kwh <= 50.5", "abc"), ("energy_kwh = 10.0", "c"), ("energy_kwh != 10", "ab"),
    ("cost > 10 and type = dc", "b"), ("cost = 12", "a"), ("cost = 0", "c"),
    ("cost is unknown", "d"), ("cost is known", "abc"), ("cost != 0", "ab"),
    ("price = 0.7", "b"), ("price <= 0.3", "ac"), ("price_per_kwh is known", ""),
    ("free", "c"), ("free = false", "ab"), ("not free", "abd"),
    ("home", "a"), ("public", "bc"), ("home = false", "bc"), ("not home", "bcd"),
    ("home is unknown", "d"),
    ("type = DC", "b"), ("type != dc", "ac"), ("not type = dc", "acd"),
    ("type in (ac, dc)", "abc"), ("type not in (dc)", "ac"), ("not type in (dc)", "acd"),
    ("car = ioniq5 or car = zoe and type = ac", "abc"),
    ("(car = ioniq5 or car = zoe) and type = ac", "ac"), ("not (car = zoe)", "ab"),
    ("not not car = zoe", "cd"),
    ("network = ionity", "b"), ("network ~ ion", "b"), ("NETWORK ~ 'ION'", "b"),
    ("network != ionity", ""), ("network is unknown", "acd"),
    ("location = home", "a"), ("location = HOUSE", "a"), ("location = 'our house'", "a"),
    ("location = \"motorway services\"", "b"), ("location != home", "bc"),
    ("location ~ way", "b"),
    ("notes is known", "b"), ("notes ~ CAFÉ", "b"), ("notes ~ view", "b"), ("notes ~ ''", "b"),
    ("tags = work", "a"), ("tags ~ int", "a"), ("tags != work", ""), ("tags in (x, winter)", "a"),
    ("tags is unknown", "bcd"),
    ("fees.idle = 2", "b"), ("fees is known", "b"), ("fees.parking is known", ""),
    ("source.importer = tronity", "b"), ("source.row < 8", "b"),
    ("preconditioning = false", "c"), ("preconditioning is unknown", "abd"),
    ("duration = 30m", "b"), ("duration >= 0:30", "b"),
    ("soc_added = 50", "a"), ("average_power_kw > 100", "b"), ("average_power_kw < 7", "ac"),
    ("odometer = 1000", "a"), ("odometer = 1100", "b"), ("odometer > 1000", "b"),
    ("id = a", "a"), ("id in (a, 'd')", "ad"),
  ])
  func `finds the sessions it means`(expression: String, ids: String) throws {
    #expect(try LogFixture.ids(expression) == ids)
  }

  @Test(arguments: [
    ("start >= 2026-02", "bcd"), ("start > 2026-02", "cd"), ("start < 2026-02", "a"),
    ("start <= 2026-02", "ab"), ("start = 2026-Q1", "abcd"), ("start != 2026-02", "acd"),
    ("date = 2026-01-31", "a"), ("date in (2026-01, 2026-03)", "acd"), ("date < 2026-W07", "a"),
    ("start = 2026-02-14T12:00", "b"), ("start > 2026-02-14T12:00", "cd"),
    ("start >= 2026-02-14T12:00:30", "bcd"), ("start < 2026-02-14T12:00:30", "a"),
    ("start = '2026-03-01 00:30'", "c"), ("start = 2026-02-28T23:30Z", "c"),
    ("start = 2026-03-01T00:30+01:00", "c"), ("start = 2026-03-01T00:30Z", ""),
    ("end <= 2026-02-01T05:30", "a"), ("end >= 2026-03-01T01:00Z", "c"), ("end is unknown", "bd"),
    ("hour = 0", "c"), ("hour >= 12", "ab"), ("hour is unknown", "d"),
    ("weekday = sat", "ab"), ("weekday in (sun, Tuesday)", "cd"), ("weekday < sat", "d"),
    ("start >= 10000d", "abcd"), ("start = this-year", "abcd"), ("start = today", ""),
  ])
  func `compares times at the session's place`(expression: String, ids: String) throws {
    #expect(try LogFixture.ids(expression) == ids)
  }

  @Test(arguments: [
    ("start > 2026-03-10T07:00", ""), ("start < 2026-03-10T07:00", "abc"),
    ("start = 2026-03-10", "d"), ("start > 2026-03-09T23:59", "d"),
  ])
  func `takes a session of a day alone for neither before nor after a time of it`(
    expression: String,
    ids: String
  ) throws {
    #expect(try LogFixture.ids(expression) == ids)
  }

  @Test func `has a field for every key of a session`() {
    let keys = Session.schema.keys.flatMap { key -> [String] in
      if case .mapping(let inner) = key.type {
        return [key.key] + inner.map { "\(key.key).\($0.key)" }
      }
      return [key.key]
    }
    #expect(keys.filter { SessionField.named($0) == nil } == [])
    #expect(Set(SessionField.all.map(\.name)).count == SessionField.all.count)
  }

  @Test(arguments: 0..<40)
  func `and its complement add up to the whole`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let log = RandomLog.index(sessions: 60, using: &random)
    let text = RandomLog.expression(depth: 3, using: &random)
    let found = try positions("\(text)", log)
    let others = try positions("not (\(text))", log)
    #expect((found + others).sorted() == Array(log.sessions.indices), "\(text)")
  }

  @Test(arguments: 0..<40)
  func `joins by and as intersection and by or as union`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let log = RandomLog.index(sessions: 60, using: &random)
    let left = RandomLog.expression(depth: 1, using: &random)
    let right = RandomLog.expression(depth: 1, using: &random)
    let (first, second) = (Set(try positions(left, log)), Set(try positions(right, log)))
    #expect(Set(try positions("(\(left)) and (\(right))", log)) == first.intersection(second))
    #expect(Set(try positions("(\(left)) or (\(right))", log)) == first.union(second))
  }

  private func positions(_ text: String, _ log: ChargingIndex) throws -> [Int] {
    var filter = SessionFilter()
    filter.expression = try WhereExpression.parse(text, today: LogFixture.today).get()
    return filter.positions(in: log)
  }
}
