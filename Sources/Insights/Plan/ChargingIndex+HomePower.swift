package import ChargingLog

extension ChargingIndex {
  /// The power that a car charges with at home: what the car takes, and the charger gives.
  package func homePowerKW(for car: Car) -> ExactDecimal? {
    let home = locations.values.sorted { $0.id < $1.id }.first {
      $0.isHome || $0.id == settings.homeCharging?.location
    }
    let charger = settings.homeCharging?.powerKW ?? home?.powerKW
    guard let charger else { return car.maxACKW }
    return car.maxACKW.map { min($0, charger) } ?? charger
  }
}
