/// A place where cars are charged.
package struct Location: SchemaRecord {
  package var path = ""
  package var name: String?
  package var coordinates: Coordinates?
  package var radiusMetres: ExactDecimal?
  package var home: Bool?
  package var network: String?
  package var type: ChargeType?
  package var powerKW: ExactDecimal?
  package var tariff: String?
  package var timeZone: Zone?
  package var aliases: [String] = []
  package var notes: String?

  package init() {}

  package var id: String { RecordID.of(path: path) }
  package var isHome: Bool { home ?? false }
  /// What to call it.
  package var title: String { name ?? id }

  /// A point on the earth, in degrees (WGS 84).
  package struct Coordinates: SchemaRecord {
    package var latitude = ExactDecimal.zero
    package var longitude = ExactDecimal.zero

    package init() {}

    package static let schema = Schema<Coordinates>([
      .required("lat", \.latitude, .number(unit: "°", -90...90), "degrees north"),
      .required("lon", \.longitude, .number(unit: "°", -180...180), "degrees east"),
    ])
  }

  package static let schema = Schema<Location>([
    .optional("name", \.name, .text, "what you call it"),
    .group("coordinates", \.coordinates, "where it is"),
    .optional(
      "radius_m",
      \.radiusMetres,
      .number(unit: "m", 0...100_000),
      "how far around counts as there; 150 when missing"
    ),
    .optional("home", \.home, .boolean, "whether it is home"),
    .optional("network", \.network, .text, "the operator of the chargers"),
    .optional("type", \.type, ChargeType.choice, "alternating or direct current"),
    .optional("power_kw", \.powerKW, .number(unit: "kW", 0...2000), "the charger's rating"),
    .optional("tariff", \.tariff, .id(.tariff), "what a charge costs there"),
    .optional("time_zone", \.timeZone, .timeZone, "the zone of times without an offset"),
    .list(
      "aliases",
      \.aliases,
      of: .text,
      merging: .set,
      "other names that count as this location"
    ),
    .optional("notes", \.notes, .text, merging: .lines, "anything worth remembering"),
  ])
}
