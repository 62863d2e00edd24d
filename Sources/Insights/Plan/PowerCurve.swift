import ChargingLog

/// The power that a car takes from a fast charger at each level of charge.
package struct PowerCurve: Sendable, Hashable {
  /// Where it is from.
  package enum Basis: String, Sendable, Hashable {
    /// The car's `dc_curve`.
    case curve
    /// The usual shape, as high as the median of its own dc sessions.
    case sessions
    /// The usual shape below the car's `max_dc_kw`.
    case fractions
  }

  package let basis: Basis
  /// How many sessions it is of.
  package let sessions: Int
  private let points: [Point]
  private let peakKW: Double

  private struct Point: Hashable {
    var soc: Double
    var kw: Double
  }

  /// The share of its greatest power that a car usually takes, in each tenth of charge.
  package static let fractions = [0.60, 0.80, 0.95, 1.0, 0.98, 0.90, 0.75, 0.55, 0.35, 0.18]

  /// The curve that a car wrote down.
  init(_ curve: [Car.CurvePoint]) {
    basis = .curve
    sessions = 0
    peakKW = 0
    points = curve.map { Point(soc: $0.soc.double, kw: $0.kw.double) }.sorted { $0.soc < $1.soc }
  }

  /// The usual shape.
  init(peakKW: Double, basis: Basis, sessions: Int = 0) {
    self.basis = basis
    self.sessions = sessions
    self.peakKW = peakKW
    points = []
  }

  /// The power at a level of charge, 0 to 100: between points of a curve on a straight line,
  /// outside them that of the nearest.
  package func kilowatts(at soc: Double) -> Double {
    guard let first = points.first, let last = points.last else {
      let tenth = min(max(Int(soc / 10), 0), Self.fractions.count - 1)
      return peakKW * Self.fractions[tenth]
    }
    if soc <= first.soc { return first.kw }
    for (left, right) in zip(points, points.dropFirst()) where soc <= right.soc {
      guard right.soc > left.soc else { return right.kw }
      return left.kw + (right.kw - left.kw) * (soc - left.soc) / (right.soc - left.soc)
    }
    return last.kw
  }

  /// Hours to charge from one level to another; infinite where no power flows.
  ///
  /// Σ capacity × step / power: of the usual shape a step for each tenth of charge, in which the
  /// power is the same; along a curve steps of a fortieth of a point, each at its middle.
  ///
  /// - Parameter limitKW: The charger's power, if it is known.
  package func hours(
    from start: Double,
    to end: Double,
    capacityKWh: Double,
    limitKW: Double? = nil
  ) -> Double {
    guard end > start else { return 0 }
    func hours(_ points: Double, at soc: Double) -> Double {
      let power = kilowatts(at: soc)
      return capacityKWh * points / 100 / max(0, min(power, limitKW ?? power))
    }
    guard points.isEmpty else {
      let steps = max(1, Int(((end - start) * 40).rounded(.up)))
      let step = (end - start) / Double(steps)
      return (0..<steps).reduce(0) { $0 + hours(step, at: start + (Double($1) + 0.5) * step) }
    }
    var (sum, low) = (0.0, start)
    while low < end {
      let high = min(end, (low / 10).rounded(.down) * 10 + 10)
      sum += hours(high - low, at: low)
      low = high
    }
    return sum
  }
}
