import YAMLRecord

/// Finds average powers that the charger does not give, or the car does not take.
enum PowerCheck {
  /// Seconds of charging that are too few to tell a power from.
  private static let shortest: Int64 = 300

  private struct Limit {
    var kilowatts: ExactDecimal
    var text: String
    var note: Finding.Note
  }

  static func findings(in log: CheckedLog) -> [Finding] {
    var findings: [Finding] = []
    for position in log.sessions.indices {
      guard let energy = log.sessions[position].energyKWh, let flow = flow(at: position, log),
        flow.seconds > shortest, let limit = limit(at: position, log)
      else { continue }
      let least = energy.double * 3600 / Double(flow.seconds + flow.rounding)
      if least > limit.kilowatts.double * log.thresholds.powerAllowance {
        findings.append(finding(energy, flow.seconds, limit, log.sessions[position]))
      }
    }
    return findings
  }

  /// The time that energy flowed, and how much longer it may have been than the clock shows.
  private static func flow(
    at position: Int,
    _ log: CheckedLog
  ) -> (seconds: Int64, rounding: Int64)? {
    if let duration = log.sessions[position].duration { return (duration.seconds, 0) }
    guard let seconds = log.pluggedSeconds(at: position) else { return nil }
    let isExact =
      log.sessions[position].start.precision == .second
      && log.sessions[position].end?.precision == .second
    return (seconds, isExact ? 0 : 60)
  }

  /// The lesser of what the charger gives and the car takes.
  private static func limit(at position: Int, _ log: CheckedLog) -> Limit? {
    let (charger, car) = (chargerLimit(at: position, log), carLimit(at: position, log))
    guard let charger, let car else { return charger ?? car }
    return car.kilowatts < charger.kilowatts ? car : charger
  }

  private static func chargerLimit(at position: Int, _ log: CheckedLog) -> Limit? {
    if let power = log.sessions[position].powerKW {
      return Limit(
        kilowatts: power,
        text: "the charger gives \(power.text) kW",
        note: Finding.Note(
          file: log.sessions[position].path,
          key: "power_kw",
          message: "power_kw is here"
        )
      )
    }
    guard let location = log.index.location(at: position) else { return nil }
    if let power = location.powerKW {
      return Limit(
        kilowatts: power,
        text: "\(location.id) gives \(power.text) kW",
        note: Finding.Note(file: location.path, key: "power_kw", message: "its power_kw is here")
      )
    }
    guard let home = log.index.settings.homeCharging, let power = home.powerKW,
      location.isHome || home.location == location.id
    else { return nil }
    return Limit(
      kilowatts: power,
      text: "\(location.id) gives \(power.text) kW",
      note: Finding.Note(
        file: log.settingsFile,
        key: "home_charging.power_kw",
        message: "its power_kw is here"
      )
    )
  }

  /// What the car takes of the session's kind of current; of an unknown kind, the most it takes.
  private static func carLimit(at position: Int, _ log: CheckedLog) -> Limit? {
    guard let car = log.index.cars[log.sessions[position].car] else { return nil }
    let (power, key, kind): (ExactDecimal?, String, String) =
      switch log.type(at: position) {
      case .ac: (car.maxACKW, "max_ac_kw", " of ac")
      case .dc: (car.maxDCKW, "max_dc_kw", " of dc")
      case nil: (car.maxACKW.flatMap { ac in car.maxDCKW.map { max(ac, $0) } }, "max_dc_kw", "")
      }
    guard let power else { return nil }
    return Limit(
      kilowatts: power,
      text: "\(car.id) takes \(power.text) kW\(kind)",
      note: Finding.Note(file: car.path, key: key, message: "its \(key) is here")
    )
  }

  private static func finding(
    _ energy: ExactDecimal,
    _ seconds: Int64,
    _ limit: Limit,
    _ session: Session
  ) -> Finding {
    let average = (energy * ExactDecimal(3600)).divided(by: ExactDecimal(Int(seconds)), decimals: 1)
    return Finding(
      "power-too-high",
      .warning,
      file: session.path,
      key: "energy_kwh",
      "\(energy.text) kWh in \(ChargeDuration(seconds: seconds).text) is \(average?.text ?? "") kW on average, but \(limit.text)",
      fix: "correct energy_kwh, the times or the power",
      notes: [limit.note]
    )
  }
}
