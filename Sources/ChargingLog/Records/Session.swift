/// One charge, from plugging in to unplugging.
package struct Session: SchemaRecord {
  /// The file it stands in, relative to the data directory.
  package var path = ""
  package var car = ""
  /// When it was plugged in.
  package var start = Timestamp.placeholder
  /// When it was unplugged.
  package var end: Timestamp?
  /// The time that energy flowed.
  package var duration: ChargeDuration?
  /// The id or an alias of a location, or free text.
  package var location: String?
  package var network: String?
  package var type: ChargeType?
  /// The charger's rating.
  package var powerKW: ExactDecimal?
  /// The energy that is paid for.
  package var energyKWh: ExactDecimal?
  /// The energy that went into the battery.
  package var energyBatteryKWh: ExactDecimal?
  package var solarPercent: ExactDecimal?
  package var socStart: ExactDecimal?
  package var socEnd: ExactDecimal?
  package var odometerMiles: ExactDecimal?
  package var odometerKilometres: ExactDecimal?
  /// What was paid in all; zero is free.
  package var cost: ExactDecimal?
  package var pricePerKWh: ExactDecimal?
  @Boxed package var fees: Fees?
  @Boxed package var priced: FrozenPrice?
  package var currency: String?
  package var temperatureC: ExactDecimal?
  package var preconditioning: Bool?
  package var notes: String?
  package var tags: [String] = []
  @Boxed package var source: SessionSource?

  package init() {}

  /// The name of the file without `.yaml`.
  package var id: String { RecordID.of(path: path) }

  /// What comes on top of the energy's price.
  package struct Fees: SchemaRecord {
    package var session: ExactDecimal?
    package var time: ExactDecimal?
    package var idle: ExactDecimal?
    package var parking: ExactDecimal?
    package var other: ExactDecimal?

    package init() {}

    /// All of them together.
    package var total: ExactDecimal {
      [session, time, idle, parking, other].compactMap { $0 }.reduce(.zero, +)
    }
  }

  /// The cost as the program worked it out when it logged the session.
  package struct FrozenPrice: SchemaRecord {
    package var tariff: String?
    package var cost = ExactDecimal.zero

    package init() {}
  }
}

/// Where an import took a session from.
package struct SessionSource: SchemaRecord {
  package var importer: String?
  package var id: String?
  package var file: String?
  package var row: Int?

  package init() {}
}

extension Timestamp {
  /// Stands in a record until its time is read; never seen outside the reader.
  static let placeholder = Timestamp(civil: CivilTime(secondsSince1970: 0), precision: .day)
}
