import Foundation
import Testing

@testable import ChargingLog

@Suite struct `Zones agree with Foundation` {
  /// Zones whose rules differ between tzdata and the release that Foundation carries: few, if any.
  private static let tolerated = 0.03

  @Test(.enabled(if: FileManager.default.fileExists(atPath: Zone.systemDirectory)))
  func `every zone has Foundation's offsets, sampled and around each change`() throws {
    var compared = 0
    var different: [String] = []
    for identifier in Zone.identifiers() {
      guard let theirs = TimeZone(identifier: identifier) else { continue }
      let ours = try Zone.named(identifier)
      compared += 1
      if let instant = Self.instants(of: ours).first(where: { instant in
        ours.offsetSeconds(at: instant) != Self.offset(theirs, instant)
      }) {
        different.append("\(identifier) at \(instant)")
      }
    }
    #expect(compared > 300)
    #expect(Double(different.count) <= Double(compared) * Self.tolerated, "\(different)")
  }

  private static func offset(_ zone: TimeZone, _ instant: Instant) -> Int {
    zone.secondsFromGMT(
      for: Date(timeIntervalSince1970: TimeInterval(instant.secondsSince1970))
    )
  }

  /// Every 11 days from 1970 to 2037, and a second either side of each change.
  private static func instants(of zone: Zone) -> [Instant] {
    let end = Instant(secondsSince1970: 2_145_916_800)
    var instants = stride(from: Int64(0), to: end.secondsSince1970, by: 11 * 86_400 + 3607)
      .map(Instant.init(secondsSince1970:))
    var transition = zone.nextTransition(after: Instant(secondsSince1970: 0))
    while let at = transition, at < end {
      instants += [at.advanced(bySeconds: -1), at, at.advanced(bySeconds: 1)]
      transition = zone.nextTransition(after: at)
    }
    return instants
  }
}
