package import ChargingLog

extension PlanRequest {
  /// Fills in what the log knows of the prices and powers at both places, and is not given yet.
  ///
  /// The fast charger's price is that of its tariff, else the median of what was paid there, at its
  /// operator, or at any dc charger; at home that of the tariff, else the median of what was paid.
  ///
  /// - Parameters:
  ///   - place: The fast charger, if it is one on file.
  ///   - network: Its operator.
  package mutating func fill(in index: ChargingIndex, at place: Location?, network: String? = nil) {
    fastKW = fastKW ?? place?.powerKW?.double
    homeKW = homeKW ?? index.homePowerKW(for: car)?.double
    if case .unknown = fastPrice {
      if let tariff = place.flatMap({ index.tariffID(at: $0) }).flatMap({ index.tariffs[$0] }) {
        fastPrice = .tariff(index.pricing(by: tariff))
        currency = tariff.currency ?? currency
      } else {
        fillFastPrice(in: index, at: place, network: network ?? place?.network)
      }
    }
    if case .unknown = homePrice { fillHomePrice(in: index) }
  }

  private mutating func fillHomePrice(in index: ChargingIndex) {
    let home = index.locations.values.sorted { $0.id < $1.id }.first {
      $0.isHome || $0.id == index.settings.homeCharging?.location
    }
    let id = index.tariffID(at: home) ?? index.settings.homeCharging?.tariff
    if let tariff = id.flatMap({ index.tariffs[$0] }) {
      homePrice = .tariff(index.pricing(by: tariff))
    } else if let price = Self.median(index, currency, { index.isHome(at: $0) == true }) {
      homePrice = .perKWh(price)
      doubts.append(Confidence.Reason("price_from_log", "the price at home is that of the log"))
    }
  }

  private mutating func fillFastPrice(
    in index: ChargingIndex,
    at place: Location?,
    network: String?
  ) {
    let number = network.flatMap { index.names.networks.knownNumber(of: $0) }
    let choices: [(Int) -> Bool] = [
      { position in place.map { index.location(at: position)?.id == $0.id } ?? false },
      { number != nil && index.entries[$0].network == number },
      { index.entries[$0].type == .dc && index.isHome(at: $0) == false },
    ]
    for choice in choices {
      guard
        let price = Self.median(index, currency, { index.entries[$0].type != .ac && choice($0) })
      else { continue }
      fastPrice = .perKWh(price)
      doubts.append(
        Confidence.Reason("price_from_log", "the fast charger's price is that of the log")
      )
      return
    }
  }

  /// The median price of the last sessions like that.
  private static func median(
    _ index: ChargingIndex,
    _ currency: String?,
    _ matches: (Int) -> Bool
  ) -> ExactDecimal? {
    let last = index.sessions.indices.reversed().lazy.filter(matches).prefix(20)
    return Median.of(
      last.compactMap { position in
        let cost = index.cost(at: position)
        guard cost.currency == currency, !cost.isFree,
          let energy = index.entries[position].energyKWh
        else { return nil }
        return cost.amount?.divided(by: energy, decimals: 6)
      }
    )
  }

  /// What a drive takes of the battery, by the car's usual efficiency.
  ///
  /// - Parameter distance: In the unit of the log.
  /// - Returns: Why not, where the efficiency is unknown.
  package mutating func drive(_ distance: ExactDecimal, in index: ChargingIndex)
    -> Confidence.Reason?
  {
    let figure = index.usualEfficiency(of: car.id, at: start)
    guard let efficiency = figure.value?.double, efficiency > 0 else {
      return figure.confidence.reasons.last
        ?? Confidence.Reason("no_efficiency", "the efficiency of the car is unknown")
    }
    drivePoints = distance.double / efficiency / car.batteryKWh.double * 100
    doubts += figure.confidence.level == .high ? [] : figure.confidence.reasons.suffix(1)
    return nil
  }
}
