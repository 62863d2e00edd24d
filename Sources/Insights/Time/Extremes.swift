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
    var best: [Kind: (position: Int, value: ExactDecimal)] = [:]
    for position in positions.inOrder {
      for kind in Kind.allCases {
        guard let value = kind.value(at: position, currency, index) else { continue }
        if let known = best[kind] {
          guard kind.isLeast ? value < known.value : value > known.value else { continue }
        }
        best[kind] = (position, value)
      }
    }
    entries = Kind.allCases.compactMap { kind in
      best[kind].map { found in
        Entry(
          name: kind.rawValue,
          title: kind.title,
          position: found.position,
          figure: kind.figure(SessionFigures(index, at: found.position))
        )
      }
    }
  }

  private enum Kind: String, CaseIterable {
    case cheapest, dearest, costliest, largest, longest, fastest
    case mostEfficient = "most_efficient"
    case leastEfficient = "least_efficient"

    var isLeast: Bool { self == .cheapest || self == .leastEfficient }

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

    func value(at position: Int, _ currency: String?, _ index: ChargingIndex) -> ExactDecimal? {
      switch self {
      case .cheapest, .dearest:
        let cost = index.cost(at: position)
        guard cost.currency == currency, let amount = cost.amount, !amount.isZero,
          let energy = index.sessions[position].energyKWh
        else { return nil }
        return amount.divided(by: energy, decimals: 6)
      case .costliest:
        let cost = index.cost(at: position)
        return cost.currency == currency ? cost.amount.flatMap { $0.isZero ? nil : $0 } : nil
      case .largest: return index.sessions[position].energyKWh
      case .longest: return index.chargingSeconds(at: position).map { ExactDecimal(Int($0)) }
      case .fastest: return index.averagePowerKW(at: position)
      case .mostEfficient, .leastEfficient:
        guard case .success(let drive) = index.drive(to: position),
          !drive.confidence.reasons.contains(where: { $0.code == "short_distance" }),
          let value = drive.efficiency(in: index.distanceUnit)
        else { return nil }
        return ExactDecimal(rounding: value, decimals: 4)
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
}
