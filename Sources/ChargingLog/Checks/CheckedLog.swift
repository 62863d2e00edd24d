/// A log laid out for checking: what several checks would otherwise work out again.
///
/// Checks read single fields of `sessions`, never whole sessions in a loop: a copy of one costs
/// more than most checks.
struct CheckedLog {
  let index: ChargingIndex
  let now: Instant
  let thresholds: CheckThresholds
  /// The number of each session's car.
  let carNumbers: [Int]
  let carCount: Int
  /// The session before of the same car.
  let previous: [Int?]

  init(_ index: ChargingIndex, now: Instant) {
    self.index = index
    self.now = now
    thresholds = CheckThresholds(index.settings)
    carNumbers = index.carNumbers.map(Int.init)
    carCount = index.carIDs.count
    var last = [Int?](repeating: nil, count: carCount)
    var previous: [Int?] = []
    previous.reserveCapacity(index.sessions.count)
    for (position, car) in carNumbers.enumerated() {
      previous.append(last[car])
      last[car] = position
    }
    self.previous = previous
  }
}

extension CheckedLog {
  var sessions: SessionList { index.sessions }

  /// Where the settings stand.
  var settingsFile: String { index.settings.path.isEmpty ? "settings.yaml" : index.settings.path }

  /// Whether a session's start has a time of day.
  func hasTime(at position: Int) -> Bool { index.sessions[position].start.precision != .day }

  /// When a session ended, if the time of day of its start and end are known and in order.
  func end(at position: Int) -> Instant? {
    guard let end = index.ends[position], hasTime(at: position),
      index.sessions[position].end?.precision != .day, end >= index.starts[position]
    else { return nil }
    return end
  }

  /// Seconds that a session's car was plugged in, as `end` knows it.
  func pluggedSeconds(at position: Int) -> Int64? {
    end(at: position)?.seconds(since: index.starts[position])
  }

  /// Whether it is known that one session came before another.
  ///
  /// Two of one day, of which one has no time of day, may stand in either order.
  func isOrderKnown(_ earlier: Int, _ later: Int) -> Bool {
    hasTime(at: earlier) && hasTime(at: later)
      || sessions[earlier].start.civil.date != sessions[later].start.civil.date
  }

  /// Alternating or direct current, as the session or else its location has it.
  func type(at position: Int) -> ChargeType? {
    index.sessions[position].type ?? index.location(at: position)?.type
  }
}
