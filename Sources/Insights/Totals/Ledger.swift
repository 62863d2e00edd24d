package import ChargingLog

/// What every session comes to, worked out once, so that many questions can be asked of it.
///
/// Keeps numbers where the index has texts, so that adding up a hundred thousand sessions touches
/// no text at all. Made of an index, and thrown away with it.
package struct Ledger: Sendable {
  package let index: ChargingIndex
  let limits: RunLimits
  /// Ids of the cars, currencies, tariffs, operators and places by number.
  private(set) var carIDs: [String] = []
  private(set) var currencies = TextNumbers()
  private(set) var tariffs = TextNumbers()
  private(set) var networks = TextNumbers()
  private(set) var places = TextNumbers()
  /// By position; those of sessions that were not asked for are empty.
  private(set) var entries: [LedgerEntry]

  /// - Parameter positions: The sessions that will be asked for; all when left out.
  package init(_ index: ChargingIndex, of positions: [Int]? = nil) {
    self.index = index
    limits = RunLimits(index.settings)
    entries = [LedgerEntry](repeating: LedgerEntry(), count: index.sessions.count)
    var counts: [Int32] = []
    for position in index.sessions.indices {
      let car = carNumber(of: index.sessions[position].car)
      if car == counts.count { counts.append(0) }
      entries[position].car = Int32(car)
      entries[position].ordinal = counts[car]
      counts[car] += 1
    }
    for position in positions ?? Array(index.sessions.indices) { fill(position) }
  }

  private mutating func carNumber(of id: String) -> Int {
    if let known = carIDs.firstIndex(of: id) { return known }
    carIDs.append(id)
    return carIDs.count - 1
  }

  private mutating func fill(_ position: Int) {
    let cost = index.cost(at: position)
    entries[position].amount = cost.amount
    entries[position].basis = cost.basis
    entries[position].currency = currencies.number(of: cost.currency)
    entries[position].tariff = tariffs.number(of: cost.tariff)
    entries[position].isHome = index.isHome(at: position)
    entries[position].day = Int32(index.localDate(at: position).daysSince1970)
    entries[position].seconds = index.chargingSeconds(at: position)
    entries[position].kilometres = index.odometerKilometres(at: position)
    entries[position].battery = index.batteryEnergy(at: position)
    entries[position].energyKWh = index.sessions[position].energyKWh
    entries[position].type = index.sessions[position].type
    entries[position].solarPercent = index.sessions[position].solarPercent
    entries[position].network = networks.number(of: index.sessions[position].network)
    entries[position].place = place(of: position)
  }

  /// The aliases of a location have the number of its id.
  private mutating func place(of position: Int) -> Int32 {
    guard let text = index.sessions[position].location else { return GroupColumn.unknown }
    if let known = places.knownNumber(of: text) { return known }
    return places.number(of: text, meaning: index.location(at: position)?.id ?? text)
  }
}

/// One session in numbers.
struct LedgerEntry: Sendable {
  var car: Int32 = 0
  /// How many sessions of the same car it follows.
  var ordinal: Int32 = 0
  var amount: ExactDecimal?
  var basis = SessionCost.Basis.unknown
  /// Numbers of texts; -1 for none.
  var currency: Int32 = -1
  var tariff: Int32 = -1
  var network: Int32 = -1
  var place: Int32 = -1
  var isHome: Bool?
  /// Days since 1970 at its place.
  var day: Int32 = 0
  /// Seconds that energy flowed.
  var seconds: Int64?
  var kilometres: ExactDecimal?
  var battery: BatteryEnergy?
  var energyKWh: ExactDecimal?
  var type: ChargeType?
  var solarPercent: ExactDecimal?

  var isFree: Bool { amount?.isZero == true && basis == .paid }
}
