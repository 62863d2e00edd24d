package import ChargingLog

extension SessionFigures {
  /// The energy that went into the battery.
  package var batteryEnergy: Figure {
    let (name, title) = ("battery_energy", "into the battery")
    guard let energy = index.batteryEnergy(at: position),
      let value = ExactDecimal(rounding: energy.kilowattHours, decimals: 3)
    else {
      return .unknown(
        name,
        title,
        .kilowattHours,
        formula: "energy_battery_kwh, else of the charge added, else of energy_kwh",
        because: [.missing("energy_battery_kwh"), .missing("soc_end"), .missing("energy_kwh")]
      )
    }
    var confidence = Confidence.high
    switch energy.basis {
    case .measured:
      return Figure(
        name,
        title,
        session.energyBatteryKWh ?? value,
        .kilowattHours,
        formula: "energy_battery_kwh",
        inputs: [input("energy_battery_kwh", session.energyBatteryKWh, "kWh")]
      )
    case .charge:
      confidence.lower("energy_estimated", "estimated from the charge levels")
      return Figure(
        name,
        title,
        value,
        .kilowattHours,
        formula: "battery_kwh × (soc_end − soc_start) / 100",
        inputs: [
          input("battery_kwh", index.cars[session.car]?.batteryKWh, "kWh"),
          input("soc_start", session.socStart, "%"), input("soc_end", session.socEnd, "%"),
        ],
        confidence: confidence
      )
    case .efficiency:
      confidence.lower("energy_estimated", "estimated from the metered energy")
      confidence.lower("efficiency_assumed", "the efficiency of charging is assumed")
      let percent = index.settings.value(
        of: session.type == .dc ? .chargeEfficiencyDC : .chargeEfficiencyAC
      )
      return Figure(
        name,
        title,
        value,
        .kilowattHours,
        formula: "energy_kwh × charge efficiency",
        inputs: [
          input("energy_kwh", session.energyKWh, "kWh"),
          input("charge efficiency", percent, "%"),
        ],
        confidence: confidence
      )
    }
  }

  /// How much of the metered energy did not reach the battery.
  package var loss: Figure {
    let inputs = [
      input("energy_battery_kwh", session.energyBatteryKWh, "kWh"),
      input("energy_kwh", session.energyKWh, "kWh"),
    ]
    var reasons: [Confidence.Reason] = []
    if session.energyBatteryKWh == nil { reasons.append(.missing("energy_battery_kwh")) }
    if session.energyKWh == nil { reasons.append(.missing("energy_kwh")) }
    if session.energyKWh?.isZero == true {
      reasons.append(Confidence.Reason("zero_energy", "energy_kwh is 0"))
    }
    var confidence = Confidence(level: reasons.isEmpty ? .high : .none, reasons: reasons)
    let share = index.loss(at: position)
    if let share, share.isNegative {
      confidence.lower("more_than_metered", "more reached the battery than was metered")
    }
    return Figure(
      "loss",
      "lost",
      share,
      .percent,
      formula: "(1 − energy_battery_kwh / energy_kwh) × 100",
      inputs: inputs,
      confidence: confidence
    )
  }

  /// Percentage points that the charge rose by.
  package var chargeAdded: Figure {
    var reasons: [Confidence.Reason] = []
    if session.socStart == nil { reasons.append(.missing("soc_start")) }
    if session.socEnd == nil { reasons.append(.missing("soc_end")) }
    return Figure(
      "charge_added",
      "added",
      index.socAdded(at: position),
      .points,
      formula: "soc_end − soc_start",
      inputs: [
        input("soc_start", session.socStart, "%"), input("soc_end", session.socEnd, "%"),
      ],
      confidence: Confidence(level: reasons.isEmpty ? .high : .none, reasons: reasons)
    )
  }

  /// Energy over the time that it flowed.
  package var averagePower: Figure {
    let seconds = index.chargingSeconds(at: position)
    var reasons: [Confidence.Reason] = []
    if session.energyKWh == nil { reasons.append(.missing("energy_kwh")) }
    if seconds == nil { reasons.append(.missing("duration")) }
    if seconds == 0 { reasons.append(Confidence.Reason("no_time", "it took no time")) }
    var confidence = Confidence(level: reasons.isEmpty ? .high : .none, reasons: reasons)
    if session.duration == nil, seconds != nil, reasons.isEmpty {
      confidence.lower("plugged_in_time", "taken over all the time plugged in")
    }
    return Figure(
      "average_power",
      "mean power",
      index.averagePowerKW(at: position),
      .kilowatts,
      formula: "energy_kwh / duration",
      inputs: [
        input("energy_kwh", session.energyKWh, "kWh"),
        Figure.Input("duration", seconds.map { ChargeDuration(seconds: $0).text } ?? "unknown"),
      ],
      confidence: confidence
    )
  }

  /// From plugging in to unplugging.
  package var pluggedIn: Figure {
    let seconds = index.pluggedInSeconds(at: position)
    return Figure(
      "plugged_in",
      "plugged in",
      seconds.map { ExactDecimal(Int($0)) },
      .seconds,
      formula: "end − start",
      inputs: [
        Figure.Input("start", session.start.text),
        Figure.Input("end", session.end?.text ?? "unknown"),
      ],
      confidence: seconds == nil
        ? Confidence(level: .none, reasons: [.missing("end")]) : .high
    )
  }
}

extension ChargingIndex {
  /// The share of the metered energy that did not reach the battery in percent, to two decimals;
  /// only where both are measured.
  package func loss(at position: Int) -> ExactDecimal? {
    guard let battery = sessions[position].energyBatteryKWh,
      let metered = sessions[position].energyKWh
    else { return nil }
    return ((metered - battery) * ExactDecimal(100)).divided(by: metered, decimals: 2)
  }

  /// Seconds from plugging in to unplugging, where both times of day are known.
  package func pluggedInSeconds(at position: Int) -> Int64? {
    guard let end = ends[position], entries[position].times.isSuperset(of: [.start, .end]),
      end >= starts[position]
    else { return nil }
    return end.seconds(since: starts[position])
  }
}
