import ChargingLog
import TestSupport
import Testing

/// Sessions that are found without a look at all.
struct NearbySessionsTests {
  @Test("the sessions of a span are those that a look at all finds", arguments: 1...8)
  func span(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let index = RandomLog.index(sessions: 60, using: &random)
    for _ in 0..<40 {
      let from = Int64.random(in: 1_755_000_000...1_785_000_000, using: &random)
      let length = Int64.random(in: 0...9_000_000, using: &random)
      let span =
        CivilTime(secondsSince1970: from)...CivilTime(secondsSince1970: from + length)
      let found = index.sessions(beginning: span).map(\.path)
      let wanted = index.sessions.filter { span.contains($0.start.civil) }.map(\.path)
      #expect(found == wanted, "seed \(seed), from \(from), \(length) s")
    }
  }
}
