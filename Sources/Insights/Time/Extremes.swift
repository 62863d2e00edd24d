package import ChargingLog

/// The best and the worst of some sessions.
package struct Extremes: Sendable {
  /// One of them: what it is the most or the least of.
  package struct Entry: Sendable {
    /// A stable name, as in `cheapest`.
    package var name: String
    package var title: String
    package var position: Int
    package var figure: Figure
  }

  package let entries: [Entry]

  /// - Parameters:
  ///   - currency: Prices of no other are compared.
  package init(of positions: [Int], currency: String?, in index: ChargingIndex) {
    self.init(of: positions, currency: currency, in: Ledger(index))
  }

  /// The same of a ledger that is there already.
  package init(of positions: [Int], currency: String?, in ledger: Ledger) {
    var best = Bests()
    let number = ledger.names.currencies.knownNumber(of: currency)
    let drives = SingleDrives(to: positions, in: ledger)
    let unit = ledger.index.distanceUnit
    for position in positions.inOrder {
      let entry = ledger.entries[position]
      if entry.currency == number { best.offerCost(position, entry) }
      best.offerCharge(position, entry)
      if let drive = drives[position] { best.offer(position, drive, unit) }
    }
    entries = best.all.compactMap { kind, best in
      best.position.map { position in
        Entry(
          name: kind.rawValue,
          title: kind.title,
          position: position,
          figure: kind.figure(SessionFigures(ledger.index, at: position))
        )
      }
    }
  }

  private enum Kind: String {
    case cheapest, dearest, costliest, largest, longest, fastest
    case mostEfficient = "most_efficient"
    case leastEfficient = "least_efficient"

    var title: String {
      switch self {
      case .cheapest: "cheapest, but not free"
      case .dearest: "dearest"
      case .costliest: "most paid"
      case .largest: "most energy"
      case .longest: "longest charge"
      case .fastest: "highest mean power"
      case .mostEfficient: "most efficient drive"
      case .leastEfficient: "least efficient drive"
      }
    }

    func figure(_ figures: SessionFigures) -> Figure {
      switch self {
      case .cheapest, .dearest: figures.pricePerKWh
      case .costliest: figures.costFigure
      case .largest:
        Figure(
          "energy",
          "energy",
          figures.session.energyKWh,
          .kilowattHours,
          formula: "energy_kwh"
        )
      case .longest:
        Figure(
          "charging",
          "charging",
          figures.index.chargingSeconds(at: figures.position).map { ExactDecimal(Int($0)) },
          .seconds,
          formula: "duration, else end − start"
        )
      case .fastest: figures.averagePower
      case .mostEfficient, .leastEfficient: figures.efficiency
      }
    }
  }

  /// The best of each kind that was offered so far.
  private struct Bests {
    private var cheapest = Best(isLeast: true)
    private var dearest = Best()
    private var costliest = Best()
    private var largest = Best()
    private var longest = Best()
    private var fastest = Best()
    private var mostEfficient = Best()
    private var leastEfficient = Best(isLeast: true)

    /// In the order they are shown in.
    var all: [(Kind, Best)] {
      [
        (.cheapest, cheapest), (.dearest, dearest), (.costliest, costliest), (.largest, largest),
        (.longest, longest), (.fastest, fastest), (.mostEfficient, mostEfficient),
        (.leastEfficient, leastEfficient),
      ]
    }

    mutating func offerCost(_ position: Int, _ entry: LedgerEntry) {
      guard let amount = entry.amount, !amount.isZero else { return }
      costliest.offer(position, amount)
      guard let energy = entry.energyKWh, !energy.isZero else { return }
      cheapest.offer(position, amount, per: energy)
      dearest.offer(position, amount, per: energy)
    }

    mutating func offerCharge(_ position: Int, _ entry: LedgerEntry) {
      if let energy = entry.energyKWh { largest.offer(position, energy) }
      guard let seconds = entry.seconds else { return }
      let time = ExactDecimal(Int(seconds))
      longest.offer(position, time)
      if let energy = entry.energyKWh, seconds > 0 { fastest.offer(position, energy, per: time) }
    }

    mutating func offer(_ position: Int, _ drive: SingleDrive, _ unit: DistanceUnit) {
      guard !drive.isShort, let value = drive.efficiency(in: unit),
        let efficiency = ExactDecimal(rounding: value, decimals: 4)
      else { return }
      mostEfficient.offer(position, efficiency)
      leastEfficient.offer(position, efficiency)
    }
  }

  /// The best that was offered so far; of two alike the first.
  private struct Best {
    let isLeast: Bool
    private(set) var position: Int?
    private var value = ExactDecimal.zero
    private var divisor = ExactDecimal(1)
    private var quotient = 0.0

    init(isLeast: Bool = false) { self.isLeast = isLeast }

    mutating func offer(
      _ position: Int,
      _ value: ExactDecimal,
      per divisor: ExactDecimal = ExactDecimal(1)
    ) {
      let quotient = value.double / divisor.double
      guard self.position == nil || isBetter(value, divisor, quotient) else { return }
      (self.position, self.value, self.divisor, self.quotient) = (
        position, value, divisor, quotient
      )
    }

    /// Binary numbers tell almost always; those that they cannot tell apart are compared exactly.
    private func isBetter(_ value: ExactDecimal, _ divisor: ExactDecimal, _ quotient: Double)
      -> Bool
    {
      let difference = quotient - self.quotient
      if abs(difference) > 1e-9 * max(abs(quotient), 1e-9) { return (difference < 0) == isLeast }
      guard let new = value.divided(by: divisor, decimals: 6),
        let old = self.value.divided(by: self.divisor, decimals: 6)
      else { return false }
      return isLeast ? new < old : new > old
    }
  }
}
