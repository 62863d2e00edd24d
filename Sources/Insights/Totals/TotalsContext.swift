import ChargingLog

/// What totals need to know of all sessions, selected or not.
struct TotalsContext {
  let index: ChargingIndex
  /// Ids of the cars in `cars`, by number.
  let carIDs: [String]
  /// The number of the car of each session.
  let cars: [Int32]
  /// How many sessions of the same car each one follows.
  let ordinals: [Int32]
  let limits: RunLimits

  init(_ index: ChargingIndex) {
    self.index = index
    limits = RunLimits(index.settings)
    carIDs = index.carIDs
    cars = index.carNumbers
    var counts = [Int32](repeating: 0, count: carIDs.count)
    var ordinals: [Int32] = []
    ordinals.reserveCapacity(cars.count)
    for car in cars {
      ordinals.append(counts[Int(car)])
      counts[Int(car)] += 1
    }
    self.ordinals = ordinals
  }
}
