package import ChargingLog

/// What each day of a year has, for a calendar to be coloured by.
package struct CalendarHeatMap: Sendable {
  package struct Day: Sendable, Hashable {
    package var date: CivilDate
    package var sessions = 0
    /// The energy that is known.
    package var energyKWh = ExactDecimal.zero
    /// The known cost by currency.
    package var costs: [String?: ExactDecimal] = [:]
    package var sessionsWithoutEnergy = 0
    package var sessionsWithoutCost = 0
  }

  /// Every day of the period, also those without a session.
  package let days: [Day]

  package init(_ period: DatePeriod, of positions: [Int], in index: ChargingIndex) {
    let count = min(period.dayCount, 40_000)
    var days = (0..<count).map { Day(date: period.start.adding(days: $0)) }
    for position in positions {
      let date = index.localDate(at: position)
      let place = date.daysSince1970 - period.start.daysSince1970
      guard days.indices.contains(place) else { continue }
      days[place].sessions += 1
      if let energy = index.sessions[position].energyKWh {
        days[place].energyKWh += energy
      } else {
        days[place].sessionsWithoutEnergy += 1
      }
      let cost = index.cost(at: position)
      if let amount = cost.amount {
        days[place].costs[cost.currency, default: .zero] += amount
      } else {
        days[place].sessionsWithoutCost += 1
      }
    }
    self.days = days
  }
}

/// When in the week energy flows, for a grid of days and hours to be coloured by.
package struct WeekHeatMap: Sendable {
  /// kWh by weekday (Monday 0) and hour; energy spread evenly over the time that it flowed, by the
  /// clock at its place.
  package private(set) var energyKWh = [[Double]](
    repeating: [Double](repeating: 0, count: 24),
    count: 7
  )
  /// Sessions that were plugged in then.
  package private(set) var sessions = [[Int]](
    repeating: [Int](repeating: 0, count: 24),
    count: 7
  )
  /// Sessions without a time of day.
  package private(set) var sessionsLeftOut = 0

  package init(of positions: [Int], in index: ChargingIndex) {
    for position in positions {
      guard index.sessions[position].start.precision != .day else {
        sessionsLeftOut += 1
        continue
      }
      let start = index.localStart(at: position)
      sessions[start.date.weekday - 1][start.hour] += 1
      guard let energy = index.sessions[position].energyKWh else { continue }
      spread(energy.double, position, index)
    }
  }

  private mutating func spread(_ energy: Double, _ position: Int, _ index: ChargingIndex) {
    let zone = index.zone(at: position)
    let begin = index.starts[position]
    let seconds = index.chargingSeconds(at: position) ?? 0
    guard seconds > 0 else {
      let civil = zone.civil(at: begin)
      energyKWh[civil.date.weekday - 1][civil.hour] += energy
      return
    }
    var done: Int64 = 0
    while done < seconds {
      let civil = zone.civil(at: begin.advanced(bySeconds: done))
      let step = min(seconds - done, Int64(3600 - civil.secondOfDay % 3600))
      energyKWh[civil.date.weekday - 1][civil.hour] += energy * Double(step) / Double(seconds)
      done += step
    }
  }
}
