/// Makes guessing a password slow: after a few wrong ones each further try has to wait, longer and
/// longer, for one address and, behind a proxy where all addresses are one, for all together.
struct Throttle: Sendable {
  private struct Record: Sendable {
    var failures = 0
    var lastFailure: Int64 = 0
  }

  /// Wrong tries that cost no wait.
  private static let free = 4
  private static let freeOverall = 40
  private static let longestWait: Int64 = 900
  /// Short, lest many wrong tries from elsewhere lock the owner out.
  private static let longestWaitOverall: Int64 = 16
  private static let mostPeers = 4096

  private var peers: [String: Record] = [:]
  private var all = Record()

  /// Seconds to wait before the next try; 0 when there is none.
  func wait(_ peer: String, now: Int64) -> Int64 {
    max(
      Self.wait(peers[peer] ?? Record(), free: Self.free, longest: Self.longestWait, now),
      Self.wait(all, free: Self.freeOverall, longest: Self.longestWaitOverall, now)
    )
  }

  mutating func fail(_ peer: String, now: Int64) {
    if peers.count >= Self.mostPeers { forgetOld(now) }
    // When it is full of fresh ones, the count over all still holds the next ones off.
    if peers[peer] != nil || peers.count < Self.mostPeers {
      Self.count(&peers[peer, default: Record()], now)
    }
    Self.count(&all, now)
  }

  mutating func succeed(_ peer: String) { peers[peer] = nil }

  private mutating func forgetOld(_ now: Int64) {
    peers = peers.filter { now - $0.value.lastFailure < Self.longestWait }
  }

  private static func count(_ record: inout Record, _ now: Int64) {
    if now - record.lastFailure > longestWait { record.failures = 0 }
    record.failures += 1
    record.lastFailure = now
  }

  private static func wait(_ record: Record, free: Int, longest: Int64, _ now: Int64) -> Int64 {
    let excess = record.failures - free
    guard excess > 0 else { return 0 }
    let delay = min(longest, Int64(1) << Int64(min(excess, 10)))
    return max(0, record.lastFailure + delay - now)
  }
}
