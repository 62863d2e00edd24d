/// What a civil time means in a time zone, where clocks are put forward and back.
package enum LocalTime: Hashable, Sendable {
  /// The clocks showed it once.
  case unique(Instant)
  /// The clocks showed it twice, because they were put back.
  case repeated(first: Instant, second: Instant)
  /// The clocks never showed it, because they were put forward past it.
  ///
  /// `before` is the instant at which they were; `gapSeconds` is by how much.
  case missing(before: Instant, gapSeconds: Int)

  /// The instant that is meant: of a repeated time the first, of a missing time none.
  package var instant: Instant? {
    switch self {
    case .unique(let instant), .repeated(first: let instant, second: _): instant
    case .missing: nil
    }
  }
}

extension LocalTime {
  /// The instant of an end: of a repeated time the second when the first lies before the start.
  package func instant(after start: Instant) -> Instant? {
    if case .repeated(let first, let second) = self { return first < start ? second : first }
    return instant
  }
}
