import ChargingLog

/// A car that is to be charged full every so often has not been for longer.
enum FullChargeDue {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    log.cars.compactMap { car in
      guard let every = car.car.fullChargeEvery, let first = car.sessions.first else { return nil }
      let enough = log.value(.fullCharge)
      let full = car.sessions.last { (log.ledger.entries[$0].socEnd ?? .zero) >= enough }
      let since = full ?? first
      let date = log.index.localEnd(at: since)?.date ?? log.index.localDate(at: since)
      let due = every.added(to: date)
      let over = log.today.daysSince1970 - due.daysSince1970
      guard over >= 0 else { return nil }
      let known = full == nil ? "never since \(date.text)" : "last on \(date.text)"
      return Advice(
        .fullChargeDue,
        severity(over: ExactDecimal(over), log),
        subject: car.car.id,
        "\(car.car.title) is to be charged full every \(every.value(as: .calendarSpan).text), "
          + "\(known): \(over == 0 ? "due today" : "due since \(due.text)")",
        action: "charge it to 100 %, so that its cells balance and it knows its range",
        evidence: [
          log.figure(
            "days_over",
            "days over",
            ExactDecimal(over),
            .days,
            formula: "today − (day of the last charge to \(enough.text) % + full_charge_every)"
          )
        ],
        sessions: [since]
      )
    }
  }

  private static func severity(over: ExactDecimal, _ log: AdviceLog) -> Advice.Severity {
    if over <= log.value(.fullChargeOverdue) { return .notice }
    return over <= log.value(.fullChargeCritical) ? .warning : .critical
  }
}
