/// A made-up charging log: the same for the same number of sessions, on every machine.
public struct Sample {
  /// How many sessions it has.
  public let count: Int
  let cars: Int
  let charges: [Charge]

  /// Makes up a log of one charge a day and car, of as few cars as that takes in some ten years.
  public init(sessions count: Int) {
    self.count = count
    cars = max(2, count / 3600)
    var random = SeededGenerator(seed: UInt64(count))
    var states = (0..<cars).map { CarState(odometer: 1000 * ($0 + 1), charge: 60) }
    charges = (0..<count).map { [cars] number in
      Self.charge(number % cars, day: number / cars, &states[number % cars], &random)
    }
  }

  private struct CarState {
    var odometer: Int
    /// State of charge in percent.
    var charge: Int
  }

  private static func charge(
    _ car: Int,
    day: Int,
    _ state: inout CarState,
    _ random: inout SeededGenerator
  ) -> Charge {
    let place: Charge.Place =
      switch random.number(1...100) {
      case ...60: .home
      case ...75: .work
      case ...85: .mall
      case ...95: .motorway
      default: .hotel
      }
    let socStart = max(8, state.charge - random.number(20...50))
    let socEnd = min(100, socStart + random.number(20...50))
    let battery = 50 + car % 4 * 10
    let energy = Fixed(battery * (socEnd - socStart) * random.number(105...115) / 100, decimals: 2)
    state.odometer += (state.charge - socStart) * 2
    state.charge = socEnd
    return Charge(
      car: car,
      start: day * 1440 + (place == .home ? random.number(0...50) : random.number(400...800)),
      minutes: energy.units * 630 / place.powerWatts + random.number(3...40),
      place: place,
      energy: energy,
      cost: (energy * place.price).hundredths,
      socStart: socStart,
      socEnd: socEnd,
      odometer: state.odometer,
      temperature: random.number(-5...30),
      note: random.chance(8) ? "left lane, plug \(random.number(1...9)) was broken" : nil,
      tag: random.chance(5) ? ["holiday", "business", "winter-test"][random.number(0...2)] : nil
    )
  }

  func carID(_ car: Int) -> String { "car-\(car + 1)" }
}
