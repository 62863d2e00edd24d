package import ChargingLog

/// What a selection of sessions comes to.
///
/// Sums are exact. Each one says how many sessions it is of or how many it leaves out: a session
/// without a value is never read as 0.
package struct Totals: Sendable, Hashable {
  package var sessions = 0
  /// Session files that could not be read, of the whole data directory: what they hold is unknown,
  /// so any selection may lack them.
  package var sessionsLeftOut = 0

  /// The energy that is paid for.
  package var energyKWh = ExactDecimal.zero
  package var sessionsWithoutEnergy = 0
  package var energyByPlace = PlaceSplit()
  package var energyByType = TypeSplit()
  /// The energy of free sessions.
  package var freeKWh = ExactDecimal.zero
  /// `energy_kwh` × `solar_percent` where both are known.
  package var solarKWh = ExactDecimal.zero
  package var sessionsWithSolar = 0

  /// The known costs, a sum for each currency; those without one last.
  package var costs: [CurrencyTotals] = []
  package var sessionsFree = 0
  package var sessionsWithoutCost = 0
  /// How the costs are known; the unknown are among them.
  package var sessionsByBasis: [SessionCost.Basis: Int] = [:]

  /// Seconds that energy flowed.
  package var chargingSeconds: Int64 = 0
  package var sessionsWithoutChargingTime = 0
  /// The energy and the time of the sessions that have both.
  package var energyWithTimeKWh = ExactDecimal.zero
  package var secondsWithEnergy: Int64 = 0

  /// The drives of each car with two readings of its odometer or more, by car.
  package var drives: [Drive] = []
  /// The unit of `distance`.
  package var distanceUnit = DistanceUnit.miles
  /// The distance of all drives, rounded to six decimals; `nil` without any.
  package var distance: ExactDecimal?
  /// What driving cost; `nil` unless it is known of all drives in one currency.
  package var costPerDistance: CostPerDistance?

  /// When the first session was plugged in, and the last.
  package var firstStart: Instant?
  package var lastStart: Instant?

  package init() {}

  /// Works out the totals of the sessions at some positions, in any order.
  ///
  /// O(n) of all sessions.
  package init(of positions: [Int], in index: ChargingIndex) {
    self.init(of: positions, in: Ledger(index))
  }

  /// The same of a ledger that is there already.
  package init(of positions: [Int], in ledger: Ledger) {
    var sums = TotalsSums()
    for position in positions.inOrder { sums.add(position, ledger.entries[position], ledger) }
    self = sums.totals(ledger)
  }
}

extension Totals {
  /// Whether everything whose cost is known was free, so that there is no price to speak of.
  package var isFree: Bool {
    sessionsFree > 0 && sessionsFree == costs.reduce(0) { $0 + $1.sessions }
  }
}

extension Totals {
  /// Energy by where it was charged.
  package struct PlaceSplit: Sendable, Hashable {
    package var homeKWh = ExactDecimal.zero
    package var publicKWh = ExactDecimal.zero
    /// Of sessions that name no place.
    package var unknownKWh = ExactDecimal.zero
  }

  /// Energy by kind of current.
  package struct TypeSplit: Sendable, Hashable {
    package var acKWh = ExactDecimal.zero
    package var dcKWh = ExactDecimal.zero
    package var unknownKWh = ExactDecimal.zero
  }

  /// The costs in one currency.
  package struct CurrencyTotals: Sendable, Hashable {
    /// ISO 4217; `nil` where nothing names one.
    package var currency: String?
    package var amount = ExactDecimal.zero
    /// How many sessions it is of.
    package var sessions = 0
    /// The part of it of sessions whose energy is known too.
    package var amountWithEnergy = ExactDecimal.zero
    /// Their energy.
    package var energyKWh = ExactDecimal.zero
    /// The parts of the amount by where it was charged and by kind of current; the rest is unknown.
    package var homeAmount = ExactDecimal.zero
    package var publicAmount = ExactDecimal.zero
    package var acAmount = ExactDecimal.zero
    package var dcAmount = ExactDecimal.zero

    /// What a kWh cost, to six decimals; of the sessions whose cost and energy are both known.
    package var averagePricePerKWh: ExactDecimal? {
      amountWithEnergy.divided(by: energyKWh, decimals: 6)
    }
  }
}

extension [Int] {
  /// The positions from low to high.
  var inOrder: [Int] {
    for index in indices.dropFirst() where self[index - 1] > self[index] { return sorted() }
    return self
  }
}
