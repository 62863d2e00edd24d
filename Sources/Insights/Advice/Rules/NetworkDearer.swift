import ChargingLog
import Glibc

/// An operator that was used lately is dearer than another one that is used nearby.
enum NetworkDearer {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    guard log.recent.contains(where: { Stop($0, log) != nil }) else { return [] }
    let stops = log.sessions.compactMap { Stop($0, log) }
    let byOperator = Dictionary(grouping: stops, by: \.kind)
    let medians = byOperator.compactMapValues { Median.of($0.map(\.price)) }
    let places = byOperator.mapValues { Set($0.map(\.place)) }
    let recent = Dictionary(grouping: stops.filter { log.recent.contains($0.position) }, by: \.kind)
    return recent.keys.sorted { $0.order < $1.order }.compactMap { kind in
      guard let visits = recent[kind], let price = Median.of(visits.map(\.price)) else {
        return nil
      }
      let visited = Set(visits.map(\.place))
      let nearby = places.filter { other, places in
        other.isComparable(with: kind)
          && places.contains { place in
            visited.contains { $0.isNear(place, kilometres: log.value(.nearby).double) }
          }
      }.keys
      let best = nearby.compactMap { other in medians[other].map { (other, $0) } }
        .min { ($0.1, $0.0.name) < ($1.1, $1.0.name) }
      guard let (other, cheaper) = best, cheaper > .zero,
        price * ExactDecimal(100) > cheaper * (ExactDecimal(100) + log.value(.networkDearer))
      else { return nil }
      return advice(kind, price, other, cheaper, visits.map(\.position), log)
    }
  }

  private static func advice(
    _ kind: Kind,
    _ price: ExactDecimal,
    _ other: Kind,
    _ cheaper: ExactDecimal,
    _ positions: [Int],
    _ log: AdviceLog
  ) -> Advice {
    let unit = FigureUnit.moneyPer(kind.currency, "kWh")
    return Advice(
      .networkDearer,
      .notice,
      subject: kind.name,
      "\(kind.name) costs \(unit.text(price)); \(other.name), which you use nearby, "
        + "\(unit.text(cheaper))",
      action: "charge at \(other.name) where you can",
      evidence: [
        log.figure(
          "price_there",
          kind.name,
          price,
          unit,
          formula: "median of cost / energy_kwh there, lately",
          of: positions
        ),
        log.figure(
          "price_nearby",
          other.name,
          cheaper,
          unit,
          formula: "median of cost / energy_kwh of the other operator"
        ),
      ],
      sessions: positions
    )
  }

  /// What can be compared: an operator's prices of one kind of current in one currency.
  private struct Kind: Hashable {
    var name: String
    var type: ChargeType?
    var currency: String?

    /// What puts operators in order.
    var order: String { "\(name) \(type?.rawValue ?? "") \(currency ?? "")" }

    func isComparable(with other: Kind) -> Bool {
      type == other.type && currency == other.currency
        && name.lowercased() != other.name.lowercased()
    }
  }

  /// A public charge at a place whose coordinates are known.
  private struct Stop {
    var position: Int
    var kind: Kind
    var price: ExactDecimal
    var place: Place

    init?(_ position: Int, _ log: AdviceLog) {
      let sessions = log.index.sessions
      guard log.index.isHome(at: position) == false,
        let place = log.index.location(at: position), let coordinates = place.coordinates,
        let name = sessions[position].network ?? place.network, let price = log.price(position)
      else { return nil }
      self.position = position
      self.price = price.amount
      kind = Kind(name: name, type: sessions[position].type ?? place.type, currency: price.currency)
      self.place = Place(
        latitude: coordinates.latitude.double * .pi / 180,
        longitude: coordinates.longitude.double * .pi / 180
      )
    }
  }

  /// A point on the earth, in radians.
  private struct Place: Hashable {
    var latitude: Double
    var longitude: Double

    /// Whether another is within a distance on the earth's sphere (the haversine formula).
    func isNear(_ other: Place, kilometres: Double) -> Bool {
      let height = sin((other.latitude - latitude) / 2)
      let width = sin((other.longitude - longitude) / 2)
      let square = height * height + cos(latitude) * cos(other.latitude) * width * width
      return 2 * 6371 * asin(min(1, square.squareRoot())) <= kilometres
    }
  }
}
