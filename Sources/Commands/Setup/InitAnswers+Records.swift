import ChargingLog

extension InitAnswers {
  /// The records that the answers ask for, what was not answered taken from the defaults.
  ///
  /// - Throws: ``CommandFailure`` when an answer is not of its type, or half a car is given.
  func records(_ defaults: SystemDefaults, today: CivilDate) throws(CommandFailure)
    -> InitialRecords
  {
    try check("--currency", currency, .currency)
    try check("--distance", distance, Settings.schema["distance"]?.type ?? .text)
    try check("--time-zone", timeZone, .timeZone)
    try check("--home-price", homePrice, .money)
    try check("--home-tariff", homeTariff, .id(.tariff))
    return InitialRecords(
      currency: currency ?? defaults.currency,
      distance: distance ?? defaults.distance,
      timeZone: timeZone ?? defaults.timeZone ?? "UTC",
      car: try newCar(),
      tariff: try newTariff(),
      from: today.startOfYear
    )
  }

  private func newCar() throws(CommandFailure) -> InitialRecords.NewCar? {
    guard let car else {
      if battery == nil { return nil }
      throw CommandFailure(.usage, "--battery has no car", fix: "add --car \"Hyundai Ioniq 5\"")
    }
    guard let name = CarName(car) else {
      throw CommandFailure(
        .usage,
        "--car needs make and model: \(car)",
        fix: "write it as in --car \"Hyundai Ioniq 5\""
      )
    }
    guard let battery else {
      throw CommandFailure(
        .usage,
        "--car needs its usable battery capacity",
        fix: "add --battery 74"
      )
    }
    try check("--battery", battery, Self.batteryType)
    return InitialRecords.NewCar(name: name, batteryKWh: battery)
  }

  private func newTariff() throws(CommandFailure) -> InitialRecords.NewTariff? {
    if homePrice == nil, homeBands.isEmpty {
      guard homeTariff != nil else { return nil }
      throw CommandFailure(.usage, "--home-tariff has no price", fix: "add --home-price 0.285")
    }
    return InitialRecords.NewTariff(id: homeTariff ?? "home", price: homePrice, bands: homeBands)
  }

  private func check(_ option: String, _ text: String?, _ type: ValueType) throws(CommandFailure) {
    guard let text, let problem = type.problem(withText: text) else { return }
    throw CommandFailure(.usage, "\(option) \(problem.message): \(text)", fix: problem.fix)
  }
}
