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
  private var bases = [Int](repeating: 0, count: Self.allBases.count)
  private var chargingSeconds: Int64 = 0
  private var withoutChargingTime = 0
  private var energyWithTime = ExactSum()
  private var secondsWithEnergy: Int64 = 0
  private var drives: [Int32: DriveSums] = [:]
  private var first: Int?
  private var last: Int?

  private struct CurrencySums {
    var currency: String?
    var amount = ExactSum()
    var sessions = 0
    var amountWithEnergy = ExactSum()
    var energy = ExactSum()
    var home = ExactSum()
    var away = ExactSum()
    var ac = ExactSum()
    var dc = ExactSum()
  }

  private static let allBases: [SessionCost.Basis] = [
    .paid, .unitPrice, .frozen, .tariff, .unknown,
  ]

  mutating func add(_ position: Int, _ cost: SessionCost, _ context: TotalsContext) {
    let index = context.index
    sessions += 1
    if first == nil { first = position }
    last = position
    let energy = index.sessions[position].energyKWh
    let isHome = index.isHome(at: position)
    if let energy { add(energy, position, isHome, index) } else { withoutEnergy += 1 }
    add(cost, energy, isHome, index.sessions[position].type)
    if let seconds = index.chargingSeconds(at: position) {
      chargingSeconds = chargingSeconds.addingReportingOverflow(seconds).partialValue
      if let energy, seconds > 0 {
        energyWithTime.add(energy)
        secondsWithEnergy = secondsWithEnergy.addingReportingOverflow(seconds).partialValue
      }
    } else {
      withoutChargingTime += 1
    }
    drives[context.cars[position], default: DriveSums()].add(position, cost, in: index)
  }

  private mutating func add(
    _ energy: ExactDecimal,
    _ position: Int,
    _ isHome: Bool?,
    _ index: ChargingIndex
  ) {
    switch isHome {
    case true?: home.add(energy)
    case false?: away.add(energy)
    case nil: nowhere.add(energy)
    }
    switch index.sessions[position].type {
    case .ac?: ac.add(energy)
    case .dc?: dc.add(energy)
    case nil: untyped.add(energy)
    }
    if let percent = index.sessions[position].solarPercent {
      withSolar += 1
      solar.add(energy * percent * Self.percent)
    }
  }

  private static let percent = ExactDecimal(coefficient: 1, scale: 2)

  private mutating func add(
    _ cost: SessionCost,
    _ energy: ExactDecimal?,
    _ isHome: Bool?,
    _ type: ChargeType?
  ) {
    bases[Self.allBases.firstIndex(of: cost.basis) ?? 0] += 1
    guard let amount = cost.amount else { return }
    if cost.isFree {
      sessionsFree += 1
      if let energy { free.add(energy) }
    }
    var place = costs.firstIndex { $0.currency == cost.currency } ?? costs.count
    if place == costs.count { costs.append(CurrencySums(currency: cost.currency)) }
    place = min(place, costs.count - 1)
    costs[place].amount.add(amount)
    costs[place].sessions += 1
    switch isHome {
    case true?: costs[place].home.add(amount)
    case false?: costs[place].away.add(amount)
    case nil: break
    }
    switch type {
    case .ac?: costs[place].ac.add(amount)
    case .dc?: costs[place].dc.add(amount)
    case nil: break
    }
    if let energy {
      costs[place].amountWithEnergy.add(amount)
      costs[place].energy.add(energy)
    }
  }

  /// The totals of what was added.
  func totals(_ context: TotalsContext) -> Totals {
    var totals = Totals()
    totals.sessions = sessions
    totals.sessionsLeftOut = context.index.sessionsLeftOut
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
    totals.costs = currencyTotals
    totals.sessionsFree = sessionsFree
    for (basis, count) in zip(Self.allBases, bases) where count > 0 {
      totals.sessionsByBasis[basis] = count
    }
    totals.sessionsWithoutCost = sessions - totals.costs.reduce(0) { $0 + $1.sessions }
    totals.chargingSeconds = chargingSeconds
    totals.sessionsWithoutChargingTime = withoutChargingTime
    totals.energyWithTimeKWh = energyWithTime.value
    totals.secondsWithEnergy = secondsWithEnergy
    totals.firstStart = first.map { context.index.starts[$0] }
    totals.lastStart = last.map { context.index.starts[$0] }
    addDrives(to: &totals, context)
    return totals
  }

  private var currencyTotals: [Totals.CurrencyTotals] {
    costs.map {
      Totals.CurrencyTotals(
        currency: $0.currency,
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

  private func addDrives(to totals: inout Totals, _ context: TotalsContext) {
    totals.distanceUnit = context.index.distanceUnit
    totals.drives = drives.values.compactMap { $0.drive(context) }.sorted { $0.car < $1.car }
    guard !totals.drives.isEmpty else { return }
    let unit = totals.distanceUnit
    let kilometres = totals.drives.reduce(ExactDecimal.zero) { $0 + $1.kilometres }
    let distance = unit.of(kilometres: kilometres)
    totals.distance = distance
    var cost = ExactDecimal.zero
    for drive in totals.drives {
      guard let amount = drive.cost, drive.currency == totals.drives.first?.currency else { return }
      cost += amount
    }
    guard let amount = cost.divided(by: distance, decimals: 6) else { return }
    totals.costPerDistance = CostPerDistance(
      amount: amount,
      currency: totals.drives.first?.currency,
      unit: unit
    )
  }
}
