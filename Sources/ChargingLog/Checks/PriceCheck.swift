import YAMLRecord

/// Finds costs that are far from what the tariff of the location comes to.
enum PriceCheck {
  /// A tariff's cost up to which nothing is told: of cents, any is many times another.
  private static let least = ExactDecimal(coefficient: 5, scale: 1)

  static func findings(in log: CheckedLog) -> [Finding] {
    let ranges = log.index.tariffs.compactMapValues(PriceRange.init)
    var findings: [Finding] = []
    for position in log.sessions.indices {
      let isPaid = log.sessions[position].cost.map { !$0.isZero }
      let isPriced = log.sessions[position].pricePerKWh.map { !$0.isZero }
      let frozen = log.sessions[position].priced
      guard isPaid ?? isPriced ?? (frozen != nil), let energy = log.sessions[position].energyKWh,
        let location = log.index.location(at: position),
        let tariff = frozen?.tariff ?? log.index.tariffID(at: location)
      else { continue }
      let paid = log.index.cost(at: position)
      if let range = ranges[tariff], let amount = paid.amount {
        let fees = log.sessions[position].fees?.total ?? .zero
        let isNear = [range.lowest, range.highest].allSatisfy {
          !isFar(amount, from: $0 * energy + fees, solar: nil, log.thresholds.priceFactor)
        }
        if isNear { continue }
        // The program worked a frozen cost out: what a tariff can come to is not questioned.
        let bounds = (range.lowest * energy + fees, range.highest * energy + fees)
        if paid.basis == .frozen, bounds.0 <= amount, amount <= bounds.1 { continue }
      }
      if let finding = finding(paid, at: position, tariff, log) { findings.append(finding) }
    }
    return findings
  }

  /// The least and the most that a kWh of a tariff can cost, unless more than energy is paid for.
  ///
  /// What is near both is near anything between, which spares working it out.
  private struct PriceRange {
    var lowest: ExactDecimal
    var highest: ExactDecimal

    init?(_ tariff: Tariff) {
      let isPlain = tariff.rates.allSatisfy {
        $0.sessionFee == nil && $0.pricePerMinute == nil && $0.idlePerMinute == nil
          && $0.minimum == nil && $0.maximum == nil
      }
      let prices = tariff.rates.flatMap {
        $0.bands.map(\.pricePerKWh) + [$0.pricePerKWh].compactMap(\.self)
      }
      guard isPlain, !tariff.isDynamic, let lowest = prices.min(), let highest = prices.max() else {
        return nil
      }
      (self.lowest, self.highest) = (lowest, highest)
    }
  }

  private static func finding(
    _ paid: SessionCost,
    at position: Int,
    _ id: String,
    _ log: CheckedLog
  ) -> Finding? {
    let session = log.sessions[position]
    let tariff = log.index.cost(
      of: session,
      from: log.index.starts[position],
      to: log.index.ends[position],
      byTariff: id
    )
    guard let amount = paid.amount, let expected = tariff.amount,
      paid.currency == currency(of: id, log), expected > least,
      isFar(amount, from: expected, solar: session.solarPercent, log.thresholds.priceFactor)
    else { return nil }
    let code = paid.currency.map { " \($0)" } ?? ""
    let amounts = (amount.text(roundedTo: 2) + code, expected.text(roundedTo: 2) + code)
    let key =
      switch paid.basis {
      case .unitPrice: "price_per_kwh"
      case .frozen: "priced.cost"
      default: "cost"
      }
    let found =
      paid.basis == .unitPrice
      ? "price_per_kwh \(session.pricePerKWh?.text ?? "") makes \(amounts.0)"
      : "\(key) \(amounts.0)"
    return Finding(
      "price-far",
      .warning,
      file: session.path,
      key: key,
      "\(found), far from the \(amounts.1) of \(id)",
      fix: paid.basis == .frozen
        ? "correct energy_kwh, or work the cost out anew with: plugtrack reprice"
        : "correct \(key), energy_kwh or the tariff's rates",
      notes: log.index.tariffs[id].map {
        [Finding.Note(file: $0.path, key: nil, message: "\(id) is here")]
      } ?? []
    )
  }

  /// Amounts of two currencies cannot be compared.
  private static func currency(of tariff: String, _ log: CheckedLog) -> String? {
    log.index.tariffs[tariff]?.currency ?? log.index.settings.currency
  }

  /// Whether one is many times the other; own solar power may make a session cheaper by its share.
  private static func isFar(
    _ amount: ExactDecimal,
    from expected: ExactDecimal,
    solar: ExactDecimal?,
    _ factor: ExactDecimal
  ) -> Bool {
    guard factor > ExactDecimal(1) else { return false }
    if amount > expected * factor { return true }
    let bought = ExactDecimal(100) - (solar ?? .zero)
    return amount * factor * ExactDecimal(100) < expected * bought
  }
}
