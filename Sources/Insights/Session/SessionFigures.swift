package import ChargingLog

/// Every figure of one session.
package struct SessionFigures: Sendable {
  package let index: ChargingIndex
  package let position: Int
  package let cost: SessionCost

  package init(_ index: ChargingIndex, at position: Int) {
    self.index = index
    self.position = position
    cost = index.cost(at: position)
  }

  private static let singleDrive =
    "distance / (battery_kwh × (soc_end before − soc_start) / 100)"

  var session: Session { index.sessions[position] }

  /// All of them, in the order they are shown in.
  package var all: [Figure] {
    [
      costFigure, pricePerKWh, pricePerBatteryKWh, costPerTenPercent, batteryEnergy, loss,
      chargeAdded, averagePower, pluggedIn, distance, efficiency, againstLast, againstMean,
    ]
  }

  /// The drive that ended at this session.
  package var distance: Figure {
    switch index.drive(to: position) {
    case .success(let drive): return renamed(drive.distanceFigure(in: index), "distance_driven")
    case .failure(let missing):
      return .unknown(
        "distance_driven",
        "driven before",
        .distance(index.distanceUnit),
        formula: "odometer − odometer of the session before",
        because: [missing.reason]
      )
    }
  }

  /// How far the drive that ended at this session came on a kWh.
  package var efficiency: Figure {
    switch index.drive(to: position) {
    case .success(let drive):
      var figure = drive.efficiencyFigure(in: index)
      let capacity = index.cars[session.car]?.batteryKWh
      if let full = index.sessions[drive.first].socEnd, let empty = session.socStart {
        figure.formula = Self.singleDrive
        figure.inputs = [
          Figure.Input("distance", drive.distanceFigure(in: index).text),
          input("battery_kwh", capacity, "kWh"), input("soc_end before", full, "%"),
          input("soc_start", empty, "%"),
        ]
      }
      return figure
    case .failure(let missing):
      return .unknown(
        "efficiency",
        "efficiency",
        .efficiency(index.distanceUnit),
        formula: Self.singleDrive,
        because: [missing.reason]
      )
    }
  }

  private func renamed(_ figure: Figure, _ name: String) -> Figure {
    var figure = figure
    figure.name = name
    figure.title = "driven before"
    figure.formula = "odometer − odometer of the session before"
    return figure
  }

  /// A value of the file as an input of a formula.
  func input(_ key: String, _ value: ExactDecimal?, _ unit: String = "") -> Figure.Input {
    Figure.Input(key, value.map { unit.isEmpty ? $0.text : "\($0.text) \(unit)" } ?? "unknown")
  }
}
