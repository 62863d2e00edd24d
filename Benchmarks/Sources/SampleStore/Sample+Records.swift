extension Sample {
  /// Every file of the data directory, by path.
  func forEachFile(_ body: (_ path: String, _ text: String) -> Void) {
    body("settings.yaml", Self.settings)
    for car in 0..<cars { body("cars/\(carID(car)).yaml", carText(car)) }
    for (id, text) in Self.locations { body("locations/\(id).yaml", text) }
    for (id, text) in Self.tariffs { body("tariffs/\(id).yaml", text) }
    for charge in charges {
      let start = LocalMinute(charge.start)
      let folder = "sessions/\(start.year)/\(start.month2)"
      let name = "\(start.date)T\(start.compactClock)-\(carID(charge.car))"
      body("\(folder)/\(name).yaml", text(of: charge, start))
    }
  }

  /// UTC, since a made-up start may lie in an hour that the clocks skip elsewhere.
  private static let settings = """
    plugtrack: 1
    currency: GBP
    distance: mi
    time_zone: UTC

    """

  private static let locations = [
    "home": "name: Home\nhome: true\ntype: ac\npower_kw: 7.4\ntariff: night\n",
    "work": "name: Work\ntype: ac\npower_kw: 11\ntariff: flat\naliases: [office, car park]\n",
    "mall": "name: Mall\nnetwork: Pod Point\ntype: dc\npower_kw: 50\n",
    "motorway-services": "name: Services\nnetwork: Ionity\ntype: dc\npower_kw: 350\n",
  ]

  private static let tariffs = [
    "night": """
    currency: GBP
    rates:
      - from: 2015-01-01
        price_per_kwh: 0.2462
        bands:
          - {between: 00:00-08:00, price_per_kwh: 0.085}

    """,
    "flat": "currency: GBP\nrates:\n  - from: 2015-01-01\n    price_per_kwh: 0.20\n",
  ]

  private func carText(_ car: Int) -> String {
    "make: Example\nmodel: Model \(car + 1)\nbattery_kwh: \(50 + car % 4 * 10)  # usable\n"
  }

  private func text(of charge: Charge, _ start: LocalMinute) -> String {
    let end = LocalMinute(charge.start + charge.minutes)
    var text = charge.note.map { "# \($0)\n" } ?? ""
    text += """
      car: \(carID(charge.car))
      start: \(start.date)T\(start.clock)
      end: \(end.date)T\(end.clock)
      location: \(charge.place.id)
      type: \(charge.place.isDC ? "dc" : "ac")
      power_kw: \(Fixed(charge.place.powerWatts / 100, decimals: 1))
      energy_kwh: \(charge.energy)
      soc_start: \(charge.socStart)
      soc_end: \(charge.socEnd)
      odometer_mi: \(charge.odometer)

      """
    switch charge.place {
    case .home: text += "priced:\n  tariff: night\n  cost: \(charge.cost)\n"
    case .work: text += "fees: {session: 0}\n"
    case .mall, .motorway, .hotel: text += "cost: \(charge.cost)\n"
    }
    text += "temperature_c: \(charge.temperature)\n"
    if let note = charge.note { text += "notes: \(note)\n" }
    if let tag = charge.tag { text += "tags: [\(tag)]\n" }
    return text
  }
}
