package import ChargingLog

extension ChargingIndex {
  /// The efficiency to reckon with for a car: that of a run where it says one, else of the days
  /// before, else the car's own figure, else unknown.
  ///
  /// - Parameters:
  ///   - car: Its id.
  ///   - run: The run that is asked about, if it is one.
  ///   - end: When the days before end.
  package func usualEfficiency(of car: String, preferring run: Drive? = nil, at end: Instant)
    -> Figure
  {
    if let run {
      let figure = run.efficiencyFigure(in: self)
      if figure.isKnown { return figure }
    }
    var tried = run?.confidence.reasons ?? []
    if let recent = recentRun(of: car, until: end) {
      var figure = recent.efficiencyFigure(in: self)
      if figure.isKnown {
        if run != nil {
          figure.confidence.lower("from_recent", "of the last \(recentDays.text) days instead")
        }
        return figure
      }
      tried += figure.confidence.reasons
    } else {
      tried.append(
        Confidence.Reason("too_little_recent", "the last \(recentDays.text) days say too little")
      )
    }
    let unit = distanceUnit
    guard let own = cars[car]?.efficiency(in: unit) else {
      tried.append(Confidence.Reason("no_car_figure", "the car has no efficiency of its own"))
      return .unknown(
        "efficiency",
        "efficiency",
        .efficiency(unit),
        formula: "of the run, else of the last days, else the car's own",
        because: tried
      )
    }
    var confidence = Confidence.high
    confidence.lower("from_car", "the car's own figure instead")
    confidence.lower("not_measured", "it is not measured")
    return Figure(
      "efficiency",
      "efficiency",
      own,
      .efficiency(unit),
      formula: "the car's own figure",
      inputs: [Figure.Input("efficiency of the car", FigureUnit.efficiency(unit).text(own))],
      confidence: confidence
    )
  }

  private var recentDays: ExactDecimal { settings.value(of: .recent) }

  /// The run of the days before an instant, if it is long enough to stand for others.
  package func recentRun(of car: String, until end: Instant) -> Drive? {
    let seconds = Int64(recentDays.double * 86_400)
    guard let run = run(of: car, from: end.advanced(bySeconds: -seconds), to: end),
      run.charges >= Int(settings.value(of: .recentSessions).double),
      DistanceUnit.miles.of(kilometres: run.kilometres) >= settings.value(of: .recentMiles),
      let energy = run.energyKWh, energy >= settings.value(of: .recentEnergy).double
    else { return nil }
    return run
  }
}

extension Car {
  /// The car's own figure as distance for each kWh, to four decimals.
  package func efficiency(in unit: DistanceUnit) -> ExactDecimal? {
    let perMile = DistanceUnit.kilometresPerMile
    if let miles = efficiencyMilesPerKWh {
      return unit == .miles ? miles : (miles * perMile).rounded(toDecimals: 4)
    }
    let kilometres =
      efficiencyKilometresPerKWh
      ?? consumptionKWhPer100Kilometres.flatMap {
        ExactDecimal(100).divided(by: $0, decimals: 8)
      }
    guard let kilometres else { return nil }
    return unit == .kilometres
      ? kilometres.rounded(toDecimals: 4) : kilometres.divided(by: perMile, decimals: 4)
  }
}
