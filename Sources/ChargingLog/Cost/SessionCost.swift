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
    // Single fields are read, not the whole session: a copy of one costs more than the rest.
    if let cost = sessions[position].cost {
      return SessionCost(amount: cost, currency: currency(at: position), basis: .paid)
    }
    if let price = sessions[position].pricePerKWh, let energy = sessions[position].energyKWh {
      let fees = sessions[position].fees?.total ?? .zero
      return SessionCost(
        amount: price * energy + fees,
        currency: currency(at: position),
        basis: .unitPrice
      )
    }
    if let priced = sessions[position].priced {
      return SessionCost(
        amount: priced.cost,
        currency: currency(at: position),
        basis: .frozen,
        tariff: priced.tariff
      )
    }
    return tariffCost(
      of: sessions[position],
      from: starts[position],
      to: ends[position],
      at: location(at: position)
    )
  }

  /// The currency of a session's amounts: its own, else its tariff's, else the settings'.
  private func currency(at position: Int) -> String? {
    if let currency = sessions[position].currency { return currency }
    let place = places[position]
    let placeTariff = place < 0 ? nil : catalog.placeTariffs[Int(place)]
    let tariff = sessions[position].priced?.tariff ?? placeTariff
    return tariff.flatMap { catalog.currencies[$0] } ?? settings.currency
  }

  /// The pricing of a tariff with its half-hourly prices, in its zone.
  package func pricing(by tariff: Tariff) -> TariffPricing {
    TariffPricing(
      tariff: tariff,
      prices: prices[tariff.id] ?? [],
      zone: tariff.timeZone ?? settings.timeZone ?? .utc
    )
  }

  /// What a session costs by the tariff that applies at its location.
  package func tariffCost(
    of session: Session,
    from start: Instant,
    to end: Instant?,
    at location: Location?
  ) -> SessionCost {
    guard let id = tariffID(at: location) else {
      let reason =
        session.location == nil
        ? "no cost and no location" : "no cost, and no tariff at its location"
      return SessionCost(basis: .unknown, reason: reason)
    }
    return cost(of: session, from: start, to: end, byTariff: id)
  }

  /// What a session costs by a tariff, with the session's own fees.
  package func cost(
    of session: Session,
    from start: Instant,
    to end: Instant?,
    byTariff id: String
  ) -> SessionCost {
    guard let tariff = tariffs[id] else {
      return SessionCost(basis: .unknown, tariff: id, reason: "there is no tariff \(id)")
    }
    let currency = session.currency ?? tariff.currency ?? settings.currency
    switch pricing(by: tariff).cost(of: session, from: start, to: end) {
    case .success(let amount):
      return SessionCost(
        amount: amount + (session.fees?.total ?? .zero),
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
