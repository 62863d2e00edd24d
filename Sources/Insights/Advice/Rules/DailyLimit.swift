import ChargingLog

/// Charges by alternating current keep going past the daily limit.
enum DailyLimit {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let window = max(1, Int(log.value(.dailyLimitWindow).double))
    let most = max(1, Int(log.value(.dailyLimitSessions).double))
    return log.cars.compactMap { car in
      guard let target = car.car.socTarget else { return nil }
      let charges = car.sessions.reversed().lazy.filter {
        log.ledger.entries[$0].type == .ac && log.ledger.entries[$0].socEnd != nil
      }.prefix(window)
      let past = charges.filter { (log.ledger.entries[$0].socEnd ?? .zero) > target }.reversed()
      guard past.count >= most else { return nil }
      let count = Array(charges).count
      return Advice(
        .dailyLimit,
        .notice,
        subject: car.car.id,
        "\(past.count) of the last \(count) ac charges of \(car.car.title) went past "
          + "\(target.text) %",
        action: "set the limit in the car to \(target.text) %",
        evidence: [
          log.figure(
            "past_target",
            "past the limit",
            ExactDecimal(past.count),
            .count,
            formula: "ac sessions with soc_end > soc_target, of the last \(count)"
          ),
          log.figure("target", "limit", target, .percent, formula: "soc_target"),
        ],
        sessions: Array(past)
      )
    }
  }
}
