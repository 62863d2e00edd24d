import ChargingLog

/// The last charge ended below what the car should keep.
enum LowCharge {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    log.cars.compactMap { car in
      guard let last = car.sessions.last, let level = log.ledger.entries[last].socEnd else {
        return nil
      }
      let least = car.car.socMin ?? log.value(.lowCharge)
      guard level < least else { return nil }
      return Advice(
        .lowCharge,
        .warning,
        subject: car.car.id,
        "\(car.car.title) was left at \(level.text) %, below its \(least.text) %",
        action: "charge it soon",
        evidence: [
          log.figure("soc", "last known charge", level, .percent, formula: "soc_end"),
          log.figure("least", "least", least, .percent, formula: "soc_min, else the threshold"),
        ],
        sessions: [last]
      )
    }
  }
}
