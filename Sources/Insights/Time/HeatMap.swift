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
    self.init(period, of: positions, in: Ledger(index))
  }

  /// The same of a ledger that is there already.
  package init(_ period: DatePeriod, of positions: [Int], in ledger: Ledger) {
    let count = min(period.dayCount, 40_000)
    var days = (0..<count).map { Day(date: period.start.adding(days: $0)) }
    for position in positions {
      let entry = ledger.entries[position]
      let place = Int(entry.day) - period.start.daysSince1970
      guard days.indices.contains(place) else { continue }
      days[place].sessions += 1
      if let energy = entry.energyKWh {
        days[place].energyKWh += energy
      } else {
        days[place].sessionsWithoutEnergy += 1
      }
      if let amount = entry.amount {
        let currency = ledger.names.currencies.text(of: entry.currency)
        days[place].costs[currency, default: .zero] += amount
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
    let civil = zone.civil(at: begin)
    guard seconds > 0 else {
      energyKWh[civil.date.weekday - 1][civil.hour] += energy
      return
    }
    // Until the clocks change, the hours follow one another.
    let change = zone.nextTransition(after: begin)?.seconds(since: begin) ?? .max
    var (day, hour, second) = (civil.date.weekday - 1, civil.hour, civil.secondOfDay % 3600)
    var done: Int64 = 0
    while done < seconds {
      if done >= change {
        let civil = zone.civil(at: begin.advanced(bySeconds: done))
        (day, hour, second) = (civil.date.weekday - 1, civil.hour, civil.secondOfDay % 3600)
      }
      var step = min(seconds - done, Int64(3600 - second))
      if done < change { step = min(step, change - done) }
      energyKWh[day][hour] += energy * Double(step) / Double(seconds)
      done += step
      second = 0
      hour += 1
      if hour == 24 { (day, hour) = ((day + 1) % 7, 0) }
    }
  }
}
