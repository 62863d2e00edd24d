package import ChargingLog

/// How the battery of a car fares, and how it is treated.
package struct BatteryReport: Sendable {
  package let car: String
  /// All estimates of its capacity, by time.
  package let estimates: [CapacityEstimate]
  /// How many of the last estimates the figures are of.
  package let used: Int
  /// The median of the last estimates.
  package let capacity: Figure
  /// A quarter of the last estimates lie below.
  package let lowQuarter: Figure
  /// A quarter of the last estimates lie above.
  package let highQuarter: Figure
  /// The median as a share of the capacity that the car was sold with.
  package let health: Figure
  package let habits: ChargingHabits

  /// - Parameter positions: Sessions, of which those of the car count.
  package init(of car: String, _ positions: [Int], in index: ChargingIndex) {
    let number = index.carIDs.firstIndex(of: car) ?? -1
    let own = positions.inOrder.filter { index.carNumbers[$0] == number }
    self.car = car
    let rule = CapacityRule(index.settings)
    estimates = own.compactMap { rule.estimate(at: $0, in: index) }
    habits = ChargingHabits(of: own, in: index)
    let last = estimates.suffix(max(1, Int(index.settings.value(of: .capacitySessions).double)))
    used = last.count
    let trust = Self.trust(last, in: index)
    let quartiles = Quartiles(last.map(\.kilowattHours))
    let inputs = last.map { estimate in
      Figure.Input(
        RecordID.of(path: index.sessions.path(at: estimate.position)),
        "\(Self.decimal(estimate.kilowattHours)?.text ?? "unknown") kWh, \(estimate.basis.rawValue)"
      )
    }
    func figure(_ name: String, _ title: String, _ value: Double?, _ formula: String) -> Figure {
      Figure(
        name,
        title,
        value.flatMap(Self.decimal),
        .kilowattHours,
        formula: formula,
        inputs: inputs,
        confidence: trust
      )
    }
    let estimate = "battery energy / (soc_end − soc_start) × 100"
    capacity = figure(
      "capacity",
      "capacity",
      quartiles?.median,
      "median of the last \(used) of: \(estimate)"
    )
    lowQuarter = figure(
      "capacity_low",
      "lower quarter",
      quartiles?.low,
      "a quarter lie below, of: \(estimate)"
    )
    highQuarter = figure(
      "capacity_high",
      "upper quarter",
      quartiles?.high,
      "a quarter lie above, of: \(estimate)"
    )
    let usable = index.cars[car]?.batteryKWh
    health = Figure(
      "health",
      "health",
      capacity.value.flatMap { median in
        usable.flatMap { (median * ExactDecimal(100)).divided(by: $0, decimals: 1) }
      },
      .percent,
      formula: "capacity / battery_kwh × 100",
      inputs: [
        Figure.Input("capacity", capacity.text),
        Figure.Input("battery_kwh", usable.map { "\($0.text) kWh" } ?? "unknown"),
      ],
      confidence: trust
    )
  }

  /// The fewest estimates that say anything.
  package static let fewest = 3

  private static func trust(_ last: ArraySlice<CapacityEstimate>, in index: ChargingIndex)
    -> Confidence
  {
    var trust = Confidence.high
    let wanted = Int(index.settings.value(of: .capacitySessions).double)
    if last.count < fewest {
      let points = index.settings.value(of: .capacityPoints).text
      trust.giveUp(
        "not_enough_yet",
        "not enough yet: \(last.count) of \(fewest) sessions that add \(points) points of charge "
          + "and say what energy went into the battery"
      )
    } else if last.count < wanted {
      trust.lower("few", "only \(last.count) sessions")
    }
    let billed = last.count { $0.basis == .billed }
    if billed > 0, last.count >= fewest {
      trust.lower("billed", "\(billed) of \(last.count) by what was billed, less an assumed loss")
    }
    return trust
  }

  private static func decimal(_ value: Double) -> ExactDecimal? {
    ExactDecimal(rounding: value, decimals: 2)
  }
}
