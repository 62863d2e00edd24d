package import ChargingLog

/// Energy and cost by the bands of tariffs, sessions split where their energy flowed in several.
package struct BandShares: Sendable {
  package struct Share: Sendable, Hashable {
    package var tariff: String
    /// When the band holds, `00:30-05:30`; `nil` outside every band.
    package var band: String?
    package var currency: String?
    package var seconds: Int64
    package var energyKWh: ExactDecimal
    /// The cost of the energy alone, without fees.
    package var amount: ExactDecimal
  }

  /// By tariff and price.
  package let shares: [Share]
  /// Sessions of a tariff that cannot be split: without energy, times or prices.
  package let sessionsLeftOut: Int

  package init(of positions: [Int], in index: ChargingIndex) {
    struct Key: Hashable {
      var tariff: String
      var band: String?
    }
    var shares: [Key: Share] = [:]
    var leftOut = 0
    for position in positions.inOrder {
      guard let id = index.tariffID(at: index.location(at: position)),
        let tariff = index.tariffs[id]
      else { continue }
      let session = index.sessions[position]
      let parts = index.pricing(by: tariff).parts(
        of: session,
        from: index.starts[position],
        to: index.ends[position]
      )
      let seconds = parts.reduce(0) { $0 + $1.seconds }
      guard let energy = session.energyKWh, seconds > 0 else {
        leftOut += 1
        continue
      }
      for part in parts {
        let share = (energy * ExactDecimal(Int(part.seconds)))
          .divided(by: ExactDecimal(Int(seconds)), decimals: 10)
        guard let share else { continue }
        let key = Key(tariff: id, band: part.band?.label)
        let empty = Share(
          tariff: id,
          band: key.band,
          currency: tariff.currency ?? index.settings.currency,
          seconds: 0,
          energyKWh: .zero,
          amount: .zero
        )
        shares[key, default: empty].seconds += part.seconds
        shares[key, default: empty].energyKWh += share
        shares[key, default: empty].amount += share * part.pricePerKWh
      }
    }
    self.shares = shares.values.sorted { left, right in
      left.tariff != right.tariff
        ? left.tariff < right.tariff : (left.band ?? "~") < (right.band ?? "~")
    }
    sessionsLeftOut = leftOut
  }
}
