import ChargingLog

/// To which levels a car is charged, from which, and by which current.
package struct ChargingHabits: Sendable {
  /// Sessions in all.
  package let sessions: Int
  /// Shares of the sessions whose `soc_end` is known.
  package let endingLow: Figure
  package let endingMiddle: Figure
  package let endingHigh: Figure
  package let endingFull: Figure
  /// The usual levels: medians.
  package let usualStart: Figure
  package let usualEnd: Figure
  /// How far the battery is usually driven down: the median of `soc_end` before − `soc_start`.
  package let depth: Figure
  /// The share of the energy that was charged by direct current.
  package let directCurrent: Figure
  /// How long it stands full but plugged in, after a charge that ended high: the median.
  package let standingHigh: Figure

  /// Levels at which a battery ages faster.
  static let low = ExactDecimal(30)
  static let high = ExactDecimal(80)

  /// - Parameter positions: Sessions of one car, by time.
  init(of positions: [Int], in index: ChargingIndex) {
    sessions = positions.count
    let ends = positions.compactMap { index.sessions[$0].socEnd }
    func ending(_ name: String, _ title: String, _ holds: (ExactDecimal) -> Bool) -> Figure {
      HabitFigure(positions.count).share(name, title, of: ends.count, ends.count(where: holds))
    }
    endingLow = ending("ending_below_30", "ends below 30 %") { $0 < Self.low }
    endingMiddle = ending("ending_30_to_80", "ends at 30 to 80 %") {
      $0 >= Self.low && $0 <= Self.high
    }
    endingHigh = ending("ending_above_80", "ends above 80 %") {
      $0 > Self.high && $0 < ExactDecimal(100)
    }
    endingFull = ending("ending_at_100", "ends at 100 %") { $0 >= ExactDecimal(100) }
    let figure = HabitFigure(positions.count)
    usualStart = figure.median(
      "usual_soc_start",
      "usually from",
      positions.compactMap { index.sessions[$0].socStart?.double },
      .percent,
      missing: "soc_start"
    )
    usualEnd = figure.median(
      "usual_soc_end",
      "usually to",
      ends.map(\.double),
      .percent,
      missing: "soc_end"
    )
    let depths = zip(positions, positions.dropFirst()).compactMap { before, after -> Double? in
      guard let full = index.sessions[before].socEnd, let empty = index.sessions[after].socStart,
        full >= empty
      else { return nil }
      return (full - empty).double
    }
    depth = figure.median("depth", "driven down by", depths, .points, missing: "soc")
    directCurrent = figure.direct(positions, index)
    let standing = positions.compactMap { position -> Double? in
      guard let end = index.sessions[position].socEnd, end > Self.high,
        let plugged = index.pluggedInSeconds(at: position),
        let flow = index.sessions[position].duration?.seconds, flow <= plugged
      else { return nil }
      return Double(plugged - flow)
    }
    standingHigh = figure.median(
      "standing_high",
      "plugged in above 80 %",
      standing,
      .seconds,
      missing: "duration_or_end"
    )
  }

  /// All of them, in the order they are shown in.
  package var all: [Figure] {
    [
      endingLow, endingMiddle, endingHigh, endingFull, usualStart, usualEnd, depth, directCurrent,
      standingHigh,
    ]
  }
}

/// Makes figures of habits of a count of sessions.
private struct HabitFigure {
  let sessions: Int

  init(_ sessions: Int) { self.sessions = sessions }

  func share(_ name: String, _ title: String, of known: Int, _ count: Int) -> Figure {
    let value = (ExactDecimal(count) * ExactDecimal(100))
      .divided(by: ExactDecimal(known), decimals: 1)
    return Figure(
      name,
      title,
      value,
      .percent,
      formula: "sessions / sessions whose soc_end is known × 100",
      inputs: [
        Figure.Input("sessions", "\(count)"), Figure.Input("soc_end known", "\(known)"),
        Figure.Input("soc_end unknown", "\(sessions - known)"),
      ],
      confidence: trust(known, missing: "soc_end")
    )
  }

  func median(
    _ name: String,
    _ title: String,
    _ values: [Double],
    _ unit: FigureUnit,
    missing: String
  ) -> Figure {
    Figure(
      name,
      title,
      Quartiles(values).flatMap { ExactDecimal(rounding: $0.median, decimals: 1) },
      unit,
      formula: "median of the sessions that say it",
      inputs: [Figure.Input("sessions", "\(values.count)")],
      confidence: trust(values.count, missing: missing)
    )
  }

  /// The share of energy by direct current, of the sessions that say both.
  func direct(_ positions: [Int], _ index: ChargingIndex) -> Figure {
    var (all, direct) = (ExactSum(), ExactSum())
    var known = 0
    for position in positions {
      guard let energy = index.sessions[position].energyKWh,
        let type = index.sessions[position].type
      else { continue }
      known += 1
      all.add(energy)
      if type == .dc { direct.add(energy) }
    }
    return Figure(
      "dc_share",
      "by dc",
      (direct.value * ExactDecimal(100)).divided(by: all.value, decimals: 1),
      .percent,
      formula: "Σ energy_kwh of dc / Σ energy_kwh × 100",
      inputs: [
        Figure.Input("dc", "\(direct.value.text) kWh"),
        Figure.Input("all", "\(all.value.text) kWh"),
      ],
      confidence: trust(known, missing: "energy_kwh")
    )
  }

  private func trust(_ known: Int, missing: String) -> Confidence {
    var trust = Confidence.high
    if known == 0 {
      trust.giveUp("missing_\(missing)", "no session says it")
    } else if known < 3 {
      trust.lower("few", "only \(known) \(known == 1 ? "session says" : "sessions say") it")
    }
    return trust
  }
}
