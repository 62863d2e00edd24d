/// What a calendar and a clock on the wall show, in no particular time zone, to the second.
package struct CivilTime: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00 on a clock that is never changed.
  package let secondsSince1970: Int64

  /// The time so far from 1970, clamped to `Instant.limit` either way.
  package init(secondsSince1970: Int64) {
    self.secondsSince1970 = min(max(secondsSince1970, -Instant.limit), Instant.limit)
  }

  /// The time so many seconds after midnight, which may reach into other days.
  package init(date: CivilDate, secondOfDay: Int = 0) {
    let start = Int64(date.daysSince1970) * 86_400
    let (sum, overflow) = start.addingReportingOverflow(Int64(secondOfDay))
    self.init(secondsSince1970: overflow ? (secondOfDay < 0 ? .min : .max) : sum)
  }

  /// The time on that day, or `nil` if no clock of 24 hours shows it.
  package init?(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
    guard 0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second else { return nil }
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }

  package var date: CivilDate {
    CivilDate(daysSince1970: Int(secondsSince1970.dividedDown(by: 86_400).quotient))
  }

  /// Seconds after midnight, 0 to 86399.
  package var secondOfDay: Int { Int(secondsSince1970.dividedDown(by: 86_400).remainder) }

  package var hour: Int { secondOfDay / 3600 }

  package var minute: Int { secondOfDay / 60 % 60 }

  package var second: Int { secondOfDay % 60 }

  /// What the clock shows this many seconds later if nobody changes it.
  package func advanced(bySeconds seconds: Int64) -> CivilTime {
    let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
    return CivilTime(secondsSince1970: overflow ? (seconds < 0 ? .min : .max) : sum)
  }
}

extension CivilTime: Comparable {
  package static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

extension CivilTime: CustomStringConvertible {
  /// Date and time as `2026-11-23T07:30:00`.
  package var text: String { "\(date.text)T\(clockText(withSeconds: true))" }

  package var description: String { text }

  /// The time of day, `07:30` or `07:30:00`.
  package func clockText(withSeconds: Bool) -> String {
    let minutes = "\(padded(hour)):\(padded(minute))"
    return withSeconds ? "\(minutes):\(padded(second))" : minutes
  }
}
