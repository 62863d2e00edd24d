import YAMLRecord

/// Finds energy that the battery could not take.
enum EnergyCheck {
  /// kWh that may go elsewhere than into a known rise of charge: heating, cooling, rounding.
  private static let slackKWh = 2.0
  /// How much more than the meter the car may claim, and what rounding may add, in kWh.
  private static let meterAllowance = ExactDecimal(coefficient: 102, scale: 2)
  private static let meterSlack = ExactDecimal(coefficient: 1, scale: 1)

  static func findings(in log: CheckedLog) -> [Finding] {
    let batteries = log.index.cars.mapValues(\.batteryKWh.double)
    var findings: [Finding] = []
    for position in log.sessions.indices {
      let (metered, taken) = (
        log.sessions[position].energyKWh, log.sessions[position].energyBatteryKWh
      )
      guard metered != nil || taken != nil,
        let battery = batteries[log.sessions[position].car]
      else { continue }
      let limit = limit(at: position, battery: battery, log)
      if let metered,
        metered.double * log.thresholds.efficiencyAC > limit
          || metered.double * log.thresholds.efficiencyDC > limit,
        metered.double * log.thresholds.efficiency(of: log.type(at: position)) > limit
      {
        findings.append(tooLarge("energy_kwh", metered, log.sessions[position]))
      } else if let taken, taken.double > limit {
        findings.append(tooLarge("energy_battery_kwh", taken, log.sessions[position]))
      } else if let metered, let taken, taken > metered,
        taken > metered * meterAllowance + meterSlack
      {
        findings.append(overMeter(metered, taken, log.sessions[position]))
      }
    }
    return findings
  }

  /// The most energy in kWh that a battery could take in a session, tolerance included.
  ///
  /// An unknown charge level is taken as the one that leaves the most room.
  private static func limit(at position: Int, battery: Double, _ log: CheckedLog) -> Double {
    let (start, end) = (log.sessions[position].socStart, log.sessions[position].socEnd)
    let whole = battery * log.thresholds.energyAllowance
    guard start != nil || end != nil else { return whole }
    let percent = (end?.double ?? 100) - (start?.double ?? 0)
    // Levels in the wrong order are told of elsewhere.
    guard percent >= 0 else { return whole }
    return whole * percent / 100 + slackKWh
  }

  private static func tooLarge(_ key: String, _ energy: ExactDecimal, _ session: Session) -> Finding
  {
    let room =
      switch (session.socStart, session.socEnd) {
      case (let start?, let end?) where end >= start: " from \(start.text) to \(end.text) %"
      case (let start?, nil): " from \(start.text) %"
      case (nil, let end?): " up to \(end.text) %"
      default: ""
      }
    return Finding(
      "energy-too-large",
      .warning,
      file: session.path,
      key: key,
      "\(energy.text) kWh is more than the battery of \(session.car) could take\(room)",
      fix: room.isEmpty ? "correct \(key)" : "correct \(key) or the charge levels"
    )
  }

  private static func overMeter(
    _ metered: ExactDecimal,
    _ taken: ExactDecimal,
    _ session: Session
  ) -> Finding {
    Finding(
      "battery-over-meter",
      .warning,
      file: session.path,
      key: "energy_battery_kwh",
      "energy_battery_kwh \(taken.text) is more than the \(metered.text) kWh of the meter",
      fix: "correct one of the two, or exchange them",
      notes: [Finding.Note(file: session.path, key: "energy_kwh", message: "energy_kwh is here")]
    )
  }
}
