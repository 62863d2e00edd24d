/// Figures of one session that queries and totals share, each defined here alone.
extension ChargingIndex {
  /// Whether a session was at home; `nil` when it names no place.
  ///
  /// Home is a location with `home: true`, and the one that the settings call home. Every other
  /// place is public, whether it is on file or not.
  package func isHome(at position: Int) -> Bool? { entries[position].isHome }

  /// Works it out of a session that is at hand, as those below; its entry keeps it.
  func isHome(_ session: borrowing Session, at position: Int) -> Bool? {
    guard session.location != nil else { return nil }
    let place = places[position]
    return place < 0 ? false : catalog.homes[Int(place)]
  }

  /// The usable capacity of the session's car.
  package func batteryCapacityKWh(at position: Int) -> ExactDecimal {
    catalog.capacities[Int(carNumbers[position])]
  }

  /// What calendar and clock showed at the session's place when it was plugged in; midnight when
  /// only the day is known.
  package func localStart(at position: Int) -> CivilTime {
    let entry = entries[position]
    return CivilTime(
      date: CivilDate(daysSince1970: Int(entry.day)),
      secondOfDay: Int(entry.secondOfDay)
    )
  }

  func localStart(_ session: borrowing Session, at position: Int) -> CivilTime {
    let start = session.start
    if start.offsetSeconds == nil { return start.civil }
    return zone(at: position).civil(at: starts[position])
  }

  /// What calendar and clock showed there when it was unplugged.
  package func localEnd(at position: Int) -> CivilTime? {
    guard let end = sessions[position].end, let instant = ends[position] else { return nil }
    return end.offsetSeconds == nil ? end.civil : zone(at: position).civil(at: instant)
  }

  /// The day at the session's place on which it was plugged in.
  package func localDate(at position: Int) -> CivilDate {
    CivilDate(daysSince1970: Int(entries[position].day))
  }

  /// Seconds that energy flowed: `duration`, else from `start` to `end` where both times of day are
  /// known.
  package func chargingSeconds(at position: Int) -> Int64? { entries[position].seconds }

  func chargingSeconds(_ session: borrowing Session, at position: Int) -> Int64? {
    if let duration = session.duration { return duration.seconds }
    guard let end = ends[position], session.start.precision != .day,
      session.end?.precision != .day
    else { return nil }
    let seconds = end.seconds(since: starts[position])
    return seconds >= 0 ? seconds : nil
  }

  /// Mean power in kW, to three decimals: `energy_kwh` over the time that it flowed.
  package func averagePowerKW(at position: Int) -> ExactDecimal? {
    guard let energy = entries[position].energyKWh, let seconds = entries[position].seconds
    else { return nil }
    return (energy * ExactDecimal(3600)).divided(by: ExactDecimal(Int(seconds)), decimals: 3)
  }

  /// Percentage points that the charge rose by.
  package func socAdded(at position: Int) -> ExactDecimal? {
    guard let start = entries[position].socStart, let end = entries[position].socEnd
    else { return nil }
    return end - start
  }

  /// What a kWh cost, to six decimals: the effective cost over `energy_kwh`.
  package func pricePerKWh(at position: Int) -> ExactDecimal? {
    guard let energy = sessions[position].energyKWh, let amount = cost(at: position).amount
    else { return nil }
    return amount.divided(by: energy, decimals: 6)
  }

  /// Whether it was free, `cost: 0`; `nil` when the cost is unknown.
  package func isFree(at position: Int) -> Bool? {
    if let paid = sessions[position].cost { return paid.isZero }
    return cost(at: position).amount == nil ? nil : false
  }

  /// The unit that distances are shown in: the settings', else miles.
  package var distanceUnit: DistanceUnit { settings.distance ?? .miles }

  /// The odometer in kilometres, exactly.
  package func odometerKilometres(at position: Int) -> ExactDecimal? {
    entries[position].kilometres
  }

  /// The odometer in the settings' unit; one of the other unit is rounded to six decimals.
  package func odometer(at position: Int) -> ExactDecimal? {
    switch distanceUnit {
    case .kilometres: odometerKilometres(at: position)
    case .miles:
      sessions[position].odometerMiles
        ?? sessions[position].odometerKilometres.flatMap {
          $0.divided(by: DistanceUnit.kilometresPerMile, decimals: 6)
        }
    }
  }
}

extension Session {
  /// The odometer in kilometres, exactly.
  var kilometres: ExactDecimal? {
    odometerKilometres ?? odometerMiles.map { $0 * DistanceUnit.kilometresPerMile }
  }
}
