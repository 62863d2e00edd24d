import ChargingLog

/// A record that people call by a title.
protocol Titled {
  var id: String { get }
  var title: String { get }
}

extension Car: Titled {}
extension Location: Titled {}
extension Tariff: Titled {}

extension Sequence where Element: Titled {
  /// In the order of their titles, always the same.
  var byTitle: [Element] { sorted { ($0.title, $0.id) < ($1.title, $1.id) } }
}

extension Sequence<Car> {
  /// Those that are driven, then those that were.
  var drivenFirst: [Car] {
    let cars = byTitle
    return cars.filter(\.isActive) + cars.filter { !$0.isActive }
  }
}
