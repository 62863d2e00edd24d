package import ChargingLog

/// The CSV of another program, as sessions are written for it.
///
/// What that program has no column for is left out.
package enum ExchangeFormat: String, Sendable, CaseIterable {
  case plugtrack = "plugtrack-csv"
  case evcc
  case lubelogger

  /// The header.
  package var header: [String] {
    switch self {
    case .plugtrack: Self.plugtrackColumns
    case .evcc: Self.evccColumns
    case .lubelogger: Self.lubeloggerColumns
    }
  }

  /// The cells of the session at a position.
  package func row(of index: ChargingIndex, at position: Int) -> [String] {
    switch self {
    case .plugtrack: Self.plugtrackRow(index, position)
    case .evcc: Self.evccRow(index, position)
    case .lubelogger: Self.lubeloggerRow(index, position)
    }
  }

  static func text(_ number: ExactDecimal?) -> String { number?.text ?? "" }
}

extension ExchangeFormat {
  private static let lubeloggerColumns = [
    "Date", "Odometer", "FuelConsumed", "Cost", "FuelEconomy", "IsFillToFull", "MissedFuelUp",
    "Notes", "Tags",
  ]

  private static func lubeloggerRow(_ index: ChargingIndex, _ position: Int) -> [String] {
    let session = index.sessions[position]
    let isFull = session.socEnd.map { $0 >= ExactDecimal(100) } ?? false
    return [
      index.localDate(at: position).text, index.odometer(at: position)?.text(roundedTo: 0) ?? "0",
      text(session.energyKWh), index.cost(at: position).amount?.text(roundedTo: 2) ?? "", "",
      isFull ? "True" : "False", "False", session.notes ?? "", session.tags.joined(separator: " "),
    ]
  }

  private static let evccColumns = [
    "Created", "Finished", "Charging point", "Identifier", "Vehicle", "Mileage (km)",
    "Meter start (kWh)", "Meter stop (kWh)", "Energy (kWh)", "Duration", "SoC start (%)",
    "SoC end (%)", "Solar (%)", "Cost", "Price/kWh", "CO₂/kWh",
  ]

  private static func evccRow(_ index: ChargingIndex, _ position: Int) -> [String] {
    let session = index.sessions[position]
    let kilometres = index.odometerKilometres(at: position)?.rounded(toDecimals: 1)
    return [
      stamp(index.localStart(at: position)), index.localEnd(at: position).map(stamp) ?? "",
      session.location ?? "", session.source?.id ?? "",
      index.cars[session.car]?.title ?? session.car,
      text(kilometres), "", "", text(session.energyKWh),
      index.chargingSeconds(at: position).map(units) ?? "", text(session.socStart),
      text(session.socEnd), text(session.solarPercent),
      index.cost(at: position).amount?.text(roundedTo: 4) ?? "",
      index.pricePerKWh(at: position)?.text(roundedTo: 4) ?? "", "",
    ]
  }

  private static func stamp(_ time: CivilTime) -> String {
    "\(time.date.text) \(time.clockText(withSeconds: true))"
  }

  private static func units(_ seconds: Int64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    return (hours > 0 ? "\(hours)h" : "") + (hours > 0 || minutes > 0 ? "\(minutes)m" : "")
      + "\(rest)s"
  }

  private static let plugtrackColumns = [
    "date", "odometer", "charge_type", "charge_power_kw", "location_label", "charge_network",
    "charge_delivered_kwh", "duration_mins", "cost_per_kwh", "total_cost_gbp", "soc_from", "soc_to",
    "ambient_temp_c", "preconditioning_used", "preconditioning_events", "notes",
  ]

  private static func plugtrackRow(_ index: ChargingIndex, _ position: Int) -> [String] {
    let session = index.sessions[position]
    let cost = index.cost(at: position)
    let isPounds = cost.currency == nil || cost.currency == "GBP"
    let miles =
      session.odometerMiles
      ?? session.odometerKilometres?.divided(by: DistanceUnit.kilometresPerMile, decimals: 1)
    return [
      index.localDate(at: position).text, text(miles), session.type?.rawValue.uppercased() ?? "",
      text(session.powerKW), session.location ?? "", session.network ?? "", text(session.energyKWh),
      index.chargingSeconds(at: position).map { String($0 / 60) } ?? "",
      isPounds ? session.pricePerKWh?.text ?? "" : "",
      isPounds ? cost.amount?.text(roundedTo: 2) ?? "" : "", text(session.socStart),
      text(session.socEnd), text(session.temperatureC), session.preconditioning == true ? "1" : "0",
      "", session.notes ?? "",
    ]
  }
}
