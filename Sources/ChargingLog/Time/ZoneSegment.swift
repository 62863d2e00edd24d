/// A stretch of time in which a zone's clocks are not changed.
struct ZoneSegment: Hashable, Sendable {
  /// When it begins, in seconds since 1970; it lasts until the next one begins.
  var start: Int64
  /// Seconds that the clocks are ahead of UTC.
  var offset: Int32
  /// Which of the zone's abbreviations is in use.
  var abbreviation: UInt16
}
