import ChargingLog
import Insights
import TestSupport
import Testing

struct LedgerDriveTests {
  @Test(
    "a ledger has the same single drives as the index",
    arguments: 0..<30
  )
  func drives(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let log = LogFixture.random(sessions: 80, using: &random)
    let ledger = Ledger(log)
    for position in log.sessions.indices {
      #expect(ledger.drive(to: position) == (try? log.drive(to: position).get()))
    }
  }
}
