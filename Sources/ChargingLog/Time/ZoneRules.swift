/// All that is known of a zone: immutable, shared by every copy of the `Zone`.
final class ZoneRules: Sendable {
  /// Seconds in 400 Gregorian years, a whole number of weeks: after them any yearly rule repeats.
  static let cycle: Int64 = 146_097 * 86_400

  /// No offset from UTC is this large (RFC 9636, section 3.2).
  static let offsetLimit: Int64 = 26 * 3600

  let identifier: String
  /// In order; the first begins at `Int64.min`, so there is always one.
  let segments: [ZoneSegment]
  let abbreviations: [String]
  /// From when on the segments repeat every `cycle`; they reach a year past the first cycle.
  let repeatsFrom: Int64?

  init(
    identifier: String,
    segments: [ZoneSegment],
    abbreviations: [String],
    repeatsFrom: Int64? = nil
  ) {
    precondition(segments.first?.start == .min)
    self.identifier = identifier
    self.segments = segments
    self.abbreviations = abbreviations
    self.repeatsFrom = repeatsFrom
  }

  /// Which segment an instant lies in; O(log n).
  func index(at seconds: Int64) -> Int {
    var low = 0
    var count = segments.count
    while count > 1 {
      let half = count / 2
      if segments[low + half].start <= seconds { low += half }
      count -= half
    }
    return low
  }

  /// Whole cycles to go back from a time to find it among the segments, in seconds.
  func shift(for seconds: Int64) -> Int64 {
    guard let repeatsFrom, seconds >= repeatsFrom + Self.cycle else { return 0 }
    return (seconds - repeatsFrom) / Self.cycle * Self.cycle
  }
}
