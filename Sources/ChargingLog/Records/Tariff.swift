/// What energy costs, from which day on.
package struct Tariff: SchemaRecord {
  package var path = ""
  package var name: String?
  package var provider: String?
  package var currency: String?
  package var timeZone: Zone?
  /// The length of the half hours of a dynamic tariff.
  package var interval: ChargeDuration?
  package var rates: [Rate] = []
  package var notes: String?

  package init() {}

  package var id: String { RecordID.of(path: path) }
  /// What to call it.
  package var title: String { name ?? id }
  /// Whether its prices stand in files of their own.
  package var isDynamic: Bool { interval != nil }

  /// Prices from a day on, until the next rate's first day or its own last one.
  package struct Rate: SchemaRecord {
    package var from = CivilDate(daysSince1970: 0)
    package var to: CivilDate?
    package var pricePerKWh: ExactDecimal?
    package var bands: [Band] = []
    package var sessionFee: ExactDecimal?
    package var pricePerMinute: ExactDecimal?
    package var idlePerMinute: ExactDecimal?
    package var idleAfter: ChargeDuration?
    package var minimum: ExactDecimal?
    package var maximum: ExactDecimal?
    /// Paid for each day, whether the car is charged or not; no part of a session's cost.
    package var standingChargePerDay: ExactDecimal?

    package init() {}

    package static let schema = Schema<Rate>([
      .required("from", \.from, .date, "the first day of these prices"),
      .optional("to", \.to, .date, "the last day, when no other rate follows at once"),
      .optional(
        "price_per_kwh",
        \.pricePerKWh,
        .money,
        "the price outside every band, taxes included"
      ),
      .groups(
        "bands",
        \.bands,
        merging: .keyed(by: ["between", "days", "months"]),
        "prices by time; the first that matches wins"
      ),
      .optional("session_fee", \.sessionFee, .price, "for each session"),
      .optional("price_per_minute", \.pricePerMinute, .price, "for each minute that energy flows"),
      .optional(
        "idle_per_minute",
        \.idlePerMinute,
        .price,
        "for each minute plugged in afterwards"
      ),
      .optional("idle_after", \.idleAfter, .duration, "how long staying plugged in is free"),
      .optional("minimum", \.minimum, .price, "the least a session costs"),
      .optional("maximum", \.maximum, .price, "the most a session costs"),
      .optional(
        "standing_charge_per_day",
        \.standingChargePerDay,
        .price,
        "for each day, charged or not; counts only where tariffs are compared"
      ),
    ])
  }

  /// A price for a part of the day, on some days, in some months.
  package struct Band: SchemaRecord {
    package var days: Weekdays?
    package var months: MonthSpan?
    package var between: ClockSpan?
    package var pricePerKWh = ExactDecimal.zero

    package init() {}

    package static let schema = Schema<Band>([
      .optional("days", \.days, .weekdays, "days of the week"),
      .optional("months", \.months, .months, "months"),
      .optional("between", \.between, .clockSpan, "the part of the day"),
      .required("price_per_kwh", \.pricePerKWh, .money, "the price, taxes included"),
    ])
  }

  package static let schema = Schema<Tariff>([
    .optional("name", \.name, .text, "what you call it"),
    .optional("provider", \.provider, .text, "who sells the energy"),
    .optional("currency", \.currency, .currency, "ISO 4217; the settings' when missing"),
    .optional(
      "time_zone",
      \.timeZone,
      .timeZone,
      "the zone of its bands and days; the settings' when missing"
    ),
    .optional("interval", \.interval, .duration, "of a dynamic tariff: how long each price holds"),
    .groups("rates", \.rates, merging: .keyed(by: ["from"]), "prices, by the day they begin"),
    .optional("notes", \.notes, .text, merging: .lines, "anything worth remembering"),
  ])
}
