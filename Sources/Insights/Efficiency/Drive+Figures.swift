package import ChargingLog

extension Drive {
  static let energyFormula =
    "Σ battery energy + battery_kwh × (first soc_start − last soc_start) / 100"
  private static let efficiencyFormula = "distance / (\(energyFormula))"

  /// How far it went.
  package func distanceFigure(in index: ChargingIndex) -> Figure {
    let unit = index.distanceUnit
    return Figure(
      "distance",
      "distance",
      unit.of(kilometres: kilometres),
      .distance(unit),
      formula: "last odometer − first odometer",
      inputs: odometers(in: index)
    )
  }

  /// Distance for each kWh.
  package func efficiencyFigure(in index: ChargingIndex) -> Figure {
    let unit = index.distanceUnit
    return Figure(
      "efficiency",
      "efficiency",
      efficiency(in: unit).flatMap { ExactDecimal(rounding: $0, decimals: 4) },
      .efficiency(unit),
      formula: Self.efficiencyFormula,
      inputs: energyInputs(in: index),
      confidence: confidence
    )
  }

  /// What a mile or a kilometre cost.
  package func costFigure(in index: ChargingIndex) -> Figure {
    let unit = index.distanceUnit
    let what = FigureUnit.moneyPer(currency, unit.singular)
    let formula = "cost of the charges × energy driven / energy charged / distance"
    let amount = cost?.divided(by: unit.of(kilometres: kilometres), decimals: 6)
    guard let amount else {
      let reasons =
        confidence.level == .none
        ? confidence.reasons : [costDoubt?.reason ?? .missing("cost")]
      return .unknown(
        "cost_per_\(unit.rawValue)",
        "driving",
        what,
        formula: formula,
        inputs: energyInputs(in: index),
        because: reasons
      )
    }
    var inputs = energyInputs(in: index)
    inputs.append(Figure.Input("cost", Money.text(cost ?? .zero, currency)))
    return Figure(
      "cost_per_\(unit.rawValue)",
      "driving",
      amount,
      what,
      formula: formula,
      inputs: inputs,
      confidence: confidence
    )
  }

  private func odometers(in index: ChargingIndex) -> [Figure.Input] {
    func reading(_ position: Int) -> String {
      guard let value = index.odometer(at: position) else { return "unknown" }
      return "\(value.text(roundedTo: 0)) \(index.distanceUnit.rawValue)"
    }
    return [
      Figure.Input("first odometer", reading(first)), Figure.Input("last odometer", reading(last)),
    ]
  }

  private func energyInputs(in index: ChargingIndex) -> [Figure.Input] {
    func energy(_ value: Double?) -> String {
      value.flatMap { ExactDecimal(rounding: $0, decimals: 2) }.map { "\($0.text) kWh" }
        ?? "unknown"
    }
    func level(_ position: Int) -> String {
      index.entries[position].socStart.map { "\($0.text) %" } ?? "unknown"
    }
    return odometers(in: index) + [
      Figure.Input("charges", "\(charges)"),
      Figure.Input("energy charged", energy(chargedKWh)),
      Figure.Input("first soc_start", level(first)), Figure.Input("last soc_start", level(last)),
      Figure.Input(
        "battery_kwh",
        index.cars[car].map { "\($0.batteryKWh.text) kWh" } ?? "unknown"
      ),
      Figure.Input("energy driven", energy(energyKWh)),
    ]
  }
}
