import YAMLRecord

/// Finds sessions of one car that cannot both have been: at the same time, or the same one twice.
enum OverlapCheck {
  /// Seconds that two sessions may overlap, and that two starts may differ to be the same.
  private static let slack: Int64 = 120
  private static let sameEnergy = ExactDecimal(coefficient: 5, scale: 2)

  static func findings(in log: CheckedLog) -> [Finding] {
    // Of each car, the session so far that ends last: what follows may overlap it, not only its
    // neighbour.
    var longest: [(position: Int, end: Instant)?] = Array(repeating: nil, count: log.carCount)
    var findings: [Finding] = []
    for position in log.sessions.indices {
      if let previous = log.previous[position], isTwice(previous, position, log) {
        findings.append(twice(previous, position, log))
        continue
      }
      guard log.hasTime(at: position) else { continue }
      let (start, end) = (log.index.starts[position], end(at: position, log))
      let car = log.carNumbers[position]
      if let other = longest[car] {
        let shared = min(end ?? other.end, other.end).seconds(since: start)
        if shared > slack { findings.append(overlap(other.position, position, shared, log)) }
      }
      if let end, longest[car].map({ $0.end < end }) ?? true { longest[car] = (position, end) }
    }
    return findings
  }

  private static func end(at position: Int, _ log: CheckedLog) -> Instant? {
    if let end = log.end(at: position) { return end }
    // An end before the start is told of elsewhere, and says nothing here.
    guard log.sessions[position].end == nil || log.sessions[position].end?.precision == .day,
      let duration = log.sessions[position].duration
    else { return nil }
    return log.index.starts[position].advanced(bySeconds: duration.seconds)
  }

  /// Whether two neighbours are one charge; without times of day, only if nothing differs.
  private static func isTwice(_ first: Int, _ second: Int, _ log: CheckedLog) -> Bool {
    guard log.index.starts[second].seconds(since: log.index.starts[first]) <= slack,
      let a = log.sessions[first].energyKWh, let b = log.sessions[second].energyKWh,
      !a.isZero, a - b <= sameEnergy, b - a <= sameEnergy
    else { return false }
    switch (log.hasTime(at: first), log.hasTime(at: second)) {
    case (true, true): return true
    case (false, false): return isSame(log.sessions[first], log.sessions[second])
    default: return false
    }
  }

  private static func isSame(_ a: Session, _ b: Session) -> Bool {
    a.energyKWh == b.energyKWh && a.cost == b.cost && a.location == b.location
      && a.socStart == b.socStart && a.socEnd == b.socEnd
      && a.odometerMiles == b.odometerMiles && a.odometerKilometres == b.odometerKilometres
  }

  private static func twice(_ first: Int, _ second: Int, _ log: CheckedLog) -> Finding {
    let (other, session) = (log.sessions[first], log.sessions[second])
    return Finding(
      "twice-logged",
      .warning,
      file: session.path,
      key: "start",
      "this charge of \(session.energyKWh?.text ?? "") kWh at \(session.start.text)"
        + " seems to be logged twice",
      fix: "remove one of the two, as with: plugtrack rm \(ShellWord.argument(session.id))",
      notes: [
        Finding.Note(
          file: other.path,
          key: "start",
          message: "the other is \(other.energyKWh?.text ?? "") kWh at \(other.start.text)"
        )
      ]
    )
  }

  private static func overlap(
    _ first: Int,
    _ second: Int,
    _ seconds: Int64,
    _ log: CheckedLog
  ) -> Finding {
    let (other, session) = (log.sessions[first], log.sessions[second])
    let isEndWritten = other.end != nil && other.end?.precision != .day
    let otherEnd =
      isEndWritten
      ? "ends at \(other.end?.text ?? "")"
      : "starts at \(other.start.text) and takes \(other.duration?.text ?? "")"
    return Finding(
      "overlap",
      .warning,
      file: session.path,
      key: "start",
      "\(session.car) overlaps by \(ChargeDuration(seconds: seconds).text)"
        + " with its session of \(other.start.text)",
      fix: "correct the times of one of the two",
      notes: [
        Finding.Note(
          file: other.path,
          key: isEndWritten ? "end" : "duration",
          message: "that one \(otherEnd)"
        )
      ]
    )
  }
}
