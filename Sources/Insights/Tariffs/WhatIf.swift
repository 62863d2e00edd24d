package import ChargingLog

/// The same home sessions under every tariff on file, as they were and at the cheapest time.
package struct WhatIf: Sendable {
  /// What one tariff would have come to.
  package struct Row: Sendable, Hashable {
    package var tariff: String
    package var currency: String?
    /// The sessions that it can price.
    package var sessions: Int
    /// Those that it cannot: no energy, no times, no rate for the day.
    package var sessionsLeftOut: Int
    /// What these sessions would have cost.
    package var amount: ExactDecimal
    /// What the same sessions did cost; `nil` when one of them is unknown or in another currency.
    package var actual: ExactDecimal?
    /// What they would have cost had the energy flowed at the cheapest time of being plugged in.
    package var shifted: ExactDecimal
    /// How many could be shifted; the others count as they were.
    package var sessionsShifted: Int
    /// The standing charges of all days from the first session to the last; `nil` where no rate of
    /// those days names one.
    package var standing: ExactDecimal?

    /// What the tariff comes to with its standing charges.
    package var total: ExactDecimal { amount + (standing ?? .zero) }
  }

  /// The home sessions that this is about.
  package let sessions: Int
  /// Their tariff now, if all have one and the same.
  package let current: String?
  /// By what they come to with standing charges, those that leave out the fewest first.
  package let rows: [Row]

  /// How many days there are from the first session to the last, both among them.
  package let days: Int

  /// - Parameters:
  ///   - positions: Sessions; those that were not at home are passed over.
  ///   - isShifting: Whether the cheapest time of being plugged in is looked for, which takes the
  ///     longest.
  package init(of positions: [Int], in index: ChargingIndex, isShifting: Bool = true) {
    let home = positions.inOrder.filter { index.isHome(at: $0) == true }
    sessions = home.count
    let span = Self.span(of: home, in: index)
    days = span.count
    let tariffs = Set(home.map { index.tariffID(at: index.location(at: $0)) })
    current = tariffs.count == 1 ? tariffs.first ?? nil : nil
    rows = index.tariffs.keys.sorted().map { Self.row($0, home, span, index, isShifting) }
      .filter { $0.sessions > 0 }
      .sorted {
        ($0.sessionsLeftOut, $0.total, $0.tariff) < ($1.sessionsLeftOut, $1.total, $1.tariff)
      }
  }

  private static func span(of positions: [Int], in index: ChargingIndex) -> Range<Int> {
    let days = positions.map { index.localDate(at: $0).daysSince1970 }
    guard let first = days.min(), let last = days.max() else { return 0..<0 }
    return first..<last + 1
  }

  /// Standing charges of some days, by the rate of each.
  private static func standing(_ days: Range<Int>, by pricing: TariffPricing) -> ExactDecimal? {
    guard pricing.tariff.rates.contains(where: { $0.standingChargePerDay != nil }) else {
      return nil
    }
    var sum: ExactDecimal?
    for day in days {
      let rate = try? pricing.rate(on: CivilDate(daysSince1970: day))
      if let charge = rate?.standingChargePerDay { sum = (sum ?? .zero) + charge }
    }
    return sum
  }

  private static func row(
    _ id: String,
    _ positions: [Int],
    _ days: Range<Int>,
    _ index: ChargingIndex,
    _ isShifting: Bool
  ) -> Row {
    var amount = ExactSum()
    var actual = ExactSum()
    var shifted = ExactSum()
    var isActualKnown = true
    var row = Row(
      tariff: id,
      currency: index.tariffs[id]?.currency ?? index.settings.currency,
      sessions: 0,
      sessionsLeftOut: 0,
      amount: .zero,
      shifted: .zero,
      sessionsShifted: 0
    )
    guard let tariff = index.tariffs[id] else { return row }
    let pricing = index.pricing(by: tariff)
    row.standing = standing(days, by: pricing)
    for position in positions {
      let (start, end) = (index.starts[position], index.ends[position])
      let session = index.sessions[position]
      guard case .success(let cost) = pricing.cost(of: session, from: start, to: end) else {
        row.sessionsLeftOut += 1
        continue
      }
      row.sessions += 1
      let fees = session.fees?.total ?? .zero
      amount.add(cost + fees)
      let paid = index.cost(at: position)
      if let paidAmount = paid.amount, paid.currency == row.currency {
        actual.add(paidAmount)
      } else {
        isActualKnown = false
      }
      if isShifting,
        case .success(let best) = pricing.cheapest(of: session, from: start, to: end),
        best.amount < cost
      {
        shifted.add(best.amount + fees)
        row.sessionsShifted += 1
      } else {
        shifted.add(cost + fees)
      }
    }
    row.amount = amount.value
    row.shifted = shifted.value
    row.actual = isActualKnown ? actual.value : nil
    return row
  }
}
