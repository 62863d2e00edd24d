extension Session {
  package static let schema = Schema<Session>(
    exclusive: [["odometer_mi", "odometer_km"]],
    [
      .required("car", \.car, .id(.car), "the car that was charged"),
      .required("start", \.start, .timestamp, "when it was plugged in"),
      .optional("end", \.end, .timestamp, "when it was unplugged"),
      .optional(
        "duration",
        \.duration,
        .duration,
        "the time that energy flowed, when it differs from end - start"
      ),
      .optional("location", \.location, .place, "a location's id or alias, or any text"),
      .optional("network", \.network, .text, "the operator of the charger"),
      .optional("type", \.type, ChargeType.choice, "alternating or direct current"),
      .optional("power_kw", \.powerKW, .number(unit: "kW", 0...2000), "the charger's rating"),
      .optional(
        "energy_kwh",
        \.energyKWh,
        .number(unit: "kWh", 0...10_000),
        "what the meter or the receipt says: the energy that is paid for"
      ),
      .optional(
        "energy_battery_kwh",
        \.energyBatteryKWh,
        .number(unit: "kWh", 0...10_000),
        "what the car says went into the battery"
      ),
      .optional("solar_percent", \.solarPercent, .percent, "the share of own solar power"),
      .optional("soc_start", \.socStart, .percent, "state of charge when plugged in"),
      .optional("soc_end", \.socEnd, .percent, "state of charge when unplugged"),
      .optional(
        "odometer_mi",
        \.odometerMiles,
        .number(unit: "mi", 0...5_000_000),
        "odometer when plugged in, in miles"
      ),
      .optional(
        "odometer_km",
        \.odometerKilometres,
        .number(unit: "km", 0...5_000_000),
        "odometer when plugged in, in kilometres"
      ),
      .optional("cost", \.cost, .price, "what was paid in all; 0 is free"),
      .optional("price_per_kwh", \.pricePerKWh, .money, "the unit rate of this session"),
      .group("fees", \.fees, "what came on top of the energy"),
      .group("priced", \.priced, "the cost frozen by the program when it logged the session"),
      .optional(
        "currency",
        \.currency,
        .currency,
        "ISO 4217; the tariff's, else the settings', when missing"
      ),
      .optional(
        "temperature_c",
        \.temperatureC,
        .number(unit: "°C", -90...70),
        "ambient temperature"
      ),
      .optional(
        "preconditioning",
        \.preconditioning,
        .boolean,
        "whether the battery was preconditioned"
      ),
      .optional("notes", \.notes, .text, merging: .lines, "anything worth remembering"),
      .list("tags", \.tags, of: .text, merging: .set, "words to find it by"),
      .group("source", \.source, "where an import took it from"),
    ]
  )
}

extension Session.Fees {
  package static let schema = Schema<Session.Fees>([
    .optional("session", \.session, .money, "for starting the charge"),
    .optional("time", \.time, .money, "for the time that it took"),
    .optional("idle", \.idle, .money, "for staying plugged in"),
    .optional("parking", \.parking, .money, "for the parking space"),
    .optional("other", \.other, .money, "anything else"),
  ])
}

extension Session.FrozenPrice {
  package static let schema = Schema<Session.FrozenPrice>([
    .optional("tariff", \.tariff, .id(.tariff), "the tariff that it was worked out by"),
    .required("cost", \.cost, .money, "the cost in all"),
  ])
}

extension SessionSource {
  package static let schema = Schema<SessionSource>([
    .optional("importer", \.importer, .text, "the rules that read it"),
    .optional(
      "id",
      \.id,
      .text,
      "the id that it has there; `row-` and a hash of the row where it has none"
    ),
    .optional("file", \.file, .text, "the file that it came from"),
    .optional("row", \.row, .whole(1...1_000_000_000), "its row in that file"),
  ])
}
