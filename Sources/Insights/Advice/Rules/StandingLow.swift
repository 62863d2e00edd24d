import ChargingLog

/// A car has stood at a low charge for long, which ages a battery and may strand its driver.
enum StandingLow {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    log.cars.compactMap { car in
      guard let last = car.sessions.last, let level = log.ledger.entries[last].socEnd else {
        return nil
      }
      let (low, longest) = (log.value(.standingLow), log.value(.standingLowDays))
      let seconds = log.now.seconds(since: log.end(last))
      guard level < low, Double(seconds) > longest.double * 86_400 else { return nil }
      let days = ExactDecimal(Int(seconds / 86_400))
      return Advice(
        .standingLow,
        .warning,
        subject: car.car.id,
        "\(car.car.title) was left at \(level.text) % \(days.text) days ago",
        action: "charge it to \(low.text) % or more before it stands",
        evidence: [
          log.figure("soc", "last known charge", level, .percent, formula: "soc_end"),
          log.figure("days", "since", days, .days, formula: "now − end"),
        ],
        sessions: [last]
      )
    }
  }
}
