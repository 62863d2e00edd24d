import ChargingLog

/// A price is so far from what its operator usually asks that it may be mistyped.
enum PriceOdd {
  private static let fewest = 4

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let factor = max(ExactDecimal(1), log.value(.networkPriceFar))
    let priced = log.sessions.filter {
      log.session($0).network != nil && log.price($0)?.amount.isZero == false
    }
    let groups = Dictionary(grouping: priced) { Kind($0, log) }
    return groups.flatMap { kind, positions in
      positions.filter(log.recent.contains).compactMap { position -> Advice? in
        let others = positions.filter { $0 != position }
        guard others.count >= fewest, let price = log.price(position)?.amount,
          let usual = Median.of(log.prices(others, in: kind.currency)),
          price > usual * factor || price * factor < usual
        else { return nil }
        let unit = FigureUnit.moneyPer(kind.currency, "kWh")
        let session = log.session(position)
        return Advice(
          .priceOdd,
          .warning,
          subject: session.id,
          "\(session.id) cost \(unit.text(price)) at \(session.network ?? ""), which usually asks "
            + unit.text(usual),
          action: "correct it if it is mistyped: plugtrack edit \(session.id)",
          evidence: [
            log.figure("price", "price", price, unit, formula: "cost / energy_kwh"),
            log.figure(
              "price_usual",
              "usual price",
              usual,
              unit,
              formula: "median of cost / energy_kwh of the others of its operator",
              of: others
            ),
          ],
          sessions: [position]
        )
      }
    }
  }

  private struct Kind: Hashable {
    var network: String
    var type: ChargeType?
    var currency: String?

    init(_ position: Int, _ log: AdviceLog) {
      network = log.session(position).network?.lowercased() ?? ""
      type = log.session(position).type
      currency = log.price(position)?.currency
    }
  }
}
