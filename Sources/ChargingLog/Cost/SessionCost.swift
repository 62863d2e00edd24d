/// What a session cost, and how that is known.
package struct SessionCost: Sendable, Hashable {
  /// How the cost is known, the first that applies.
  package enum Basis: String, Sendable, Hashable {
    /// `cost`: what was paid.
    case paid
    /// `price_per_kwh` × `energy_kwh` + `fees`.
    case unitPrice = "unit_price"
    /// `priced`: frozen when it was logged.
    case frozen
    /// The tariff of its location, by date and time of use, + `fees`.
    case tariff
    case unknown
  }

  /// The amount, exact; `nil` when it is unknown.
  package var amount: ExactDecimal?
  /// ISO 4217; `nil` when neither session, tariff nor settings name one.
  package var currency: String?
  package var basis: Basis
  /// The tariff that priced it.
  package var tariff: String?
  /// Why it is unknown.
  package var reason: String?

  package init(
    amount: ExactDecimal? = nil,
    currency: String? = nil,
    basis: Basis,
    tariff: String? = nil,
    reason: String? = nil
  ) {
    self.amount = amount
    self.currency = currency
    self.basis = basis
    self.tariff = tariff
    self.reason = reason
  }

  /// Whether the session was free, which is not the same as unknown.
  package var isFree: Bool { amount?.isZero == true && basis == .paid }
}

extension ChargingIndex {
  /// What the session at a position cost.
  package func cost(at position: Int) -> SessionCost {
    cost(of: sessions[position], at: position)
  }

  /// The same of a session that is at hand.
  package func cost(of session: borrowing Session, at position: Int) -> SessionCost {
    if let cost = session.cost {
      return SessionCost(amount: cost, currency: currency(of: session, position), basis: .paid)
    }
    if let price = session.pricePerKWh, let energy = session.energyKWh {
      let amount = price * energy + (session.fees?.total ?? .zero)
      guard !amount.isClamped else { return SessionCost(basis: .unknown, reason: Self.tooLarge) }
      return SessionCost(
        amount: amount,
        currency: currency(of: session, position),
        basis: .unitPrice
      )
    }
    if let priced = session.priced {
      return SessionCost(
        amount: priced.cost,
        currency: currency(of: session, position),
        basis: .frozen,
        tariff: priced.tariff
      )
    }
    let place = places[position]
    guard place >= 0, let tariff = catalog.placeTariffs[Int(place)] else {
      return SessionCost(basis: .unknown, reason: Self.reasonWithoutTariff(session))
    }
    return cost(of: session, from: starts[position], to: ends[position], byTariff: tariff)
  }

  private static let tooLarge = "the amount has more than 18 digits"

  private static func reasonWithoutTariff(_ session: borrowing Session) -> String {
    session.location == nil ? "no cost and no location" : "no cost, and no tariff at its location"
  }

  /// The currency of a session's amounts: its own, else its tariff's, else the settings'.
  private func currency(of session: borrowing Session, _ position: Int) -> String? {
    if let currency = session.currency { return currency }
    let place = places[position]
    let placeTariff = place < 0 ? nil : catalog.placeTariffs[Int(place)]
    if let tariff = session.priced?.tariff, tariff != placeTariff {
      return catalog.currencies[tariff] ?? settings.currency
    }
    return place < 0 ? settings.currency : catalog.placeCurrencies[Int(place)]
  }

  /// The pricing of a tariff with its half-hourly prices, in its zone.
  package func pricing(by tariff: Tariff) -> TariffPricing {
    catalog.pricings[tariff.id]
      ?? TariffPricing(tariff: tariff, zone: tariff.timeZone ?? settings.timeZone ?? .utc)
  }

  /// The same of the tariff with an id; `nil` where there is none.
  package func pricing(byTariff id: String) -> TariffPricing? { catalog.pricings[id] }

  /// What a session costs by the tariff that applies at its location.
  package func tariffCost(
    of session: Session,
    from start: Instant,
    to end: Instant?,
    at location: Location?
  ) -> SessionCost {
    guard let id = tariffID(at: location) else {
      return SessionCost(basis: .unknown, reason: Self.reasonWithoutTariff(session))
    }
    return cost(of: session, from: start, to: end, byTariff: id)
  }

  /// What a session costs by a tariff, with the session's own fees.
  package func cost(
    of session: borrowing Session,
    from start: Instant,
    to end: Instant?,
    byTariff id: String
  ) -> SessionCost {
    guard let found = catalog.pricings[id]?.cost(of: session, from: start, to: end) else {
      return SessionCost(basis: .unknown, tariff: id, reason: "there is no tariff \(id)")
    }
    let currency = session.currency ?? catalog.currencies[id] ?? settings.currency
    switch found {
    case .success(let price):
      let amount = price + (session.fees?.total ?? .zero)
      guard !amount.isClamped else {
        return SessionCost(basis: .unknown, tariff: id, reason: Self.tooLarge)
      }
      return SessionCost(
        amount: amount,
        currency: currency,
        basis: .tariff,
        tariff: id
      )
    case .failure(let unknown):
      return SessionCost(currency: currency, basis: .unknown, tariff: id, reason: unknown.reason)
    }
  }

  /// The tariff at a location: its own, else the settings' home tariff if it is home.
  package func tariffID(at location: Location?) -> String? {
    location.flatMap { settings.tariffID(at: $0) }
  }
}
