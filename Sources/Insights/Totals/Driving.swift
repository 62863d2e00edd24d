package import ChargingLog

/// What driving came to, from the first odometer reading of each car to its last.
package struct Driving: Sendable, Hashable {
  /// One of each car, by car.
  package let drives: [Drive]
  package let unit: DistanceUnit

  /// The distance of all drives, rounded to six decimals; `nil` without any.
  package var distance: ExactDecimal? {
    guard !drives.isEmpty else { return nil }
    return unit.of(kilometres: drives.reduce(ExactDecimal.zero) { $0 + $1.kilometres })
  }

  /// What driving cost; `nil` unless it is known of all drives in one currency.
  package var costPerDistance: CostPerDistance? {
    guard let first = drives.first, let distance else { return nil }
    var cost = ExactDecimal.zero
    for drive in drives {
      guard let amount = drive.cost, drive.currency == first.currency else { return nil }
      cost += amount
    }
    return cost.divided(by: distance, decimals: 6).map {
      CostPerDistance(amount: $0, currency: first.currency, unit: unit)
    }
  }
}

extension Driving {
  /// How far the cars came on a kWh: the drives whose energy is known, together.
  package func efficiency(in index: ChargingIndex) -> Figure {
    let known = drives.filter { $0.energyKWh != nil }
    var trust = Confidence.high
    if drives.isEmpty {
      trust.giveUp("missing_odometer", "no car has two readings of its odometer")
    } else {
      trust = confidence(of: known.isEmpty ? drives : known)
      if !known.isEmpty, known.count < drives.count {
        trust.lower(
          "drives_left_out",
          "\(drives.count - known.count) of \(drives.count) cars left out"
        )
      }
    }
    let energy = known.reduce(0) { $0 + ($1.energyKWh ?? 0) }
    let distance = Driving(drives: known, unit: unit).distance ?? .zero
    return Figure(
      "efficiency",
      "efficiency",
      energy > 0 ? ExactDecimal(rounding: distance.double / energy, decimals: 4) : nil,
      .efficiency(unit),
      formula: "distance / (\(Drive.energyFormula))",
      inputs: [
        Figure.Input("distance", FigureUnit.distance(unit).text(distance)),
        Figure.Input(
          "energy driven",
          ExactDecimal(rounding: energy, decimals: 2).map { "\($0.text) kWh" } ?? "unknown"
        ),
        Figure.Input("charges", "\(known.reduce(0) { $0 + $1.charges })"),
      ],
      confidence: trust
    )
  }

  /// What a mile or a kilometre cost, and why not where it is unknown.
  package func cost(in index: ChargingIndex) -> Figure {
    if drives.count == 1, let drive = drives.first { return drive.costFigure(in: index) }
    let cost = costPerDistance
    var trust = Confidence.high
    if drives.isEmpty {
      trust.giveUp("missing_odometer", "no car has two readings of its odometer")
    } else if cost == nil {
      trust.giveUp("cost_unknown", "it is not known of every car in one currency")
    } else {
      trust = confidence(of: drives)
    }
    return Figure(
      "cost_per_\(unit.rawValue)",
      "driving",
      cost?.amount,
      .moneyPer(cost?.currency, unit.singular),
      formula: "Σ cost of the energy driven / Σ distance",
      inputs: [
        Figure.Input("cars", "\(drives.count)"),
        Figure.Input(
          "distance",
          distance.map { FigureUnit.distance(unit).text($0) } ?? "unknown"
        ),
      ],
      confidence: trust
    )
  }

  /// No more than the drives allow; of several cars, each reason says which one it is of.
  private func confidence(of drives: [Drive]) -> Confidence {
    var trust = Confidence.high
    for drive in drives {
      var own = drive.confidence
      if self.drives.count > 1 {
        own.reasons = own.reasons.map { Confidence.Reason($0.code, "\(drive.car): \($0.text)") }
      }
      trust.limit(by: own)
    }
    return trust
  }
}
