import YAMLRecord

/// Finds figures of a car that do not go together.
enum CarCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    log.index.cars.values.sorted { $0.id < $1.id }.flatMap { car in
      [limits(of: car), battery(of: car)].compactMap { $0 } + curve(of: car)
    }
  }

  private static func limits(of car: Car) -> Finding? {
    guard let least = car.socMin, let target = car.socTarget, least > target else { return nil }
    return Finding(
      "soc-limits",
      .warning,
      file: car.path,
      key: "soc_min",
      "soc_min \(least.text) % is more than soc_target \(target.text) %",
      fix: "exchange the two",
      notes: [Finding.Note(file: car.path, key: "soc_target", message: "soc_target is here")]
    )
  }

  private static func battery(of car: Car) -> Finding? {
    guard let gross = car.batteryGrossKWh, gross < car.batteryKWh else { return nil }
    return Finding(
      "battery-gross",
      .warning,
      file: car.path,
      key: "battery_gross_kwh",
      "battery_gross_kwh \(gross.text) is less than the usable battery_kwh \(car.batteryKWh.text)",
      fix: "exchange the two",
      notes: [Finding.Note(file: car.path, key: "battery_kwh", message: "battery_kwh is here")]
    )
  }

  private static func curve(of car: Car) -> [Finding] {
    car.dcCurve.indices.dropFirst().compactMap { number in
      let (before, point) = (car.dcCurve[number - 1], car.dcCurve[number])
      guard point.soc <= before.soc else { return nil }
      return Finding(
        "curve-order",
        .warning,
        file: car.path,
        key: "dc_curve[\(number)].soc",
        "soc \(point.soc.text) comes after \(before.soc.text) in dc_curve",
        fix: "write the points in the order of their soc, each once"
      )
    }
  }
}
