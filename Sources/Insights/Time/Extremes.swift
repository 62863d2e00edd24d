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
    let index = ledger.index
    let number = ledger.names.currencies.knownNumber(of: currency)
    var best: [Kind: Best] = [:]
    for position in positions.inOrder {
      let entry = ledger.entries[position]
      if entry.currency == number, let amount = entry.amount, !amount.isZero {
        best[.costliest, default: Best()].offer(position, amount, isLeast: false)
        if let energy = entry.energyKWh, !energy.isZero {
          best[.cheapest, default: Best()].offer(position, amount, per: energy, isLeast: true)
          best[.dearest, default: Best()].offer(position, amount, per: energy, isLeast: false)
        }
      }
      if let energy = entry.energyKWh {
        best[.largest, default: Best()].offer(position, energy, isLeast: false)
      }
      guard let seconds = entry.seconds else { continue }
      let time = ExactDecimal(Int(seconds))
      best[.longest, default: Best()].offer(position, time, isLeast: false)
      if let energy = entry.energyKWh, seconds > 0 {
        best[.fastest, default: Best()].offer(position, energy, per: time, isLeast: false)
      }
    }
    for position in positions.inOrder {
      guard let drive = ledger.drive(to: position), !drive.isShort,
        let value = drive.efficiency(in: index.distanceUnit),
        let exact = ExactDecimal(rounding: value, decimals: 4)
      else { continue }
      best[.mostEfficient, default: Best()].offer(position, exact, isLeast: false)
      best[.leastEfficient, default: Best()].offer(position, exact, isLeast: true)
    }
    entries = Kind.allCases.compactMap { kind in
      best[kind]?.position.map { position in
        Entry(
          name: kind.rawValue,
          title: kind.title,
          position: position,
          figure: kind.figure(SessionFigures(index, at: position))
        )
      }
    }
  }

  private enum Kind: String, CaseIterable {
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

  /// The best that was offered so far; of two alike the first.
  private struct Best {
    var position: Int?
    private var value = ExactDecimal.zero
    private var divisor = ExactDecimal(1)
    private var quotient = 0.0

    mutating func offer(
      _ position: Int,
      _ value: ExactDecimal,
      per divisor: ExactDecimal = ExactDecimal(1),
      isLeast: Bool
    ) {
      let quotient = value.double / divisor.double
      guard self.position == nil || isBetter(value, divisor, quotient, isLeast) else { return }
      (self.position, self.value, self.divisor, self.quotient) = (
        position, value, divisor, quotient
      )
    }

    /// Binary numbers tell almost always; those that they cannot tell apart are compared exactly.
    private func isBetter(
      _ value: ExactDecimal,
      _ divisor: ExactDecimal,
      _ quotient: Double,
      _ isLeast: Bool
    ) -> Bool {
      let difference = quotient - self.quotient
      if abs(difference) > 1e-9 * max(abs(quotient), 1e-9) { return (difference < 0) == isLeast }
      guard let new = value.divided(by: divisor, decimals: 6),
        let old = self.value.divided(by: self.divisor, decimals: 6)
      else { return false }
      return isLeast ? new < old : new > old
    }
  }
}
