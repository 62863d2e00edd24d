import Foundation
import TestSupport
import Testing

@testable import ChargingLog

@Suite struct `A time zone file` {
  private func london() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: Zone.systemDirectory + "/Europe/London")))
  }

  @Test func `cut short anywhere is damaged, and never a crash`() throws {
    let bytes = try london()
    for length in 0..<bytes.count {
      #expect(throws: ZoneFile.Damage.self) { try ZoneFile.read(Array(bytes.prefix(length))) }
    }
  }

  @Test func `with any byte changed is read or refused, and its changes still follow in order`()
    throws
  {
    let bytes = try london()
    var read = 0
    for seed in UInt64(1)...300 {
      var random = SeededRandom(seed: seed)
      var changed = bytes
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        changed[.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      guard let file = try? ZoneFile.read(changed) else { continue }
      read += 1
      let zone = Zone(ZoneRules(identifier: "Changed", file: file))
      for limit in [Int64.max, 4_000_000_000] {
        for _ in 0..<10 {
          let instant = Instant(secondsSince1970: .random(in: -limit...limit, using: &random))
          _ = zone.resolve(zone.civil(at: instant))
          let next = zone.nextTransition(after: instant)
          // Nothing is behind the last instant that there is.
          guard limit < .max else { continue }
          #expect(next.map { instant < $0 } ?? true, "seed \(seed), \(instant)")
        }
      }
    }
    // Else nothing but refusals would be tried.
    #expect((10..<300).contains(read))
  }

  @Test(arguments: [
    ("GMT0BST,M3.5.0/1,M10.5.0", 2026, ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"]),
    ("EST5EDT,M3.2.0,M11.1.0", 2026, ["2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"]),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"]),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", 2026, ["2026-10-25T01:00:00Z", "2026-03-29T01:00:00Z"]),
    ("AAA3BBB,J60/0,J300/0", 2024, ["2024-03-01T03:00:00Z", "2024-10-27T02:00:00Z"]),
    ("AAA3BBB,59/0,300/0", 2024, ["2024-02-29T03:00:00Z", "2024-10-27T02:00:00Z"]),
    ("IST-2IDT,M3.4.4/26,M10.5.0", 2026, ["2026-03-27T00:00:00Z", "2026-10-24T23:00:00Z"]),
    ("<+0545>-5:45", 2026, []),
  ])
  func `has a rule for the years to come`(text: String, year: Int, changes: [String]) throws {
    let rule = try #require(YearlyRule.parse(text))
    #expect(
      rule.changes(in: year).map { Instant(secondsSince1970: $0.at).description } == changes
    )
  }

  @Test(arguments: [
    "", "GMT", "GM0", "GMT0BST", "GMT0BST,M3.5.0", "GMT0BST,M13.5.0,M10.5.0", "<+3>-3x",
    "GMT25", "GMT0BST,J0,J300", "GMT0BST,366,0", "GMT0BST,M3.5.0/168,M10.5.0", "<+03-3",
    "GMT0:60",
  ])
  func `with another rule is damaged`(text: String) {
    #expect(YearlyRule.parse(text) == nil)
  }

  @Test func `in summer time all year has one offset`() throws {
    for text in ["EST5EDT,0/0,J365/25", "XXX3EDT4,0/0,J365/23"] {
      let rule = try #require(YearlyRule.parse(text))
      let type = ZoneFile.TimeType(offset: -14_400, abbreviation: "EDT")
      let zone = Zone(
        ZoneRules(identifier: "X", file: ZoneFile(changes: [], types: [type], rule: rule))
      )
      let end = Instant(secondsSince1970: 4_000_000_000)
      #expect(zone.offsetSeconds(at: end) == -14_400)
      #expect(zone.nextTransition(after: Instant(secondsSince1970: 0)) == nil)
    }
  }
}
