import Glibc

/// A point in time that is the same everywhere, to the second.
///
/// Leap seconds are not counted, as in POSIX.
package struct Instant: Comparable, Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, at most `limit` either way.
  package let secondsSince1970: Int64

  /// The furthest an instant or a civil time can lie from 1970: a hundred million days.
  ///
  /// Values from outside are clamped to it, so that arithmetic on them cannot overflow.
  package static let limit: Int64 = 8_640_000_000_000

  package init(secondsSince1970: Int64) {
    self.secondsSince1970 = min(max(secondsSince1970, -Self.limit), Self.limit)
  }

  /// The present, as the system's clock tells it; for the edge of the program alone.
  package static func now() -> Instant {
    Instant(secondsSince1970: Int64(time(nil)))
  }

  /// The instant this many seconds later, or earlier if negative.
  package func advanced(bySeconds seconds: Int64) -> Instant {
    let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
    return Instant(secondsSince1970: overflow ? (seconds < 0 ? .min : .max) : sum)
  }

  /// Seconds from the other instant to this one; negative if this one is earlier.
  package func seconds(since other: Instant) -> Int64 {
    secondsSince1970 - other.secondsSince1970
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

extension Instant: CustomStringConvertible {
  /// The instant in UTC, `2026-11-23T07:30:00Z`.
  package var description: String {
    CivilTime(secondsSince1970: secondsSince1970).text + "Z"
  }
}
