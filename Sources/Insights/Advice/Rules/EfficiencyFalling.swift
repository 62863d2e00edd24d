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

  /// Earlier drives by what others can be compared by.
  private struct Earlier {
    private var byTemperature: [Int: Sums] = [:]
    private var byMonth = [Sums](repeating: Sums(), count: 12)
    /// The width of a band of temperature.
    let step: Double

    init(step: Double) { self.step = step }

    mutating func add(_ drive: SingleDrive, _ kWh: Double, at position: Int, _ log: AdviceLog) {
      if let band = band(of: position, log) { byTemperature[band, default: Sums()].add(drive, kWh) }
      byMonth[month(of: position, log)].add(drive, kWh)
    }

    /// Enough drives that ended at such a temperature, else in such a month.
    func like(_ position: Int, _ log: AdviceLog) -> Sums? {
      [band(of: position, log).flatMap { byTemperature[$0] }, byMonth[month(of: position, log)]]
        .compactMap(\.self).first { $0.drives >= fewest && $0.kilometres > 0 }
    }

    private func band(of position: Int, _ log: AdviceLog) -> Int? {
      log.ledger.entries[position].temperatureC.map { Int(($0.double / step).rounded(.down)) }
    }

    private func month(of position: Int, _ log: AdviceLog) -> Int {
      CivilDate(daysSince1970: Int(log.ledger.entries[position].day)).month - 1
    }
  }

  private static func advice(_ car: AdviceLog.CarLog, since: Instant, _ log: AdviceLog) -> Advice? {
    // Cars that have long stood still have nothing to compare.
    guard let last = car.sessions.last, log.index.starts[last] >= since else { return nil }
    let drives = log.drives
    var before = Earlier(step: max(1, log.value(.seasonStep).double))
    var lately: [(position: Int, drive: SingleDrive, energy: Double)] = []
    for position in car.sessions.dropFirst() {
      guard let drive = drives[position], let energy = drive.energyKWh, energy > 0,
        drive.trust > .low
      else { continue }
      if log.index.starts[position] >= since {
        lately.append((position, drive, energy))
      } else {
        before.add(drive, energy, at: position, log)
      }
    }
    var (expected, actual, kilometres) = (0.0, 0.0, 0.0)
    var positions: [Int] = []
    for (position, drive, energy) in lately {
      guard let past = before.like(position, log) else { continue }
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
