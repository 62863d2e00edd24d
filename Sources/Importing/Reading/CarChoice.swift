import ChargingLog

/// Which car a row is about.
struct CarChoice: Sendable {
  private let cars: [Car]
  private let fixed: String?
  private let fallback: String?

  init(_ index: ChargingIndex, option: String?) {
    cars = index.cars.values.sorted { $0.id < $1.id }
    fixed = option
    fallback = index.settings.defaultCar.flatMap { index.cars[$0]?.id }
  }

  /// The id of the car: the one that was asked for, else the one that the file names, else the
  /// settings' own, else the only one.
  ///
  /// A name that is no car's is not given to the default car, unless there is only one.
  func car(named names: [String]) throws(ValueProblem) -> String {
    if let fixed { return fixed }
    for name in names {
      if let car = car(named: name) { return car.id }
    }
    if cars.count == 1 { return cars[0].id }
    if names.isEmpty, let fallback { return fallback }
    let choice = cars.map(\.id).joined(separator: ", ")
    guard !cars.isEmpty else {
      throw ValueProblem(
        code: "import-car",
        message: "there is no car to log it for",
        fix: "add one with: plugtrack car add"
      )
    }
    throw ValueProblem(
      code: "import-car",
      message: names.first.map { "no car is called \(ValueProblem.quoted($0))" }
        ?? "the file does not say which car it was",
      fix: "say which: --car \(choice)" + (names.isEmpty ? "" : ", or give the car that name")
    )
  }

  private func car(named name: String) -> Car? {
    let (folded, slug) = (name.lowercased(), RecordID.slug(name))
    let tests: [(Car) -> Bool] = [
      { $0.id == folded || $0.id == slug },
      { $0.vin?.lowercased() == folded },
      { $0.name?.lowercased() == folded || $0.name.map(RecordID.slug) == slug },
      { RecordID.slug("\($0.make) \($0.model)") == slug },
      { RecordID.slug($0.model) == slug },
    ]
    for test in tests {
      let found = cars.filter(test)
      if found.count == 1 { return found[0] }
    }
    return nil
  }
}
