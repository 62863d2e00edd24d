import ChargingLog

/// Follows one car through a selection, from its first odometer reading to its last.
struct DriveSums {
  /// What stood before a reading.
  private struct Reading {
    var position: Int
    var kilometres: ExactDecimal
    /// How many sessions since the first reading, and their sums.
    var sessions: Int32
    var costs: ExactSum
    var batteryKWh: Double
    var isHonest: Bool
    var currency: String??
  }

  private var first: Reading?
  private var last: Reading?
  private var sessions: Int32 = 0
  private var costs = ExactSum()
  private var batteryKWh = 0.0
  private var isHonest = true
  /// `nil` before the first cost.
  private var currency: String??

  /// Takes the next session by start.
  mutating func add(_ position: Int, _ cost: SessionCost, in index: ChargingIndex) {
    let odometer = index.odometerKilometres(at: position)
    guard first != nil || odometer != nil else { return }
    if let odometer {
      let reading = Reading(
        position: position,
        kilometres: odometer,
        sessions: sessions,
        costs: costs,
        batteryKWh: batteryKWh,
        isHonest: isHonest,
        currency: currency
      )
      if first == nil { first = reading } else { last = reading }
    }
    sessions += 1
    if let amount = cost.amount, let energy = index.batteryEnergy(at: position) {
      costs.add(amount)
      batteryKWh += energy.kilowattHours
      if let currency {
        isHonest = isHonest && currency == cost.currency
      } else {
        currency = .some(cost.currency)
      }
    } else {
      isHonest = false
    }
  }

  /// The drive; `nil` with fewer than two readings, or when the odometer goes back.
  func drive(_ context: TotalsContext) -> Drive? {
    guard let first, let last, last.kilometres >= first.kilometres else { return nil }
    let sessions = context.index.sessions
    let car = sessions[first.position].car
    var drive = Drive(car: car, kilometres: last.kilometres - first.kilometres)
    let isWhole =
      context.ordinals[last.position] - context.ordinals[first.position] == last.sessions
    guard isWhole, last.isHonest, let currency = last.currency, last.batteryKWh > 0,
      drive.kilometres >= DriveSums.shortest
    else { return drive }
    guard let share = share(of: last, from: first, context.index) else { return drive }
    drive.cost = last.costs.value * share
    drive.currency = currency
    return drive
  }

  /// 15 miles, in kilometres.
  private static let shortest = ExactDecimal(15) * DistanceUnit.kilometresPerMile

  /// What part of the energy charged was driven on; over 1 when the battery ends emptier.
  private func share(of last: Reading, from first: Reading, _ index: ChargingIndex) -> ExactDecimal?
  {
    let start = index.sessions[first.position]
    guard let capacity = index.cars[start.car]?.batteryKWh.double else { return nil }
    guard let level = start.socStart, let endLevel = index.sessions[last.position].socStart else {
      return capacity * 20 <= last.batteryKWh ? ExactDecimal(1) : nil
    }
    let drawn = capacity * (level.double - endLevel.double) / 100
    let share = (last.batteryKWh + drawn) / last.batteryKWh
    return share > 0 ? ExactDecimal(rounding: share, decimals: 6) : nil
  }
}
