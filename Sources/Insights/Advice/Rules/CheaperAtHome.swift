import ChargingLog

/// Public charging costs much more than charging at home.
enum CheaperAtHome {
  private static let fewest = 3

  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let away = log.recent.filter { log.index.isHome(at: $0) == false && log.price($0) != nil }
    let currencies = Set(away.map { log.price($0)?.currency })
    return currencies.sorted { ($0 ?? "") < ($1 ?? "") }.compactMap { currency in
      let positions = away.filter { log.price($0)?.currency == currency }
      guard positions.count >= fewest,
        let there = Median.of(log.prices(positions, in: currency)),
        let home = log.homePrice(in: currency), home > .zero,
        there > home * log.value(.homeCheaper),
        let times = there.divided(by: home, decimals: 1)
      else { return nil }
      let unit = FigureUnit.moneyPer(currency, "kWh")
      return Advice(
        .cheaperAtHome,
        .notice,
        subject: currencies.count > 1 ? currency : nil,
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
