/// A time as a record spells it: a day, perhaps a time of day, perhaps an offset from UTC.
///
/// Without an offset it is local to a place that only its reader knows.
package struct Timestamp: Hashable, Sendable {
  /// How much of the time of day is known.
  package enum Precision: UInt8, Hashable, Sendable {
    case day, minute, second
  }

  /// What calendar and clock showed; midnight if only the day is known.
  package let civil: CivilTime
  private let offset: Int32?
  package let precision: Precision

  /// A time of day, cut down to the precision.
  ///
  /// - Parameters:
  ///   - civil: What calendar and clock showed.
  ///   - offsetSeconds: Ahead of UTC, whole minutes; `nil` for local time, and for a bare day.
  ///   - precision: How much of it is known.
  package init(civil: CivilTime, offsetSeconds: Int? = nil, precision: Precision = .minute) {
    switch precision {
    case .day: self.civil = CivilTime(date: civil.date)
    case .minute: self.civil = civil.advanced(bySeconds: -Int64(civil.second))
    case .second: self.civil = civil
    }
    offset = precision == .day ? nil : offsetSeconds.flatMap(Int32.init(exactly:))
    self.precision = precision
  }

  /// The instant as the clocks of a zone show it, with its offset.
  ///
  /// An offset of the days before standard time, which has seconds, is cut to whole minutes
  /// and the clock with it, so that the instant stays the same.
  package init(_ instant: Instant, in zone: Zone, precision: Precision = .minute) {
    let offset = zone.offsetSeconds(at: instant) / 60 * 60
    let civil = CivilTime(secondsSince1970: instant.secondsSince1970 + Int64(offset))
    self.init(civil: civil, offsetSeconds: offset, precision: precision)
  }

  /// Seconds ahead of UTC: 0 if `Z` was written, `nil` if nothing was.
  package var offsetSeconds: Int? { offset.map(Int.init) }

  /// The years a timestamp can lie in; a car is charged in no other.
  package static let years = 1900...2200

  /// The offsets that time zones use, -12:00 to +14:00, in seconds.
  package static let offsets = -43_200...50_400

  /// The instants it can stand for; with an offset, and for a bare day, always exactly one.
  ///
  /// A bare day stands for its first instant in the zone.
  package func resolve(in zone: Zone) -> LocalTime {
    if let offset {
      return .unique(Instant(secondsSince1970: civil.secondsSince1970 - Int64(offset)))
    }
    return precision == .day ? .unique(zone.startOfDay(civil.date)) : zone.resolve(civil)
  }
}

extension Timestamp: CustomStringConvertible {
  /// The canonical spelling: `2026-11-23`, `2026-11-23T07:30`, `2026-11-23T07:30:15+01:00`.
  ///
  /// Has seconds only if they are known, and `Z` for an offset of 0.
  package var text: String {
    if precision == .day { return civil.date.text }
    let clock = civil.clockText(withSeconds: precision == .second)
    return "\(civil.date.text)T\(clock)\(offsetSeconds.map(Self.offsetText) ?? "")"
  }

  package var description: String { text }

  /// An offset of whole minutes as `Z`, `+01:00` or `-05:30`.
  package static func offsetText(seconds: Int) -> String {
    if seconds == 0 { return "Z" }
    let minutes = Int(seconds.magnitude) / 60
    return "\(seconds < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
  }
}
