import ChargingLog

/// The recent sessions at home would have cost less under another tariff on file.
enum CheaperTariff {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let elsewhere = Set(
      log.index.locations.values.filter {
        !$0.isHome && $0.id != log.index.settings.homeCharging?.location
      }.compactMap(\.tariff)
    )
    let home = log.recent.filter { log.index.isHome(at: $0) == true }
    guard let last = home.last,
      let current = log.index.tariffID(at: log.index.location(at: last))
    else { return [] }
    let positions = home.filter {
      log.index.tariffID(at: log.index.location(at: $0)) == current
        && log.index.cost(at: $0).isFree == false && cost($0, current, log) != nil
    }
    guard !positions.isEmpty, let now = total(positions, current, log), now.amount > .zero
    else { return [] }
    let others = log.index.tariffs.keys.sorted().compactMap { id -> (String, ExactDecimal)? in
      guard id != current, !elsewhere.contains(id), let sum = total(positions, id, log),
        sum.currency == now.currency
      else { return nil }
      return (id, sum.amount)
    }
    guard let best = others.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return [] }
    let saved = now.amount - best.1
    guard saved * ExactDecimal(100) > now.amount * log.value(.cheaperTariff) else { return [] }
    let unit = FigureUnit.money(now.currency)
    let name = log.index.tariffs[best.0]?.title ?? best.0
    return [
      Advice(
        .cheaperTariff,
        .notice,
        subject: best.0,
        "the last \(positions.count) charges at home would have cost \(unit.text(best.1)) under "
          + "\(name), not \(unit.text(now.amount))",
        action: "compare the tariffs, with their standing charges: plugtrack what-if",
        evidence: [
          log.figure(
            "cost_now",
            "by \(current)",
            now.amount,
            unit,
            formula: "Σ cost by the tariff at home",
            of: positions
          ),
          log.figure(
            "cost_other",
            "by \(best.0)",
            best.1,
            unit,
            formula: "Σ cost by the other tariff, the same times",
            of: positions
          ),
          log.figure("saved", "saved", saved, unit, formula: "the difference"),
        ],
        sessions: positions
      )
    ]
  }

  private static func cost(_ position: Int, _ tariff: String, _ log: AdviceLog) -> SessionCost? {
    let cost = log.index.cost(
      of: log.session(position),
      from: log.index.starts[position],
      to: log.index.ends[position],
      byTariff: tariff
    )
    return cost.amount == nil ? nil : cost
  }

  /// `nil` unless every session can be priced in one currency.
  private static func total(_ positions: [Int], _ tariff: String, _ log: AdviceLog) -> (
    amount: ExactDecimal, currency: String?
  )? {
    var sum = ExactSum()
    var currency: String??
    for position in positions {
      guard let cost = cost(position, tariff, log), let amount = cost.amount,
        currency == nil || currency == .some(cost.currency)
      else { return nil }
      currency = .some(cost.currency)
      sum.add(amount)
    }
    return currency.map { (sum.value, $0) }
  }
}
