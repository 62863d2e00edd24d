extension ChargingIndex {
  /// What the tariff at a new session's place asks now, to be kept in its file, so that a later
  /// change of the tariff alters nothing; `nil` when the session says itself what it cost, or no
  /// tariff knows.
  ///
  /// - Parameters:
  ///   - session: A session that is not in the index yet.
  ///   - start: When it was plugged in.
  ///   - end: When it was unplugged.
  ///   - minorDigits: The decimals of a currency's smallest coin.
  package func frozenPrice(
    of session: Session,
    from start: Instant,
    to end: Instant?,
    minorDigits: (String?) -> Int
  ) -> Session.FrozenPrice? {
    guard session.cost == nil, session.pricePerKWh == nil, session.priced == nil else { return nil }
    let place = session.location.flatMap { location(named: $0) }
    let cost = tariffCost(of: session, from: start, to: end, at: place)
    guard let amount = cost.amount else { return nil }
    var frozen = Session.FrozenPrice()
    frozen.tariff = cost.tariff
    frozen.cost = amount.rounded(toDecimals: minorDigits(cost.currency))
    return frozen
  }
}
