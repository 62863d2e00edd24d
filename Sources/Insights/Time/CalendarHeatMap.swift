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
    var amounts = [Amounts](repeating: Amounts(), count: count)
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
        amounts[place].add(amount, entry.currency)
      } else {
        days[place].sessionsWithoutCost += 1
      }
    }
    for place in days.indices { days[place].costs = amounts[place].byText(ledger.names.currencies) }
    self.days = days
  }

  /// What a day cost by the numbers of currencies, of which a day rarely has two.
  private struct Amounts {
    private var sums: [(currency: Int32, amount: ExactDecimal)] = []

    mutating func add(_ amount: ExactDecimal, _ currency: Int32) {
      if let place = sums.firstIndex(where: { $0.currency == currency }) {
        sums[place].amount += amount
      } else {
        sums.append((currency, amount))
      }
    }

    func byText(_ names: TextNumbers) -> [String?: ExactDecimal] {
      sums.reduce(into: [:]) { $0[names.text(of: $1.currency)] = $1.amount }
    }
  }
}
