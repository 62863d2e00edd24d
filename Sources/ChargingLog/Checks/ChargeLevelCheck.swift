import YAMLRecord

/// Finds charge levels that fall while charging, or rise between sessions.
enum ChargeLevelCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    var findings: [Finding] = []
    for position in log.sessions.indices {
      guard let start = log.sessions[position].socStart else { continue }
      if let end = log.sessions[position].socEnd, end < start {
        findings.append(order(log.sessions[position], start, end))
      }
      if let previous = log.previous[position], let before = log.sessions[previous].socEnd,
        start > before, start - before > log.thresholds.socJump,
        log.isOrderKnown(previous, position)
      {
        findings.append(jump(log.sessions[position], start, log.sessions[previous], before))
      }
    }
    return findings
  }

  private static func order(_ session: Session, _ start: ExactDecimal, _ end: ExactDecimal)
    -> Finding
  {
    Finding(
      "soc-order",
      .warning,
      file: session.path,
      key: "soc_end",
      "soc_end \(end.text) % is less than soc_start \(start.text) %",
      fix: "correct one of the two",
      notes: [Finding.Note(file: session.path, key: "soc_start", message: "soc_start is here")]
    )
  }

  private static func jump(
    _ session: Session,
    _ start: ExactDecimal,
    _ other: Session,
    _ before: ExactDecimal
  ) -> Finding {
    Finding(
      "soc-jump",
      .warning,
      file: session.path,
      key: "soc_start",
      "\(session.car) starts at \(start.text) %, but its session before ended at \(before.text) %",
      fix: "correct one of the two, or log the session between them",
      notes: [
        Finding.Note(file: other.path, key: "soc_end", message: "\(before.text) % is here")
      ]
    )
  }
}
