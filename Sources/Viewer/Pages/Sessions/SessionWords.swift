import ChargingLog

/// When and where a session was, in words.
enum SessionWords {
  /// When a session began, as in `3 Nov 2026, 00:35`.
  static func when(_ position: Int, _ index: ChargingIndex) -> String {
    let start = index.localStart(at: position)
    let day = Format.day(start.date)
    return index.sessions[position].start.precision == .day
      ? day : day + ", " + Format.clock(start)
  }

  /// The name of the place on file, else what the session says.
  static func place(_ position: Int, _ index: ChargingIndex) -> String? {
    index.location(at: position)?.title ?? index.sessions[position].location
      ?? index.sessions[position].network
  }
}
