package import ChargingLog

extension PowerCurve {
  /// The curve to reckon with for a car: its own, else the usual shape as high as the median of its
  /// dc sessions, else that shape below `max_dc_kw`; `nil` when nothing says.
  package static func of(_ car: Car, in index: ChargingIndex) -> PowerCurve? {
    if !car.dcCurve.isEmpty { return PowerCurve(car.dcCurve) }
    let number = index.carIDs.firstIndex(of: car.id) ?? -1
    let peaks = index.carNumbers.indices.compactMap {
      index.carNumbers[$0] == number ? index.peakKW(at: $0, of: car) : nil
    }
    if peaks.count >= BatteryReport.fewest, let quartiles = Quartiles(peaks) {
      return PowerCurve(peakKW: quartiles.median, basis: .sessions, sessions: peaks.count)
    }
    guard let most = car.maxDCKW, most > .zero else { return nil }
    return PowerCurve(peakKW: most.double, basis: .fractions)
  }

  /// How far to trust it.
  package var confidence: Confidence {
    var confidence = Confidence.high
    switch basis {
    case .curve: break
    case .sessions:
      confidence.lower(
        "usual_curve",
        "the usual shape, as high as \(sessions) of the car's own dc sessions"
      )
    case .fractions:
      confidence.lower("usual_curve", "the usual shape, not the car's own")
      confidence.lower("power_from_car", "as high as its max_dc_kw")
    }
    return confidence
  }
}

extension ChargingIndex {
  /// The greatest power with which the usual shape takes as long as a session did.
  ///
  /// Sessions that the charger held back, at 90 % of its rating or more on average, say nothing of
  /// the car.
  fileprivate func peakKW(at position: Int, of car: Car) -> Double? {
    guard sessions[position].type == .dc,
      let start = sessions[position].socStart?.double, let end = sessions[position].socEnd?.double,
      end - start >= 10, let seconds = chargingSeconds(at: position), seconds > 0
    else { return nil }
    let hours = Double(seconds) / 3600
    let capacity = car.batteryKWh.double
    if let rating = sessions[position].powerKW?.double, rating > 0,
      capacity * (end - start) / 100 / hours >= rating * 0.9
    {
      return nil
    }
    let unit = PowerCurve(peakKW: 1, basis: .sessions)
    return unit.hours(from: start, to: end, capacityKWh: capacity) / hours
  }
}
