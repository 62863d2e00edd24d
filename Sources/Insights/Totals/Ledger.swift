package import ChargingLog

/// What every session comes to, worked out once, so that many questions can be asked of it.
///
/// Keeps numbers where the index has texts, so that adding up a hundred thousand sessions touches
/// no text at all. Kept beside the index; when files change, only the entries that hang on them are
/// worked out again.
package struct Ledger: Sendable {
  package let index: ChargingIndex
  let limits: RunLimits
  /// The texts that entries have numbers for.
  let names: LedgerNames
  /// By position; those of sessions that were not asked for are empty.
  let entries: [LedgerEntry]

  /// Of all sessions: worked out by the first who asks.
  package init(_ index: ChargingIndex) {
    let postings = index.derived.value(Postings.self) { earlier in
      guard let (value, change) = earlier else { return Postings(index) }
      return Postings(index, after: value, change)
    }
    self.init(index, postings)
  }

  /// - Parameter positions: The sessions that will be asked for.
  package init(_ index: ChargingIndex, of positions: [Int]) {
    let isWhole = positions.count * 2 > index.sessions.count
    guard !isWhole, !index.derived.isNear(Postings.self) else {
      self.init(index)
      return
    }
    self.init(index, Postings(index, of: positions))
  }

  /// The sessions split by the bands of their tariffs.
  var bands: BandLedger { BandLedger.of(index) }

  private init(_ index: ChargingIndex, _ postings: Postings) {
    self.index = index
    limits = RunLimits(index.settings)
    names = postings.names
    entries = postings.entries
  }
}

/// The entries of a ledger, without the index that they are of.
private struct Postings: Sendable {
  private(set) var names = LedgerNames()
  private(set) var entries: [LedgerEntry]

  init(_ index: ChargingIndex, of positions: [Int]? = nil) {
    entries = [LedgerEntry](repeating: LedgerEntry(), count: index.sessions.count)
    if let positions {
      // A drive also takes the session before it.
      number(index)
      let before = positions.compactMap {
        entries[$0].previous < 0 ? nil : Int(entries[$0].previous)
      }
      for position in Set(positions).union(before).sorted() {
        fill(position, index.sessions[position], index)
      }
    } else {
      for position in entries.indices { fill(position, index.sessions[position], index) }
    }
    number(index)
  }

  /// Those of an index that was refreshed: only those of new sessions are worked out.
  init(_ index: ChargingIndex, after earlier: Postings, _ change: DerivedValues.Change) {
    names = earlier.names
    entries = []
    entries.reserveCapacity(index.sessions.count)
    change.forEach(of: index.sessions.count) { position, before in
      if let before {
        entries.append(earlier.entries[before])
      } else {
        entries.append(LedgerEntry())
        fill(position, index.sessions[position], index)
      }
    }
    number(index)
    spell(index)
  }

  /// Gives operators and places the spelling of the first session again, whichever that is now.
  private mutating func spell(_ index: ChargingIndex) {
    var networks: Set<Int32> = []
    var places: Set<Int32> = []
    for position in entries.indices {
      let (network, place) = (entries[position].network, entries[position].place)
      if networks.insert(network).inserted {
        names.networks.spell(network, as: index.sessions[position].network)
      }
      if places.insert(place).inserted, index.placeNumber(at: position) < 0 {
        names.places.spell(place, as: index.sessions[position].location)
      }
    }
  }

  private mutating func fill(_ position: Int, _ session: Session, _ index: ChargingIndex) {
    let cost = index.cost(of: session, at: position)
    var entry = LedgerEntry()
    entry.amount = cost.amount
    entry.basis = cost.basis
    entry.currency = names.currencies.number(of: cost.currency)
    entry.tariff = names.tariffs.number(of: cost.tariff)
    entry.isHome = index.isHome(at: position)
    entry.day = Int32(index.localDate(at: position).daysSince1970)
    entry.seconds = index.chargingSeconds(at: position)
    entry.kilometres = index.odometerKilometres(at: position)
    entry.battery = index.batteryEnergy(at: position)
    entry.energyKWh = session.energyKWh
    entry.type = session.type
    entry.solarPercent = session.solarPercent
    entry.network = names.networks.number(of: session.network)
    entry.place = names.place(of: session, at: position, in: index)
    entries[position] = entry
  }

  /// Numbers the sessions of each car, which any change moves.
  private mutating func number(_ index: ChargingIndex) {
    var counts = [Int32](repeating: 0, count: index.carIDs.count)
    var last = [Int32](repeating: -1, count: index.carIDs.count)
    for position in entries.indices {
      let car = Int(index.carNumbers[position])
      entries[position].car = Int32(car)
      entries[position].ordinal = counts[car]
      entries[position].previous = last[car]
      counts[car] += 1
      last[car] = Int32(position)
    }
  }
}

/// Texts that the entries of a ledger have numbers for.
struct LedgerNames: Sendable {
  var currencies = TextNumbers()
  var tariffs = TextNumbers()
  var networks = TextNumbers()
  var places = TextNumbers()
  /// The numbers of places by those of the locations on file.
  private var filed: [Int32] = []

  /// The number of a session's place; the aliases of a location have that of its id.
  mutating func place(of session: Session, at position: Int, in index: ChargingIndex) -> Int32 {
    guard let text = session.location else { return GroupColumn.unknown }
    let location = Int(index.placeNumber(at: position))
    guard location >= 0 else { return places.number(of: text) }
    while filed.count <= location { filed.append(GroupColumn.unknown) }
    if filed[location] < 0 {
      filed[location] = places.number(of: index.location(at: position)?.id ?? text)
    }
    return filed[location]
  }
}

/// One session in numbers.
struct LedgerEntry: Sendable {
  var car: Int32 = 0
  /// How many sessions of the same car it follows.
  var ordinal: Int32 = 0
  /// The position of the session of the same car before it; -1 of the first.
  var previous: Int32 = -1
  var amount: ExactDecimal?
  var basis = SessionCost.Basis.unknown
  /// Numbers of texts; -1 for none.
  var currency: Int32 = -1
  var tariff: Int32 = -1
  var network: Int32 = -1
  var place: Int32 = -1
  /// The number of a band of a tariff, of a part of a session.
  var band: Int32 = -1
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

  /// What a kWh cost, to six decimals.
  var pricePerKWh: ExactDecimal? {
    guard let amount, let energyKWh else { return nil }
    return amount.divided(by: energyKWh, decimals: 6)
  }
}
