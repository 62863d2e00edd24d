package import ChargingLog

extension PowerCurve {
  /// The curve to reckon with for a car: its own, else the usual shape as high as the median of its
  /// dc sessions, else that shape below `max_dc_kw`; `nil` when nothing says.
  package static func of(_ car: Car, in index: ChargingIndex) -> PowerCurve? {
    if !car.dcCurve.isEmpty { return PowerCurve(car.dcCurve) }
    let peaks = PeakPowers.of(car, in: index)
    if peaks.count >= BatteryReport.fewest, let median = Median.of(peaks) {
      return PowerCurve(peakKW: median, basis: .sessions, sessions: peaks.count)
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

/// What each session says of the greatest power that its car takes; kept beside the index.
private struct PeakPowers: Sendable {
  /// kW by position; 0 where a session says nothing.
  private var kilowatts: [Double] = []

  /// Those of the sessions of a car that say it.
  static func of(_ car: Car, in index: ChargingIndex) -> [Double] {
    guard let number = index.carIDs.firstIndex(of: car.id) else { return [] }
    let peaks = index.derived.value(PeakPowers.self) { PeakPowers(index, after: $0) }
    return zip(index.carNumbers, peaks.kilowatts).compactMap {
      $0 == number && $1 > 0 ? $1 : nil
    }
  }

  /// - Parameter earlier: Those of the index before; only new sessions are looked at.
  private init(
    _ index: ChargingIndex,
    after earlier: (value: PeakPowers, change: DerivedValues.Change)?
  ) {
    guard let earlier else {
      kilowatts = index.sessions.indices.map { index.peakKW(at: $0) ?? 0 }
      return
    }
    kilowatts.reserveCapacity(index.sessions.count)
    earlier.change.forEach(of: index.sessions.count) { position, before in
      kilowatts.append(
        before.map { earlier.value.kilowatts[$0] } ?? index.peakKW(at: position) ?? 0
      )
    }
  }
}

extension ChargingIndex {
  /// The greatest power with which the usual shape takes as long as a session did.
  ///
  /// Sessions that the charger held back, at 90 % of its rating or more on average, say nothing of
  /// the car.
  fileprivate func peakKW(at position: Int) -> Double? {
    let entry = entries[position]
    guard entry.type == .dc, let start = entry.socStart?.double, let end = entry.socEnd?.double,
      end - start >= 10, let seconds = entry.seconds, seconds > 0
    else { return nil }
    let hours = Double(seconds) / 3600
    let capacity = batteryCapacityKWh(at: position).double
    if let rating = sessions[position].powerKW?.double, rating > 0,
      capacity * (end - start) / 100 / hours >= rating * 0.9
    {
      return nil
    }
    let unit = PowerCurve(peakKW: 1, basis: .sessions)
    return unit.hours(from: start, to: end, capacityKWh: capacity) / hours
  }
}
