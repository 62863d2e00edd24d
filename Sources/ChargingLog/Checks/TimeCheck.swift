import YAMLRecord

/// Finds times of single sessions that cannot be, or hardly.
enum TimeCheck {
  private static let day: Int64 = 86_400
  private static let longestDays: Int64 = 60
  /// How far a duration may exceed the time plugged in: both are rounded to minutes.
  private static let slack: Int64 = 120

  static func findings(in log: CheckedLog) -> [Finding] {
    var findings: [Finding] = []
    for position in log.sessions.indices {
      let start = log.index.starts[position]
      if start > log.now.advanced(bySeconds: day) { findings.append(future(log, position)) }
      if let end = log.index.ends[position] {
        if end < start {
          if let finding = endBeforeStart(log, position) { findings.append(finding) }
        } else if end.seconds(since: start) > longestDays * day {
          findings.append(tooLong(log, position, end.seconds(since: start)))
        }
      }
      if let duration = log.sessions[position].duration?.seconds,
        let plugged = log.pluggedSeconds(at: position), duration > plugged + slack
      {
        findings.append(durationTooLong(log, position, plugged))
      }
    }
    return findings
  }

  private static func future(_ log: CheckedLog, _ position: Int) -> Finding {
    let session = log.sessions[position]
    return Finding(
      "future",
      .warning,
      file: session.path,
      key: "start",
      "\(session.start.text) is in the future",
      fix: "correct start"
    )
  }

  /// A bare day has no time that could lie before another of the same day.
  private static func endBeforeStart(_ log: CheckedLog, _ position: Int) -> Finding? {
    let session = log.sessions[position]
    guard let end = session.end else { return nil }
    if end.precision == .day || session.start.precision == .day,
      end.civil.date >= session.start.civil.date
    {
      return nil
    }
    return Finding(
      "end-before-start",
      .error,
      file: session.path,
      key: "end",
      "end \(end.text) is before start \(session.start.text)",
      fix: "correct one of the two",
      notes: [Finding.Note(file: session.path, key: "start", message: "start is here")]
    )
  }

  private static func tooLong(_ log: CheckedLog, _ position: Int, _ seconds: Int64) -> Finding {
    let session = log.sessions[position]
    return Finding(
      "too-long",
      .warning,
      file: session.path,
      key: "end",
      "plugged in for \(seconds / day) days,"
        + " from \(session.start.text) to \(session.end?.text ?? "")",
      fix: "correct start or end"
    )
  }

  private static func durationTooLong(
    _ log: CheckedLog,
    _ position: Int,
    _ plugged: Int64
  ) -> Finding {
    let session = log.sessions[position]
    let plugged = ChargeDuration(seconds: plugged).text
    return Finding(
      "duration-too-long",
      .warning,
      file: session.path,
      key: "duration",
      "duration \(session.duration?.text ?? "") is longer than the \(plugged) from start to end",
      fix: "correct duration, start or end",
      notes: [Finding.Note(file: session.path, key: "end", message: "end is here")]
    )
  }
}
