import ChargingLog

/// Public charging costs much more than charging at home.
enum CheaperAtHome {
  private static let fewest = 3

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let away = log.recent.filter {
      log.ledger.entries[$0].isHome == false && log.ledger.entries[$0].hasPrice
    }
    let byCurrency = Dictionary(grouping: away) {
      log.ledger.names.currencies.text(of: log.ledger.entries[$0].currency)
    }
    return byCurrency.sorted { ($0.key ?? "") < ($1.key ?? "") }.compactMap { currency, positions in
      guard positions.count >= fewest,
        let there = Median.of(log.prices(positions)),
        let home = log.homePrice(in: currency), home > .zero,
        there > home * log.value(.homeCheaper),
        let times = there.divided(by: home, decimals: 1)
      else { return nil }
      let unit = FigureUnit.moneyPer(currency, "kWh")
      return Advice(
        .cheaperAtHome,
        .notice,
        subject: byCurrency.count > 1 ? currency : nil,
        "public charging costs \(times.text) times what it costs at home: \(unit.text(there)), "
          + "not \(unit.text(home))",
        action: "leave home with more charge, and buy no more on the way than it takes",
        evidence: [
          log.figure(
            "price_public",
            "median public price",
            there,
            unit,
            formula: "median of cost / energy_kwh away from home",
            of: positions
          ),
          log.figure(
            "price_home",
            "median price at home",
            home,
            unit,
            formula: "median of cost / energy_kwh at home"
          ),
          log.figure("times", "times", times, .count, formula: "public price / price at home"),
        ],
        sessions: positions
      )
    }
  }
}
