package import ChargingLog

/// A charge in two legs, at a fast charger and then at home: what it takes and costs for every
/// level at which to leave the fast charger.
package struct BlendedPlan: Sendable {
  /// One leg of it.
  package struct Leg: Sendable, Hashable {
    /// Into the battery, and by the meter.
    package var batteryKWh: Double
    package var meteredKWh: Double
    package var seconds: Int64
    /// When it is done; at home the charge may wait for cheaper hours.
    package var end: Instant
    /// Exact; `nil` when no price is known.
    package var cost: ExactDecimal?
  }

  /// What becomes of leaving at one level.
  package struct Stop: Sendable, Hashable {
    /// The level at which to leave, percent.
    package var soc: Double
    package var fast: Leg
    /// The level on reaching home.
    package var arrival: Double
    package var home: Leg
    /// When the home leg is done.
    package var ready: Instant
    package var cost: ExactDecimal?
    /// Of charging and driving, without waiting for cheaper hours.
    package var seconds: Int64
  }

  package let request: PlanRequest
  package let curve: PowerCurve
  /// By level, in steps of one point, those that meet every constraint.
  package let stops: [Stop]
  /// Levels that were left out, and why.
  package let excluded: [Exclusion]
  package let confidence: Confidence
  /// Positions in `stops`; `nil` when costs are unknown.
  package let cheapest: Int?
  /// The position of the quickest.
  package let fastest: Int?
  /// Between the two, where a little more money saves the last much time.
  package let knee: Int?

  /// Levels that do not do, all for one reason.
  package struct Exclusion: Sendable, Hashable {
    package var lowest: Double
    package var highest: Double
    package var reason: Confidence.Reason
  }

  /// Tries every level.
  package init(_ request: PlanRequest, curve: PowerCurve) {
    self.request = request
    self.curve = curve
    var stops: [Stop] = []
    var excluded: [Exclusion] = []
    for soc in request.levels {
      switch PlanStep(request, curve).stop(at: soc) {
      case .success(let stop): stops.append(stop)
      case .failure(let reason): excluded.append(soc, reason)
      }
    }
    self.stops = stops
    self.excluded = excluded
    var confidence = curve.confidence
    for reason in request.doubts { confidence.lower(reason.code, reason.text) }
    if stops.isEmpty { confidence.giveUp("no_stop", "no level meets every constraint") }
    if stops.first.map({ $0.cost == nil }) ?? false {
      confidence.lower("cost_unknown", request.costUnknown ?? "a price is unknown")
    }
    self.confidence = confidence
    // The least of the costs that happen to be known would not be the cheapest.
    let isPriced = stops.allSatisfy { $0.cost != nil }
    cheapest =
      !isPriced
      ? nil
      : stops.indices.min {
        (stops[$0].cost ?? .zero, stops[$0].seconds) < (stops[$1].cost ?? .zero, stops[$1].seconds)
      }
    fastest = stops.indices.min {
      (stops[$0].seconds, stops[$0].cost ?? .zero) < (stops[$1].seconds, stops[$1].cost ?? .zero)
    }
    knee = Self.knee(stops, from: cheapest, to: fastest)
  }

  /// Of the stops between the cheapest and the fastest, the one farthest below the straight line
  /// between the two, with cost and time each measured from 0 to 1 (Satopää and others, "Kneedle",
  /// 2011).
  static func knee(_ stops: [Stop], from cheapest: Int?, to fastest: Int?) -> Int? {
    guard let cheapest, let fastest, let least = stops[cheapest].cost,
      let most = stops[fastest].cost
    else { return nil }
    let (slow, quick) = (Double(stops[cheapest].seconds), Double(stops[fastest].seconds))
    guard most > least, slow > quick else { return cheapest }
    func below(_ position: Int) -> Double? {
      guard let cost = stops[position].cost else { return nil }
      let dear = (cost - least).double / (most - least).double
      let long = (Double(stops[position].seconds) - quick) / (slow - quick)
      return 1 - dear - long
    }
    let range = min(cheapest, fastest)...max(cheapest, fastest)
    return range.max { (below($0) ?? -.infinity) < (below($1) ?? -.infinity) }
  }
}

extension [BlendedPlan.Exclusion] {
  fileprivate mutating func append(_ soc: Double, _ reason: PlanStep.Reason) {
    if let last, last.reason == reason.reason {
      self[count - 1].highest = soc
    } else {
      append(BlendedPlan.Exclusion(lowest: soc, highest: soc, reason: reason.reason))
    }
  }
}
