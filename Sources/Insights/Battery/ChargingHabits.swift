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
  static let full = ExactDecimal(100)

  /// - Parameter positions: Sessions of one car, by time.
  init(of positions: [Int], in index: ChargingIndex) {
    sessions = positions.count
    var said = Said()
    for position in positions { said.add(position, in: index) }
    let figure = HabitFigure(positions.count)
    func ending(_ name: String, _ title: String, _ count: Int) -> Figure {
      figure.share(name, title, of: said.ends.count, count)
    }
    endingLow = ending("ending_below_30", "ends below 30 %", said.low)
    endingMiddle = ending(
      "ending_30_to_80",
      "ends at 30 to 80 %",
      said.ends.count - said.low - said.high - said.full
    )
    endingHigh = ending("ending_above_80", "ends above 80 %", said.high)
    endingFull = ending("ending_at_100", "ends at 100 %", said.full)
    usualStart = figure.median(
      "usual_soc_start",
      "usually from",
      said.starts,
      .percent,
      missing: "soc_start"
    )
    usualEnd = figure.median("usual_soc_end", "usually to", said.ends, .percent, missing: "soc_end")
    depth = figure.median("depth", "driven down by", said.depths, .points, missing: "soc")
    directCurrent = figure.direct(said.directKWh.value, of: said.allKWh.value, said.energies)
    standingHigh = figure.median(
      "standing_high",
      "plugged in above 80 %",
      said.standing,
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

/// What the sessions of a car say, taken by time.
private struct Said {
  var starts: [Double] = []
  var ends: [Double] = []
  /// How many of them end below the low level, above the high one, and full.
  var (low, high, full) = (0, 0, 0)
  /// Points of charge that were driven down in between.
  var depths: [Double] = []
  /// Seconds that it stood plugged in after a charge that ended high.
  var standing: [Double] = []
  /// The energy whose current is known, and that of direct current, of so many sessions.
  var allKWh = ExactSum()
  var directKWh = ExactSum()
  var energies = 0
  private var levelBefore: ExactDecimal?

  mutating func add(_ position: Int, in index: ChargingIndex) {
    let entry = index.entries[position]
    let (start, end) = (entry.socStart, entry.socEnd)
    if let start {
      starts.append(start.double)
      if let levelBefore, levelBefore >= start { depths.append((levelBefore - start).double) }
    }
    levelBefore = end
    if let end { add(end, position, index) }
    guard let energy = entry.energyKWh, let type = entry.type else { return }
    energies += 1
    allKWh.add(energy)
    if type == .dc { directKWh.add(energy) }
  }

  private mutating func add(_ end: ExactDecimal, _ position: Int, _ index: ChargingIndex) {
    ends.append(end.double)
    if end < ChargingHabits.low { low += 1 }
    guard end > ChargingHabits.high else { return }
    if end < ChargingHabits.full { high += 1 } else { full += 1 }
    let entry = index.entries[position]
    guard entry.times.contains(.duration), let flow = entry.seconds,
      let plugged = index.pluggedInSeconds(at: position), flow <= plugged
    else { return }
    standing.append(Double(plugged - flow))
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
      Median.of(values).flatMap { ExactDecimal(rounding: $0, decimals: 1) },
      unit,
      formula: "median of the sessions that say it",
      inputs: [Figure.Input("sessions", "\(values.count)")],
      confidence: trust(values.count, missing: missing)
    )
  }

  /// The share of energy by direct current, of so many sessions that say both.
  func direct(_ direct: ExactDecimal, of all: ExactDecimal, _ known: Int) -> Figure {
    Figure(
      "dc_share",
      "by dc",
      (direct * ExactDecimal(100)).divided(by: all, decimals: 1),
      .percent,
      formula: "Σ energy_kwh of dc / Σ energy_kwh × 100",
      inputs: [
        Figure.Input("dc", "\(direct.text) kWh"),
        Figure.Input("all", "\(all.text) kWh"),
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
