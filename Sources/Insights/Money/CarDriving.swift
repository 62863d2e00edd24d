package import ChargingLog

/// What driving one car came to, and that beside petrol.
package struct CarDriving: Sendable {
  package let car: String
  package let distance: Figure
  package let efficiency: Figure
  package let cost: Figure
  package let petrol: PetrolComparison

  /// In the order they are shown in.
  package var figures: [Figure] {
    [distance, efficiency, cost, petrol.saving, petrol.parityPrice]
  }

  /// - Parameter end: When what stands in for an unknown efficiency ends.
  init(_ drive: Drive, until end: Instant, in index: ChargingIndex) {
    let driving = Driving(drives: [drive], unit: index.distanceUnit)
    car = drive.car
    distance = drive.distanceFigure(in: index)
    efficiency = driving.efficiency(in: index)
    cost = driving.cost(in: index)
    petrol = PetrolComparison(
      driving,
      efficiency: efficiency.isKnown
        ? efficiency : index.usualEfficiency(of: drive.car, preferring: drive, at: end),
      in: index
    )
  }
}

extension Driving {
  /// What each car came to.
  ///
  /// - Parameter end: When what stands in for an unknown efficiency ends.
  package func byCar(until end: Instant, in index: ChargingIndex) -> [CarDriving] {
    drives.map { CarDriving($0, until: end, in: index) }
  }
}
