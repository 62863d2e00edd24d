import ChargingLog

/// Adds up sessions, taken by start, in one pass.
struct TotalsSums {
  private var sessions = 0
  private var withoutEnergy = 0
  private var home = ExactSum()
  private var away = ExactSum()
  private var nowhere = ExactSum()
  private var ac = ExactSum()
  private var dc = ExactSum()
  private var untyped = ExactSum()
  private var free = ExactSum()
  private var solar = ExactSum()
  private var withSolar = 0
  private var costs: [CurrencySums] = []
  private var sessionsFree = 0
  private var bases: InlineArray<5, Int> = InlineArray(repeating: 0)
  private var chargingSeconds: Int64 = 0
  private var withoutChargingTime = 0
  private var energyWithTime = ExactSum()
  private var secondsWithEnergy: Int64 = 0
  private var drives: [DriveSums] = []
  /// Where the drives of each car stand, by its number; -1 where it has none.
  private var driveOfCar: [Int32] = []
  private var first: Int?
  private var last: Int?

  private struct CurrencySums {
    var currency: Int32
    var amount = ExactSum()
    var sessions = 0
    var amountWithEnergy = ExactSum()
    var energy = ExactSum()
    var home = ExactSum()
    var away = ExactSum()
    var ac = ExactSum()
    var dc = ExactSum()

    init(currency: Int32) { self.currency = currency }

    mutating func add(_ paid: ExactDecimal, _ entry: LedgerEntry) {
      amount.add(paid)
      sessions += 1
      switch entry.isHome {
      case true?: home.add(paid)
      case false?: away.add(paid)
      case nil: break
      }
      switch entry.type {
      case .ac?: ac.add(paid)
      case .dc?: dc.add(paid)
      case nil: break
      }
      if let kWh = entry.energyKWh {
        amountWithEnergy.add(paid)
        energy.add(kWh)
      }
    }
  }

  private static let allBases: [SessionCost.Basis] = [
    .paid, .unitPrice, .frozen, .tariff, .unknown,
  ]

  /// Takes a session, or the part of one that is in a band: with a part of its energy, time and
  /// cost, and without its drive.
  mutating func add(
    _ position: Int,
    _ entry: LedgerEntry,
    _ ledger: Ledger,
    isPart: Bool = false
  ) {
    sessions += 1
    if first == nil { first = position }
    last = position
    if let energy = entry.energyKWh { add(energy, entry) } else { withoutEnergy += 1 }
    addCost(entry)
    if let seconds = entry.seconds {
      chargingSeconds = chargingSeconds.addingReportingOverflow(seconds).partialValue
      if let energy = entry.energyKWh, seconds > 0 {
        energyWithTime.add(energy)
        secondsWithEnergy = secondsWithEnergy.addingReportingOverflow(seconds).partialValue
      }
    } else {
      withoutChargingTime += 1
    }
    guard !isPart else { return }
    drives[drive(of: Int(entry.car))].add(position, entry, at: ledger.index.starts[position])
  }

  private mutating func drive(of car: Int) -> Int {
    while driveOfCar.count <= car { driveOfCar.append(-1) }
    if driveOfCar[car] < 0 {
      driveOfCar[car] = Int32(drives.count)
      drives.append(DriveSums())
    }
    return Int(driveOfCar[car])
  }

  private mutating func add(_ energy: ExactDecimal, _ entry: LedgerEntry) {
    switch entry.isHome {
    case true?: home.add(energy)
    case false?: away.add(energy)
    case nil: nowhere.add(energy)
    }
    switch entry.type {
    case .ac?: ac.add(energy)
    case .dc?: dc.add(energy)
    case nil: untyped.add(energy)
    }
    if let percent = entry.solarPercent {
      withSolar += 1
      solar.add(energy * percent * Self.percent)
    }
  }

  private static let percent = ExactDecimal(coefficient: 1, scale: 2)

  private mutating func addCost(_ entry: LedgerEntry) {
    bases[Self.place(of: entry.basis)] += 1
    guard let amount = entry.amount else { return }
    if entry.isFree {
      sessionsFree += 1
      if let energy = entry.energyKWh { free.add(energy) }
    }
    var place = costs.firstIndex { $0.currency == entry.currency } ?? costs.count
    if place == costs.count { costs.append(CurrencySums(currency: entry.currency)) }
    place = min(place, costs.count - 1)
    costs[place].add(amount, entry)
  }

  private static func place(of basis: SessionCost.Basis) -> Int {
    switch basis {
    case .paid: 0
    case .unitPrice: 1
    case .frozen: 2
    case .tariff: 3
    case .unknown: 4
    }
  }

  /// The totals of what was added.
  func totals(_ ledger: Ledger) -> Totals {
    var totals = Totals()
    totals.sessions = sessions
    totals.sessionsLeftOut = ledger.index.sessionsLeftOut
    var energy = home
    energy.add(away)
    energy.add(nowhere)
    totals.energyKWh = energy.value
    totals.sessionsWithoutEnergy = withoutEnergy
    totals.energyByPlace = Totals.PlaceSplit(
      homeKWh: home.value,
      publicKWh: away.value,
      unknownKWh: nowhere.value
    )
    totals.energyByType = Totals.TypeSplit(
      acKWh: ac.value,
      dcKWh: dc.value,
      unknownKWh: untyped.value
    )
    totals.freeKWh = free.value
    totals.solarKWh = solar.value
    totals.sessionsWithSolar = withSolar
    totals.costs = currencyTotals(ledger)
    totals.sessionsFree = sessionsFree
    for basis in Self.allBases {
      let count = bases[Self.place(of: basis)]
      if count > 0 { totals.sessionsByBasis[basis] = count }
    }
    totals.sessionsWithoutCost = sessions - totals.costs.reduce(0) { $0 + $1.sessions }
    totals.chargingSeconds = chargingSeconds
    totals.sessionsWithoutChargingTime = withoutChargingTime
    totals.energyWithTimeKWh = energyWithTime.value
    totals.secondsWithEnergy = secondsWithEnergy
    totals.firstStart = first.map { ledger.index.starts[$0] }
    totals.lastStart = last.map { ledger.index.starts[$0] }
    addDrives(to: &totals, ledger)
    return totals
  }

  private func currencyTotals(_ ledger: Ledger) -> [Totals.CurrencyTotals] {
    costs.map {
      Totals.CurrencyTotals(
        currency: ledger.names.currencies.text(of: $0.currency),
        amount: $0.amount.value,
        sessions: $0.sessions,
        amountWithEnergy: $0.amountWithEnergy.value,
        energyKWh: $0.energy.value,
        homeAmount: $0.home.value,
        publicAmount: $0.away.value,
        acAmount: $0.ac.value,
        dcAmount: $0.dc.value
      )
    }
    .sorted { left, right in
      guard let first = left.currency, let second = right.currency else {
        return left.currency != nil
      }
      return first < second
    }
  }

  private func addDrives(to totals: inout Totals, _ ledger: Ledger) {
    totals.distanceUnit = ledger.index.distanceUnit
    totals.drives = drives.compactMap { $0.drive(ledger) }.sorted { $0.car < $1.car }
    totals.distance = totals.driving.distance
    totals.costPerDistance = totals.driving.costPerDistance
  }
}
