/// What one session comes to, in numbers, so that adding up a hundred thousand sessions touches no
/// text at all.
package struct LedgerEntry: Sendable {
  package var car: Int32 = 0
  /// How many sessions of the same car it follows.
  package var ordinal: Int32 = 0
  /// The position of the session of the same car before it; -1 of the first.
  package var previous: Int32 = -1
  /// The effective cost; `nil` when it is unknown.
  package var amount: ExactDecimal?
  package var basis = SessionCost.Basis.unknown
  /// Numbers of texts; -1 for none.
  package var currency = TextNumbers.unknown
  package var tariff = TextNumbers.unknown
  package var network = TextNumbers.unknown
  package var place = TextNumbers.unknown
  /// The number of a band of a tariff, of a part of a session.
  package var band = TextNumbers.unknown
  package var isHome: Bool?
  /// Days since 1970 at its place.
  package var day: Int32 = 0
  /// Seconds that energy flowed.
  package var seconds: Int64?
  package var kilometres: ExactDecimal?
  package var battery: BatteryEnergy?
  package var energyKWh: ExactDecimal?
  package var type: ChargeType?
  package var solarPercent: ExactDecimal?

  package init() {}

  package var isFree: Bool { amount?.isZero == true && basis == .paid }

  /// What a kWh cost, to six decimals.
  package var pricePerKWh: ExactDecimal? {
    guard let amount, let energyKWh else { return nil }
    return amount.divided(by: energyKWh, decimals: 6)
  }
}

extension LedgerEntry {
  /// Works out the entry of a session but for its place among others.
  init(
    _ session: borrowing Session,
    at position: Int,
    in index: borrowing ChargingIndex,
    names: inout LedgerNames
  ) {
    let cost = index.cost(of: session, at: position)
    car = index.carNumbers[position]
    amount = cost.amount
    basis = cost.basis
    currency = names.currencies.number(of: cost.currency)
    tariff = names.tariffs.number(of: cost.tariff)
    isHome = index.isHome(session, at: position)
    day = Int32(clamping: index.localStart(session, at: position).date.daysSince1970)
    seconds = index.chargingSeconds(session, at: position)
    kilometres = session.kilometres
    battery = index.batteryEnergy(session, at: position)
    energyKWh = session.energyKWh
    type = session.type
    solarPercent = session.solarPercent
    network = names.networks.number(of: session.network)
    place = names.place(session.location, at: position, in: index)
  }
}

extension [LedgerEntry] {
  /// Numbers the sessions of each car in their order.
  mutating func numberByCar() {
    var counts: [Int32] = []
    var last: [Int32] = []
    for position in indices {
      let car = Int(self[position].car)
      while counts.count <= car {
        counts.append(0)
        last.append(-1)
      }
      self[position].ordinal = counts[car]
      self[position].previous = last[car]
      counts[car] += 1
      last[car] = Int32(position)
    }
  }
}
