/// A session as it would be if its energy flowed at the cheapest time of being plugged in.
package struct ShiftedCost: Sendable, Hashable {
  /// The cost without the session's own fees.
  package var amount: ExactDecimal
  /// When energy would begin to flow.
  package var start: Instant
  /// How long it would flow.
  package var seconds: Int64
}

extension TariffPricing {
  /// The least that a session could have cost in one stretch within the time plugged in.
  ///
  /// Energy flows for `duration`; where that is unknown, for `energy_kwh` / `power_kw`. A stretch
  /// is cheapest where one of its ends is a change of price, so only those are tried. O(n log n)
  /// of the changes.
  package func cheapest(of session: Session, from start: Instant, to end: Instant?) -> Result<
    ShiftedCost, Unknown
  > {
    guard let energy = session.energyKWh else { return .failure(Unknown(reason: "no energy_kwh")) }
    guard let end, session.start.precision != .day, session.end?.precision != .day, end > start
    else { return .failure(Unknown(reason: "no time plugged in")) }
    let plugged = end.seconds(since: start)
    guard let flow = flow(of: session, energy) else {
      return .failure(Unknown(reason: "no duration and no power_kw"))
    }
    guard flow > 0, flow <= plugged else {
      return .failure(Unknown(reason: "energy flowed for all the time plugged in"))
    }
    do throws(Unknown) {
      let parts = try parts(from: start, to: end)
      let (begin, sum) = cheapest(parts, seconds: flow, until: end)
      var amount = (energy * sum).divided(by: ExactDecimal(Int(flow)), decimals: 10) ?? .zero
      if let rate = try rate(on: zone.civil(at: start).date) {
        amount = total(amount, rate, flow: flow, start: start, end: end)
      }
      return .success(
        ShiftedCost(amount: amount.rounded(toDecimals: 10), start: begin, seconds: flow)
      )
    } catch {
      return .failure(error)
    }
  }

  private func flow(of session: Session, _ energy: ExactDecimal) -> Int64? {
    if let duration = session.duration { return duration.seconds }
    guard let power = session.powerKW, power > .zero else { return nil }
    let seconds = (energy * ExactDecimal(3600)).divided(by: power, decimals: 0)?.double ?? 0
    return Int64(min(seconds, 1e12))
  }

  /// The earliest of the cheapest stretches, with its price × seconds.
  private func cheapest(_ parts: [PricedPart], seconds: Int64, until end: Instant) -> (
    start: Instant, sum: ExactDecimal
  ) {
    var sums: [ExactDecimal] = [.zero]
    for part in parts {
      sums.append((sums.last ?? .zero) + part.pricePerKWh * ExactDecimal(Int(part.seconds)))
    }
    let first = parts.first?.start ?? end
    let latest = end.advanced(bySeconds: -seconds)
    let edges = parts.map(\.start) + [end]
    let starts = edges.flatMap { [$0, $0.advanced(bySeconds: -seconds)] }
      .filter { first <= $0 && $0 <= latest }
    var best: (start: Instant, sum: ExactDecimal)?
    for start in starts.sorted() {
      let stop = start.advanced(bySeconds: seconds)
      let sum = total(to: stop, parts, sums) - total(to: start, parts, sums)
      if best.map({ sum < $0.sum }) ?? true { best = (start, sum) }
    }
    return best ?? (first, sums.last ?? .zero)
  }

  /// Price × seconds from the beginning to an instant.
  private func total(to time: Instant, _ parts: [PricedPart], _ sums: [ExactDecimal])
    -> ExactDecimal
  {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].end <= time { low = middle + 1 } else { high = middle }
    }
    guard low < parts.count else { return sums.last ?? .zero }
    let seconds = max(0, time.seconds(since: parts[low].start))
    return sums[low] + parts[low].pricePerKWh * ExactDecimal(Int(seconds))
  }
}
