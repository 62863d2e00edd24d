import ChargingLog
import Insights
import TestSupport
import Testing

struct LedgerDriveTests {
  @Test(
    "a ledger, of all sessions or of few, has the same single drives as the index",
    arguments: 0..<30
  )
  func drives(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = LogFixture.random(sessions: 80, using: &random)
    let few = log.sessions.indices.shuffled(using: &random).prefix(30)
    let part = Ledger(log, of: Array(few))
    for position in few {
      #expect(part.drive(to: position) == (try? log.drive(to: position).get()))
    }
    let whole = Ledger(log)
    for position in log.sessions.indices {
      #expect(whole.drive(to: position) == (try? log.drive(to: position).get()))
    }
  }
}
