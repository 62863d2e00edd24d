import ChargingLog

/// A price is so far from what its operator usually asks that it may be mistyped.
enum PriceOdd {
  private static let fewest = 4

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let factor = max(ExactDecimal(1), log.value(.networkPriceFar))
    var groups: [Kind: [Visit]] = [:]
    for position in log.sessions where log.ledger.entries[position].network >= 0 {
      let entry = log.ledger.entries[position]
      guard let price = entry.pricePerKWh, !price.isZero else { continue }
      groups[Kind(entry), default: []].append(Visit(position: position, price: price))
    }
    return groups.flatMap { kind, visits -> [Advice] in
      guard visits.count > fewest, visits.contains(where: { log.recent.contains($0.position) })
      else { return [] }
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
    let currency = log.ledger.names.currencies.text(of: kind.currency)
    let unit = FigureUnit.moneyPer(currency, "kWh")
    let session = log[visit.position]
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
    var network: Int32
    var type: ChargeType?
    var currency: Int32

    init(_ entry: LedgerEntry) {
      network = entry.network
      type = entry.type
      currency = entry.currency
    }
  }
}
