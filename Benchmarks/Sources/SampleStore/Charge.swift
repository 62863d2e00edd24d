/// One charge of a sample, before it is written in any format.
struct Charge {
  var car: Int
  /// Minutes since 2015-01-01 00:00, local.
  var start: Int
  var minutes: Int
  var place: Place
  var energy: Fixed
  var cost: Fixed
  var socStart: Int
  var socEnd: Int
  var odometer: Int
  var temperature: Int
  var note: String?
  var tag: String?

  /// Where a charge can take place, and how its cost is known.
  enum Place: CaseIterable {
    case home, work, mall, motorway, hotel

    var id: String {
      switch self {
      case .home: "home"
      case .work: "work"
      case .mall: "mall"
      case .motorway: "motorway-services"
      case .hotel: "Hotel am Ring"
      }
    }

    var isDC: Bool { self == .mall || self == .motorway }
    /// The charger's rating.
    var powerWatts: Int {
      switch self {
      case .home: 7400
      case .work, .hotel: 11_000
      case .mall: 50_000
      case .motorway: 350_000
      }
    }

    /// The price of a kWh.
    var price: Fixed {
      switch self {
      case .home: Fixed(85, decimals: 3)
      case .work: Fixed(20, decimals: 2)
      case .mall: Fixed(55, decimals: 2)
      case .motorway: Fixed(79, decimals: 2)
      case .hotel: Fixed(0, decimals: 0)
      }
    }
  }
}
