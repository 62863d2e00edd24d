import ChargingLog

/// A car drives less far on a kWh than at such temperatures before.
enum EfficiencyFalling {
  private static let fewest = 3

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let days = log.value(.efficiencyFallDays).double
    let since = log.now.advanced(bySeconds: -Int64(days * 86_400))
    return log.cars.compactMap { advice($0, since: since, log) }
  }

  /// Drives that end at about one temperature, or in one month of the year.
  private struct Sums {
    var drives = 0
    var kilometres = 0.0
    var energy = 0.0

    mutating func add(_ drive: SingleDrive, _ kWh: Double) {
      drives += 1
      kilometres += drive.kilometres.double
      energy += kWh
    }
  }

  private enum Season: Hashable {
    case temperature(Int)
    case month(Int)
  }

  private static func advice(_ car: AdviceLog.CarLog, since: Instant, _ log: AdviceLog) -> Advice? {
    let isLate = { log.index.starts[$0] >= since }
    // Most logs of many years have nothing to compare them with for one of the cars.
    guard car.sessions.last.map(isLate) == true else { return nil }
    let step = max(1, log.value(.seasonStep).double)
    var before: [Season: Sums] = [:]
    var lately: [(position: Int, drive: SingleDrive, energy: Double)] = []
    for position in car.sessions.dropFirst() {
      guard let drive = log.drives[position], let energy = drive.energyKWh, energy > 0,
        drive.trust > .low
      else { continue }
      if isLate(position) {
        lately.append((position, drive, energy))
        continue
      }
      for season in seasons(of: position, step, log) {
        before[season, default: Sums()].add(drive, energy)
      }
    }
    var (expected, actual, kilometres) = (0.0, 0.0, 0.0)
    var positions: [Int] = []
    for (position, drive, energy) in lately {
      let past = seasons(of: position, step, log).lazy.compactMap { before[$0] }
        .first { $0.drives >= fewest && $0.kilometres > 0 }
      guard let past else { continue }
      expected += drive.kilometres.double * past.energy / past.kilometres
      actual += energy
      kilometres += drive.kilometres.double
      positions.append(position)
    }
    guard positions.count >= fewest, actual > 0, expected > 0 else { return nil }
    let fall = (1 - expected / actual) * 100
    guard fall > log.value(.efficiencyFall).double else { return nil }
    return advice(
      car.car,
      fall,
      now: kilometres / actual,
      usual: kilometres / expected,
      positions,
      log
    )
  }

  /// What a drive can be compared by, the better first.
  private static func seasons(of position: Int, _ step: Double, _ log: AdviceLog) -> [Season] {
    let day = Int(log.ledger.entries[position].day)
    let month = Season.month(CivilDate(daysSince1970: day).month)
    guard let celsius = log[position].temperatureC?.double else { return [month] }
    return [.temperature(Int((celsius / step).rounded(.down))), month]
  }

  private static func advice(
    _ car: Car,
    _ fall: Double,
    now: Double,
    usual: Double,
    _ positions: [Int],
    _ log: AdviceLog
  ) -> Advice? {
    let unit = log.index.distanceUnit
    let scale = unit == .miles ? 1 / DistanceUnit.kilometresPerMile.double : 1
    guard let now = ExactDecimal(rounding: now * scale, decimals: 2),
      let usual = ExactDecimal(rounding: usual * scale, decimals: 2),
      let fall = ExactDecimal(rounding: fall, decimals: 1)
    else { return nil }
    let efficiency = FigureUnit.efficiency(unit)
    return Advice(
      .efficiencyFalling,
      .warning,
      subject: car.id,
      "\(car.title) does \(efficiency.text(now)) lately, \(fall.text(roundedTo: 0)) % less than at "
        + "such temperatures before",
      action: "look at the tyres' pressure, the load, and what heats",
      evidence: [
        log.figure(
          "efficiency_now",
          "lately",
          now,
          efficiency,
          formula: "Σ distance / Σ energy of the drives",
          of: positions
        ),
        log.figure(
          "efficiency_usual",
          "usual",
          usual,
          efficiency,
          formula: "the same distance by the efficiency of earlier drives at such temperatures"
        ),
        log.figure("fall", "less by", fall, .percent, formula: "(1 − lately / usual) × 100"),
      ],
      sessions: positions
    )
  }
}
