import YAMLRecord

/// Finds costs that are far from what the tariff of the location comes to.
enum PriceCheck {
  /// A tariff's cost up to which nothing is told: of cents, any is many times another.
  private static let least = ExactDecimal(coefficient: 5, scale: 1)

  static func findings(in log: CheckedLog) -> [Finding] {
    var findings: [Finding] = []
    for position in log.sessions.indices {
      let isPaid = log.sessions[position].cost.map { !$0.isZero }
      let isPriced = log.sessions[position].pricePerKWh.map { !$0.isZero }
      guard isPaid ?? isPriced ?? false, log.sessions[position].energyKWh != nil,
        let location = log.index.location(at: position), log.index.tariffID(at: location) != nil
      else { continue }
      if let finding = finding(at: position, location, log) { findings.append(finding) }
    }
    return findings
  }

  private static func finding(
    at position: Int,
    _ location: Location,
    _ log: CheckedLog
  ) -> Finding? {
    let session = log.sessions[position]
    let paid = log.index.cost(at: position)
    let tariff = log.index.tariffCost(
      of: session,
      from: log.index.starts[position],
      to: log.index.ends[position],
      at: location
    )
    guard let amount = paid.amount, let expected = tariff.amount, let id = tariff.tariff,
      paid.currency == currency(of: id, log), expected > least,
      isFar(amount, from: expected, solar: session.solarPercent, log.thresholds.priceFactor)
    else { return nil }
    let code = paid.currency.map { " \($0)" } ?? ""
    let amounts = (amount.text(roundedTo: 2) + code, expected.text(roundedTo: 2) + code)
    let isUnitPrice = paid.basis == .unitPrice
    let found =
      isUnitPrice
      ? "price_per_kwh \(session.pricePerKWh?.text ?? "") makes \(amounts.0)" : "cost \(amounts.0)"
    let key = isUnitPrice ? "price_per_kwh" : "cost"
    return Finding(
      "price-far",
      .warning,
      file: session.path,
      key: key,
      "\(found), far from the \(amounts.1) of \(id)",
      fix: "correct \(key), energy_kwh or the tariff's rates",
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
