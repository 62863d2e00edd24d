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
    var numbers: [String: Int32] = [:]
    var carIDs: [String] = []
    var counts: [Int32] = []
    var cars: [Int32] = []
    var ordinals: [Int32] = []
    cars.reserveCapacity(index.sessions.count)
    ordinals.reserveCapacity(index.sessions.count)
    for position in index.sessions.indices {
      let id = index.sessions[position].car
      let number = numbers[id] ?? Int32(carIDs.count)
      if Int(number) == carIDs.count {
        numbers[id] = number
        carIDs.append(id)
        counts.append(0)
      }
      cars.append(number)
      ordinals.append(counts[Int(number)])
      counts[Int(number)] += 1
    }
    self.carIDs = carIDs
    self.cars = cars
    self.ordinals = ordinals
  }
}
