package import ChargingLog

extension Totals {
  /// How far the cars came on a kWh: the drives whose energy is known, together.
  package func efficiency(in index: ChargingIndex) -> Figure {
    let unit = distanceUnit
    let known = drives.filter { $0.energyKWh != nil }
    var trust = Confidence.high
    for drive in known { trust.limit(by: drive.confidence) }
    if drives.isEmpty {
      trust.giveUp("missing_odometer", "no car has two readings of its odometer")
    } else if known.isEmpty {
      for drive in drives { trust.limit(by: drive.confidence) }
    } else if known.count < drives.count {
      trust.lower(
        "drives_left_out",
        "\(drives.count - known.count) of \(drives.count) cars left out"
      )
    }
    let energy = known.reduce(0) { $0 + ($1.energyKWh ?? 0) }
    let kilometres = known.reduce(ExactDecimal.zero) { $0 + $1.kilometres }
    let distance = unit.of(kilometres: kilometres)
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
  package func drivingCost(in index: ChargingIndex) -> Figure {
    if drives.count == 1, let drive = drives.first { return drive.costFigure(in: index) }
    let unit = distanceUnit
    var trust = Confidence.high
    if drives.isEmpty {
      trust.giveUp("missing_odometer", "no car has two readings of its odometer")
    } else if costPerDistance == nil {
      trust.giveUp("cost_unknown", "what driving cost is not known of every car in one currency")
    } else {
      for drive in drives { trust.limit(by: drive.confidence) }
    }
    return Figure(
      "cost_per_\(unit.rawValue)",
      "driving",
      costPerDistance?.amount,
      .moneyPer(costPerDistance?.currency, unit.singular),
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

  /// Mean power of the sessions whose energy and time are both known.
  package var meanPowerKW: ExactDecimal? {
    (energyWithTimeKWh * ExactDecimal(3600)).divided(
      by: ExactDecimal(Int(secondsWithEnergy)),
      decimals: 3
    )
  }
}
