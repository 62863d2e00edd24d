import ChargingLog

/// More energy is lost on the way to the battery than before.
enum LossRising {
  private static let last = 5
  private static let before = 10

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    log.cars.compactMap { car in
      let latest = car.sessions.reversed().lazy.filter {
        log.ledger.entries[$0].type == .ac && log.ledger.entries[$0].battery?.basis == .measured
          && log.index.loss(at: $0) != nil
      }.prefix(last + before)
      let measured = Array(Array(latest).reversed())
      guard measured.count >= 2 * last else { return nil }
      let (earlier, later) = (Array(measured.dropLast(last)), Array(measured.suffix(last)))
      guard let now = Median.of(later.compactMap { log.index.loss(at: $0) }),
        let then = Median.of(earlier.compactMap { log.index.loss(at: $0) }),
        now - then > log.value(.lossRise)
      else { return nil }
      return Advice(
        .lossRising,
        .warning,
        subject: car.car.id,
        "\(now.text(roundedTo: 1)) % of what \(car.car.title) was charged with was lost lately, "
          + "\(then.text(roundedTo: 1)) % before",
        action:
          "charge with more power where you can, and look at cable and charger; cold adds to it",
        evidence: [
          log.figure(
            "loss_now",
            "lost lately",
            now,
            .percent,
            formula: "median of (1 − energy_battery_kwh / energy_kwh) × 100 of the last \(last)",
            of: later
          ),
          log.figure(
            "loss_before",
            "lost before",
            then,
            .percent,
            formula: "the same of up to \(before) before",
            of: earlier
          ),
        ],
        sessions: later
      )
    }
  }
}
