import YAMLRecord

/// Finds average powers that the charger does not give, or the car does not take.
enum PowerCheck {
  /// Seconds of charging that are too few to tell a power from.
  private static let shortest: Int64 = 300

  /// The most that charger or car allow, and which key says so.
  private struct Limit {
    enum Source {
      case session, location, settings
      case car(key: String)
    }

    var kilowatts: ExactDecimal
    var source: Source
  }

  static func findings(in log: CheckedLog) -> [Finding] {
    var findings: [Finding] = []
    for position in log.sessions.indices {
      guard let energy = log.sessions[position].energyKWh, let flow = flow(at: position, log),
        flow.seconds > shortest, let limit = limit(at: position, log)
      else { continue }
      let least = energy.double * 3600 / Double(flow.seconds + flow.rounding)
      if least > limit.kilowatts.double * log.thresholds.powerAllowance {
        findings.append(finding(energy, flow.seconds, limit, position, log))
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
      return Limit(kilowatts: power, source: .session)
    }
    guard let location = log.index.location(at: position) else { return nil }
    if let power = location.powerKW { return Limit(kilowatts: power, source: .location) }
    guard let home = log.index.settings.homeCharging, let power = home.powerKW,
      location.isHome || home.location == location.id
    else { return nil }
    return Limit(kilowatts: power, source: .settings)
  }

  /// What the car takes of the session's kind of current; of an unknown kind, the most it takes.
  private static func carLimit(at position: Int, _ log: CheckedLog) -> Limit? {
    guard let car = log.index.cars[log.sessions[position].car] else { return nil }
    let (ac, dc) = (
      car.maxACKW.map { Limit(kilowatts: $0, source: .car(key: "max_ac_kw")) },
      car.maxDCKW.map { Limit(kilowatts: $0, source: .car(key: "max_dc_kw")) }
    )
    switch log.type(at: position) {
    case .ac: return ac
    case .dc: return dc
    case nil:
      guard let ac, let dc else { return nil }
      return ac.kilowatts < dc.kilowatts ? dc : ac
    }
  }

  private static func finding(
    _ energy: ExactDecimal,
    _ seconds: Int64,
    _ limit: Limit,
    _ position: Int,
    _ log: CheckedLog
  ) -> Finding {
    let session = log.sessions[position]
    let location = log.index.location(at: position)
    let power = "\(limit.kilowatts.text) kW"
    let (text, file, key): (String, String, String) =
      switch limit.source {
      case .session: ("the charger gives \(power)", session.path, "power_kw")
      case .location: ("\(location?.id ?? "") gives \(power)", location?.path ?? "", "power_kw")
      case .settings:
        ("\(location?.id ?? "") gives \(power)", log.settingsFile, "home_charging.power_kw")
      case .car(let key):
        ("\(session.car) takes \(power)", log.index.cars[session.car]?.path ?? "", key)
      }
    let average = (energy * ExactDecimal(3600)).divided(by: ExactDecimal(Int(seconds)), decimals: 1)
    return Finding(
      "power-too-high",
      .warning,
      file: session.path,
      key: "energy_kwh",
      "\(energy.text) kWh in \(ChargeDuration(seconds: seconds).text)"
        + " is \(average?.text ?? "") kW on average, but \(text)",
      fix: "correct energy_kwh, the times or the power",
      notes: [Finding.Note(file: file, key: key, message: "\(key) is here")]
    )
  }
}
