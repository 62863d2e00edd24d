/// What one session comes to, in numbers, so that adding up a hundred thousand sessions touches no
/// text at all.
package struct LedgerEntry: Sendable {
  private var decimals = PackedDecimals()
  package var basis = SessionCost.Basis.unknown
  package var isHome: Bool?
  package var type: ChargeType?
  private var batteryBasis: BatteryEnergy.Basis?
  package var times: KnownTimes = []
  package var car: Int32 = 0
  /// How many sessions of the same car it follows.
  package var ordinal: Int32 = 0
  /// The position of the session of the same car before it; -1 of the first.
  package var previous: Int32 = -1
  /// Numbers of texts; -1 for none.
  package var currency = TextNumbers.unknown
  package var tariff = TextNumbers.unknown
  package var network = TextNumbers.unknown
  package var place = TextNumbers.unknown
  /// The number of a band of a tariff, of a part of a session.
  package var band = TextNumbers.unknown
  /// Days since 1970 at its place.
  package var day: Int32 = 0
  /// Seconds after midnight that the clock at its place showed; 0 where only the day is known.
  package var secondOfDay: Int32 = 0
  /// Seconds that energy flowed.
  package var seconds: Int64? {
    get { times.contains(.charging) ? knownSeconds : nil }
    set {
      knownSeconds = newValue ?? 0
      if newValue == nil { times.remove(.charging) } else { times.insert(.charging) }
    }
  }
  private var knownSeconds: Int64 = 0
  private var batteryKWh = 0.0

  package init() {}

  /// Which times of a session are known.
  package struct KnownTimes: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The time of day at which it was plugged in, not just the day.
    package static let start = KnownTimes(rawValue: 1 << 0)
    /// When it was unplugged, to the time of day.
    package static let end = KnownTimes(rawValue: 1 << 1)
    /// How long energy flowed, as `duration` says.
    package static let duration = KnownTimes(rawValue: 1 << 2)
    /// How long energy flowed, one way or the other.
    package static let charging = KnownTimes(rawValue: 1 << 3)
  }

  package var isFree: Bool { amount?.isZero == true && basis == .paid }

  /// What a kWh cost, to six decimals.
  package var pricePerKWh: ExactDecimal? {
    guard let amount, let energyKWh else { return nil }
    return amount.divided(by: energyKWh, decimals: 6)
  }
}

extension LedgerEntry {
  /// The effective cost; `nil` when it is unknown.
  package var amount: ExactDecimal? {
    get { decimals[.amount] }
    set { decimals[.amount] = newValue }
  }

  /// The odometer.
  package var kilometres: ExactDecimal? {
    get { decimals[.kilometres] }
    set { decimals[.kilometres] = newValue }
  }

  package var energyKWh: ExactDecimal? {
    get { decimals[.energy] }
    set { decimals[.energy] = newValue }
  }

  package var solarPercent: ExactDecimal? {
    get { decimals[.solar] }
    set { decimals[.solar] = newValue }
  }

  package var socStart: ExactDecimal? {
    get { decimals[.socStart] }
    set { decimals[.socStart] = newValue }
  }

  package var socEnd: ExactDecimal? {
    get { decimals[.socEnd] }
    set { decimals[.socEnd] = newValue }
  }

  package var temperatureC: ExactDecimal? {
    get { decimals[.temperature] }
    set { decimals[.temperature] = newValue }
  }

  package var battery: BatteryEnergy? {
    get { batteryBasis.map { BatteryEnergy(kilowattHours: batteryKWh, basis: $0) } }
    set {
      batteryBasis = newValue?.basis
      batteryKWh = newValue?.kilowattHours ?? 0
    }
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
    let start = index.localStart(session, at: position)
    day = Int32(clamping: start.date.daysSince1970)
    secondOfDay = Int32(clamping: start.secondOfDay)
    if session.start.precision != .day { times.insert(.start) }
    if let end = session.end, end.precision != .day { times.insert(.end) }
    if session.duration != nil { times.insert(.duration) }
    seconds = index.chargingSeconds(session, at: position)
    kilometres = session.kilometres
    battery = index.batteryEnergy(session, at: position)
    energyKWh = session.energyKWh
    type = session.type
    solarPercent = session.solarPercent
    socStart = session.socStart
    socEnd = session.socEnd
    temperatureC = session.temperatureC
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
