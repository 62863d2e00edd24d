import YAMLRecord

/// Finds odometer readings that go back, or further than a car is driven.
///
/// A reading that is told of is not what the next is held against, so one slip is told of once;
/// if the log goes on from there, as after a change of the instrument, it is followed.
enum OdometerCheck {
  private static let kilometresPerDay = 1500.0

  private enum Problem {
    case back
    case jump(days: Int64)
  }

  private struct Reading {
    var position: Int
    var value: ExactDecimal
    var unit: DistanceUnit

    var text: String { "\(value.text) \(unit.rawValue)" }
    var key: String { "odometer_\(unit.rawValue)" }

    var kilometres: ExactDecimal {
      unit == .kilometres ? value : value * DistanceUnit.kilometresPerMile
    }
  }

  static func findings(in log: CheckedLog) -> [Finding] {
    var accepted: [Reading?] = Array(repeating: nil, count: log.carCount)
    var suspect = accepted
    var findings: [Finding] = []
    for position in log.sessions.indices {
      guard let reading = reading(at: position, log) else { continue }
      let car = log.carNumbers[position]
      if let before = accepted[car], let problem = problem(reading, after: before, log) {
        let isFollowed = suspect[car].map { self.problem(reading, after: $0, log) == nil } ?? false
        guard isFollowed else {
          findings.append(finding(problem, reading, after: before, log))
          suspect[car] = reading
          continue
        }
      }
      accepted[car] = reading
      suspect[car] = nil
    }
    return findings
  }

  private static func reading(at position: Int, _ log: CheckedLog) -> Reading? {
    if let value = log.sessions[position].odometerMiles {
      return Reading(position: position, value: value, unit: .miles)
    }
    return log.sessions[position].odometerKilometres.map {
      Reading(position: position, value: $0, unit: .kilometres)
    }
  }

  private static func problem(
    _ reading: Reading,
    after before: Reading,
    _ log: CheckedLog
  ) -> Problem? {
    guard log.isOrderKnown(before.position, reading.position) else { return nil }
    let isMixed = before.unit != reading.unit
    let driven =
      isMixed ? reading.kilometres - before.kilometres : reading.value - before.value
    // A reading is cut to whole units, so one of the other unit may seem up to a mile less.
    if isMixed ? driven < -DistanceUnit.kilometresPerMile : driven.isNegative { return .back }
    let seconds = log.index.starts[reading.position]
      .seconds(since: log.index.starts[before.position])
    let isMiles = !isMixed && reading.unit == .miles
    let kilometres = driven.double * (isMiles ? DistanceUnit.kilometresPerMile.double : 1)
    let isFar = kilometres > kilometresPerDay * max(1, Double(seconds) / 86_400)
    return isFar ? .jump(days: max(1, (seconds + 86_399) / 86_400)) : nil
  }

  private static func finding(
    _ problem: Problem,
    _ reading: Reading,
    after before: Reading,
    _ log: CheckedLog
  ) -> Finding {
    let (session, other) = (log.sessions[reading.position], log.sessions[before.position])
    let note = Finding.Note(
      file: other.path,
      key: before.key,
      message: "\(before.text) at \(other.start.text)"
    )
    switch problem {
    case .back:
      return Finding(
        "odometer-back",
        .warning,
        file: session.path,
        key: reading.key,
        "odometer \(reading.text) is less than the \(before.text) of the session before",
        fix: "correct one of the two",
        notes: [note]
      )
    case .jump(let days):
      return Finding(
        "odometer-jump",
        .warning,
        file: session.path,
        key: reading.key,
        "odometer \(reading.text) is too far from the \(before.text) of the session before"
          + (days == 1 ? " for a day" : " for \(days) days"),
        fix: "correct one of the two",
        notes: [note]
      )
    }
  }
}
