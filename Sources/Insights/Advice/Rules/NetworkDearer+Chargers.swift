import ChargingLog
import Glibc

extension NetworkDearer {
  /// The places with coordinates, by their numbers.
  struct Chargers {
    private struct Charger {
      var network: Int32
      var type: ChargeType?
      var point: Point
    }

    private let log: AdviceLog
    private let nearby: Double
    private var networks: TextNumbers
    private var chargers: [Int32: Charger?] = [:]

    init(_ log: AdviceLog) {
      self.log = log
      nearby = log.value(.nearby).double
      networks = log.ledger.names.networks
    }

    /// The kind of a public charge whose price is known, at a charger.
    mutating func kind(at position: Int) -> Kind? {
      let entry = log.ledger.entries[position]
      guard entry.isHome == false, entry.hasPrice,
        let charger = charger(log.index.placeNumber(at: position), position)
      else { return nil }
      let network = entry.network < 0 ? charger.network : entry.network
      guard network >= 0 else { return nil }
      return Kind(network: network, type: entry.type ?? charger.type, currency: entry.currency)
    }

    private mutating func charger(_ place: Int32, _ position: Int) -> Charger? {
      if let known = chargers[place] { return known }
      let location = log.index.location(at: position)
      let charger = location?.coordinates.map { coordinates in
        Charger(
          network: networks.number(of: location?.network),
          type: location?.type,
          point: Point(coordinates)
        )
      }
      chargers[place] = .some(charger)
      return charger
    }

    /// Whether one of some places is near one of others.
    func areNear(_ places: Set<Int32>, _ others: Set<Int32>) -> Bool {
      let points = others.compactMap { chargers[$0]??.point }
      return places.compactMap { chargers[$0]??.point }.contains { point in
        points.contains { $0.isNear(point, kilometres: nearby) }
      }
    }

    func name(_ kind: Kind) -> String { networks.text(of: kind.network) ?? "" }

    /// What puts operators in order.
    func order(_ kind: Kind) -> String {
      let currency = log.ledger.names.currencies.text(of: kind.currency)
      return "\(name(kind)) \(kind.type?.rawValue ?? "") \(currency ?? "")"
    }
  }

  /// A point on the earth, in radians.
  fileprivate struct Point {
    var latitude: Double
    var longitude: Double

    init(_ coordinates: Location.Coordinates) {
      latitude = coordinates.latitude.double * .pi / 180
      longitude = coordinates.longitude.double * .pi / 180
    }

    /// Whether another is within a distance on the earth's sphere (the haversine formula).
    func isNear(_ other: Point, kilometres: Double) -> Bool {
      let height = sin((other.latitude - latitude) / 2)
      let width = sin((other.longitude - longitude) / 2)
      let square = height * height + cos(latitude) * cos(other.latitude) * width * width
      return 2 * 6371 * asin(min(1, square.squareRoot())) <= kilometres
    }
  }
}
