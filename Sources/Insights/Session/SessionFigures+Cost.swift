import ChargingLog

extension SessionFigures {
  /// What it cost in all.
  package var costFigure: Figure {
    var confidence = Confidence.high
    if cost.basis == .tariff {
      confidence.lower("from_tariff", "worked out by the tariff as it stands now")
    }
    guard let amount = cost.amount else {
      return .unknown(
        "cost",
        "cost",
        .money(cost.currency),
        formula: "cost, else price_per_kwh × energy_kwh + fees, else priced, else the tariff",
        inputs: [input("energy_kwh", session.energyKWh, "kWh")],
        because: [Confidence.Reason("cost_unknown", cost.reason ?? "nothing says")]
      )
    }
    return Figure(
      "cost",
      "cost",
      amount,
      .money(cost.currency),
      formula: costFormula,
      inputs: costInputs,
      confidence: confidence
    )
  }

  private var costFormula: String {
    switch cost.basis {
    case .paid: "cost"
    case .unitPrice: "price_per_kwh × energy_kwh + fees"
    case .frozen: "priced.cost"
    case .tariff: "Σ energy × price by the time it flowed, + fees"
    case .unknown: "unknown"
    }
  }

  private var costInputs: [Figure.Input] {
    let fees = session.fees.map { input("fees", $0.total) }
    switch cost.basis {
    case .paid: return [input("cost", session.cost)]
    case .unitPrice:
      return [
        input("price_per_kwh", session.pricePerKWh), input("energy_kwh", session.energyKWh, "kWh"),
      ] + [fees].compactMap(\.self)
    case .frozen:
      return [input("priced.cost", session.priced?.cost)]
        + (cost.tariff.map { [Figure.Input("priced.tariff", $0)] } ?? [])
    case .tariff:
      return [
        Figure.Input("tariff", cost.tariff ?? ""), input("energy_kwh", session.energyKWh, "kWh"),
      ] + partInputs + [fees].compactMap(\.self)
    case .unknown: return []
    }
  }

  /// The stretches of one price that the energy flowed in.
  private var partInputs: [Figure.Input] {
    guard let tariff = cost.tariff.flatMap({ index.tariffs[$0] }) else { return [] }
    let pricing = index.pricing(by: tariff)
    return pricing.parts(
      of: session,
      from: index.starts[position],
      to: index.ends[position]
    ).map { part in
      let clock = pricing.zone.civil(at: part.start).clockText(withSeconds: false)
      let time = ChargeDuration(seconds: part.seconds).text
      return Figure.Input("from \(clock)", "\(time) at \(part.pricePerKWh.text)")
    }
  }

  /// What a kWh of the meter cost.
  package var pricePerKWh: Figure {
    ratio(
      "price_per_kwh",
      "price",
      per: "kWh",
      formula: "cost / energy_kwh",
      by: session.energyKWh,
      input("energy_kwh", session.energyKWh, "kWh"),
      missing: "energy_kwh"
    )
  }

  /// What a kWh in the battery cost.
  package var pricePerBatteryKWh: Figure {
    let energy = batteryEnergy
    var figure = ratio(
      "price_per_battery_kwh",
      "price in the battery",
      per: "kWh",
      formula: "cost / battery energy",
      by: energy.value,
      Figure.Input("battery energy", energy.text),
      missing: "battery_energy"
    )
    if figure.isKnown { figure.confidence.limit(by: energy.confidence) }
    return figure
  }

  /// What ten percentage points of charge cost.
  package var costPerTenPercent: Figure {
    let tenths = chargeAdded.value.flatMap { $0.divided(by: ExactDecimal(10), decimals: 10) }
    return ratio(
      "cost_per_10_percent",
      "10 % of charge",
      per: "10 %",
      formula: "cost / (soc_end − soc_start) × 10",
      by: tenths.flatMap { $0.isNegative ? nil : $0 },
      Figure.Input("charge added", chargeAdded.text),
      missing: "charge_added"
    )
  }

  /// The cost over something, unknown where either is.
  private func ratio(
    _ name: String,
    _ title: String,
    per what: String,
    formula: String,
    by divisor: ExactDecimal?,
    _ divisorInput: Figure.Input,
    missing: String
  ) -> Figure {
    var reasons: [Confidence.Reason] = []
    if cost.amount == nil {
      reasons.append(Confidence.Reason("cost_unknown", cost.reason ?? "the cost is unknown"))
    }
    if divisor == nil { reasons.append(.missing(missing)) }
    if divisor?.isZero == true {
      reasons.append(Confidence.Reason("zero_\(missing)", "\(missing) is 0"))
    }
    let value = divisor.flatMap { cost.amount?.divided(by: $0, decimals: 6) }
    return Figure(
      name,
      title,
      value,
      .moneyPer(cost.currency, what),
      formula: formula,
      inputs: [
        Figure.Input("cost", cost.amount.map { Money.text($0, cost.currency) } ?? "unknown"),
        divisorInput,
      ],
      confidence: reasons.isEmpty
        ? costFigure.confidence : Confidence(level: .none, reasons: reasons)
    )
  }
}
