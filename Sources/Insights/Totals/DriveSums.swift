import ChargingLog

/// Follows one car through a selection, from its first odometer reading to its last.
struct DriveSums {
  /// What was added up since the first reading.
  private struct Sums {
    var sessions: Int32 = 0
    var costs = ExactSum()
    var batteryKWh = 0.0
    /// Sessions whose cost is unknown.
    var withoutCost: Int32 = 0
    var isOneCurrency = true
    var isEnergyKnown = true
    /// Sessions whose battery energy is not measured.
    var estimated: Int32 = 0
    /// Sessions behind the first without a reading.
    var withoutOdometer: Int32 = 0
    var longestGap: Int64 = 0
    var goesBack = false
    /// The number of the currency of all costs; `nil` before the first cost.
    var currency: Int32?
  }

  private struct Reading {
    var position: Int
    var kilometres: ExactDecimal
  }

  private var first: Reading?
  private var last: Reading?
  private var sums = Sums()
  /// What stood before the last reading.
  private var sumsBefore = Sums()
  private var previousStart: Instant?

  /// Takes the next session by start.
  mutating func add(_ position: Int, _ entry: LedgerEntry, at start: Instant) {
    guard first != nil || entry.kilometres != nil else { return }
    if let previousStart {
      sums.longestGap = max(sums.longestGap, start.seconds(since: previousStart))
    }
    previousStart = start
    if let odometer = entry.kilometres {
      if let before = last ?? first, odometer < before.kilometres { sums.goesBack = true }
      let reading = Reading(position: position, kilometres: odometer)
      if first == nil {
        first = reading
      } else {
        last = reading
        sumsBefore = sums
      }
    } else {
      sums.withoutOdometer += 1
    }
    sums.sessions += 1
    if let energy = entry.battery {
      sums.batteryKWh += energy.kilowattHours
      if energy.basis != .measured { sums.estimated += 1 }
    } else {
      sums.isEnergyKnown = false
    }
    guard let amount = entry.amount else {
      sums.withoutCost += 1
      return
    }
    sums.costs.add(amount)
    if let currency = sums.currency {
      sums.isOneCurrency = sums.isOneCurrency && currency == entry.currency
    } else {
      sums.currency = entry.currency
    }
  }

  /// The drive; `nil` with fewer than two readings, or when the odometer goes back.
  func drive(_ ledger: Ledger) -> Drive? {
    guard let first, let last, last.kilometres >= first.kilometres else { return nil }
    let entries = ledger.entries
    let between = entries[last.position].ordinal - entries[first.position].ordinal
    var drive = Drive(
      car: ledger.index.carIDs[Int(entries[first.position].car)],
      first: first.position,
      last: last.position,
      kilometres: last.kilometres - first.kilometres,
      charges: Int(sumsBefore.sessions)
    )
    if between != sumsBefore.sessions {
      drive.doubts.append(.sessionsLeftOut)
    } else if !sumsBefore.isEnergyKnown {
      drive.doubts.append(.missingEnergy)
    } else {
      addEnergy(to: &drive, sumsBefore, ledger)
      addCost(to: &drive, sumsBefore, ledger)
    }
    return drive
  }

  private func addEnergy(
    to drive: inout Drive,
    _ sums: Sums,
    _ ledger: Ledger
  ) {
    drive.chargedKWh = sums.batteryKWh
    var energy = sums.batteryKWh
    if let level = ledger.entries[drive.first].socStart,
      let endLevel = ledger.entries[drive.last].socStart
    {
      let capacity = ledger.index.batteryCapacityKWh(at: drive.first).double
      energy += capacity * (level.double - endLevel.double) / 100
    } else {
      drive.doubts.append(.chargeLevelUnknown)
    }
    drive.energyKWh = energy
    drive.judge(
      ledger.limits,
      estimated: Int(sums.estimated),
      withoutOdometer: Int(sums.withoutOdometer),
      longestGap: sums.longestGap,
      goesBack: sums.goesBack
    )
  }

  private func addCost(
    to drive: inout Drive,
    _ sums: Sums,
    _ ledger: Ledger
  ) {
    guard let energy = drive.energyKWh else { return }
    drive.costDoubt = costDoubt(drive, sums, ledger)
    guard drive.costDoubt == nil,
      let share = ExactDecimal(rounding: energy / sums.batteryKWh, decimals: 6)
    else { return }
    drive.cost = sums.costs.value * share
    drive.currency = sums.currency.flatMap { ledger.names.currencies.text(of: $0) }
  }

  private func costDoubt(_ drive: Drive, _ sums: Sums, _ ledger: Ledger) -> CostDoubt? {
    if sums.withoutCost > 0 {
      return .unknownCosts(Int(sums.withoutCost), of: Int(sums.sessions))
    }
    if !sums.isOneCurrency { return .severalCurrencies }
    if sums.batteryKWh <= 0 { return .nothingCharged }
    if drive.kilometres < ledger.limits.kilometres {
      return .energy(.shortDistance(ledger.limits.kilometres))
    }
    let capacity = ledger.index.batteryCapacityKWh(at: drive.first).double
    let isLevelKnown = !drive.doubts.contains(.chargeLevelUnknown)
    return isLevelKnown || capacity * 20 <= sums.batteryKWh ? nil : .energy(.chargeLevelUnknown)
  }
}
