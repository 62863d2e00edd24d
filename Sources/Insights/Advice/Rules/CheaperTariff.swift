import ChargingLog

/// The recent sessions at home would have cost less under another tariff on file.
enum CheaperTariff {
  @Sendable static func advice(in log: AdviceLog) -> [Advice] {
    let index = log.index
    let home = log.recent.filter { index.isHome(at: $0) == true }
    guard let last = home.last, let current = index.tariffID(at: last),
      let pricing = index.pricing(byTariff: current)
    else { return [] }
    let positions = home.filter { position in
      index.tariffID(at: position) == current && !log.ledger.entries[position].isFree
        && pricing.canPrice(index, position)
    }
    let whatIf = WhatIf(of: positions, in: index, isShifting: false)
    guard let now = whatIf.rows.first(where: { $0.tariff == current }), now.amount > .zero,
      let best = best(of: whatIf, beside: now, log)
    else { return [] }
    return advice(now, best, positions, days: whatIf.days, log)
  }

  /// The cheapest other one that prices every session; those of chargers elsewhere are not for home.
  private static func best(of whatIf: WhatIf, beside now: WhatIf.Row, _ log: AdviceLog)
    -> WhatIf.Row?
  {
    let elsewhere = Set(
      log.index.locations.values.filter {
        !$0.isHome && $0.id != log.index.settings.homeCharging?.location
      }.compactMap(\.tariff)
    )
    let others = whatIf.rows.filter {
      $0.tariff != now.tariff && $0.sessionsLeftOut == 0 && $0.currency == now.currency
        && !elsewhere.contains($0.tariff)
    }
    return others.min { (cost($0, now), $0.tariff) < (cost($1, now), $1.tariff) }
  }

  /// Standing charges count where both tariffs name them.
  private static func cost(_ row: WhatIf.Row, _ other: WhatIf.Row) -> ExactDecimal {
    other.standing == nil || row.standing == nil ? row.amount : row.total
  }

  private static func advice(
    _ now: WhatIf.Row,
    _ best: WhatIf.Row,
    _ positions: [Int],
    days: Int,
    _ log: AdviceLog
  ) -> [Advice] {
    let (before, after) = (cost(now, best), cost(best, now))
    let saved = before - after
    guard saved * ExactDecimal(100) > before * log.value(.cheaperTariff) else { return [] }
    let unit = FigureUnit.money(now.currency)
    let name = log.index.tariffs[best.tariff]?.title ?? best.tariff
    let hasStanding = now.standing != nil && best.standing != nil
    let standing = hasStanding ? ", with the standing charges of \(days) days" : ""
    return [
      Advice(
        .cheaperTariff,
        .notice,
        subject: best.tariff,
        "the last \(positions.count) charges at home would have cost \(unit.text(after)) under "
          + "\(name), not \(unit.text(before))\(standing)",
        action: hasStanding
          ? "compare the tariffs: plugtrack what-if"
          : "compare the tariffs, with their standing charges: plugtrack what-if",
        evidence: [
          log.figure(
            "cost_now",
            "by \(now.tariff)",
            before,
            unit,
            formula: "Σ cost by the tariff at home\(standing)",
            of: positions
          ),
          log.figure(
            "cost_other",
            "by \(best.tariff)",
            after,
            unit,
            formula: "Σ cost by the other tariff, the same times\(standing)",
            of: positions
          ),
          log.figure("saved", "saved", saved, unit, formula: "the difference"),
        ],
        sessions: positions
      )
    ]
  }
}

extension TariffPricing {
  /// Whether a session has a price by this tariff.
  fileprivate func canPrice(_ index: ChargingIndex, _ position: Int) -> Bool {
    let (start, end) = (index.starts[position], index.ends[position])
    if case .success = cost(of: index.sessions[position], from: start, to: end) { return true }
    return false
  }
}
