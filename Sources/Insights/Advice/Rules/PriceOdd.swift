import ChargingLog

/// A price is so far from what its operator usually asks that it may be mistyped.
enum PriceOdd {
  private static let fewest = 4

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let factor = max(ExactDecimal(1), log.value(.networkPriceFar))
    var groups: [Kind: [Visit]] = [:]
    for position in log.sessions where log.index.sessions[position].network != nil {
      guard let price = log.price(position), !price.amount.isZero else { continue }
      let kind = Kind(position, currency: price.currency, log)
      groups[kind, default: []].append(Visit(position: position, price: price.amount))
    }
    return groups.flatMap { kind, visits -> [Advice] in
      guard visits.count > fewest else { return [] }
      let sorted = visits.map(\.price).sorted()
      return visits.filter { log.recent.contains($0.position) }.compactMap { visit in
        guard let usual = median(of: sorted, without: visit.price),
          visit.price > usual * factor || visit.price * factor < usual
        else { return nil }
        return advice(visit, usual, among: visits.count - 1, kind, log)
      }
    }
  }

  private struct Visit {
    var position: Int
    var price: ExactDecimal
  }

  /// The median of sorted prices of which one does not count; O(log n).
  private static func median(of sorted: [ExactDecimal], without price: ExactDecimal)
    -> ExactDecimal?
  {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < price { low = middle + 1 } else { high = middle }
    }
    let count = sorted.count - 1
    guard count > 0, low <= count else { return nil }
    func other(_ place: Int) -> ExactDecimal { sorted[place < low ? place : place + 1] }
    return Median.of(
      count.isMultiple(of: 2) ? [other(count / 2 - 1), other(count / 2)] : [other(count / 2)]
    )
  }

  private static func advice(
    _ visit: Visit,
    _ usual: ExactDecimal,
    among others: Int,
    _ kind: Kind,
    _ log: AdviceLog
  ) -> Advice {
    let unit = FigureUnit.moneyPer(kind.currency, "kWh")
    let session = log.session(visit.position)
    var usualFigure = log.figure(
      "price_usual",
      "usual price",
      usual,
      unit,
      formula: "median of cost / energy_kwh of the others of its operator"
    )
    usualFigure.inputs = [Figure.Input("sessions", "\(others)")]
    return Advice(
      .priceOdd,
      .warning,
      subject: session.id,
      "\(session.id) cost \(unit.text(visit.price)) at \(session.network ?? ""), which usually asks "
        + unit.text(usual),
      action: "correct it if it is mistyped: plugtrack edit \(session.id)",
      evidence: [
        log.figure("price", "price", visit.price, unit, formula: "cost / energy_kwh"), usualFigure,
      ],
      sessions: [visit.position]
    )
  }

  private struct Kind: Hashable {
    var network: String
    var type: ChargeType?
    var currency: String?

    init(_ position: Int, currency: String?, _ log: AdviceLog) {
      network = log.index.sessions[position].network?.lowercased() ?? ""
      type = log.index.sessions[position].type
      self.currency = currency
    }
  }
}
