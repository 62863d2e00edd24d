import ChargingLog

/// Nothing was logged for long.
enum NothingLogged {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    guard let last = log.sessions.last else { return [] }
    let date = log.index.localDate(at: last)
    let days = ExactDecimal(log.today.daysSince1970 - date.daysSince1970)
    guard days > log.value(.nothingLogged) else { return [] }
    return [
      Advice(
        .nothingLogged,
        .notice,
        "nothing was logged since \(date.text), \(days.text) days ago",
        action: "log what is missing, or import it: plugtrack log, plugtrack import",
        evidence: [
          log.figure("days", "since", days, .days, formula: "today − day of the last session")
        ],
        sessions: [last]
      )
    ]
  }
}
