package import ChargingLog

/// What a session's frozen cost would be by a tariff as it stands now.
package struct Repricing: Sendable, Hashable {
  package var position: Int
  /// The tariff that prices it.
  package var tariff: String
  package var currency: String?
  /// The cost that is frozen; `nil` when none is.
  package var before: ExactDecimal?
  /// The cost by the tariff, in whole coins; `nil` when it has no price.
  package var after: ExactDecimal?
  /// Why there is none.
  package var reason: String?

  package var isChange: Bool { after != nil && after != before }

  /// The sessions that can be priced anew.
  ///
  /// Those whose cost is frozen and, where it is asked for, those whose cost is nowhere. One that says what was paid, or at which unit rate, is never among them.
  ///
  /// - Parameters:
  ///   - tariff: Prices by this one; else by the one that priced it, else by that of its place.
  ///   - freezes: Whether sessions without a frozen cost get one.
  package static func of(
    _ positions: [Int],
    in index: ChargingIndex,
    tariff: String? = nil,
    freezes: Bool = false
  ) -> [Repricing] {
    positions.compactMap { position in
      let session = index.sessions[position]
      guard session.cost == nil, session.pricePerKWh == nil, freezes || session.priced != nil
      else { return nil }
      let own = session.priced?.tariff.flatMap { index.tariffs[$0] == nil ? nil : $0 }
      guard let id = tariff ?? own ?? index.tariffID(at: index.location(at: position)) else {
        guard session.priced != nil else { return nil }
        return Repricing(
          position: position,
          tariff: session.priced?.tariff ?? "",
          currency: index.cost(at: position).currency,
          before: session.priced?.cost,
          reason: "there is no tariff to price it by"
        )
      }
      let cost = index.cost(
        of: session,
        from: index.starts[position],
        to: index.ends[position],
        byTariff: id
      )
      return Repricing(
        position: position,
        tariff: id,
        currency: cost.currency,
        before: session.priced?.cost,
        after: cost.amount?.rounded(toDecimals: Money.minorDigits(cost.currency)),
        reason: cost.reason
      )
    }
  }
}
