package import ChargingLog

/// Places or operators, the cheapest first.
package struct League: Sendable {
  /// What is ranked.
  package enum Kind: String, Sendable, CaseIterable {
    case location, network
  }

  /// One place or operator, in one currency.
  package struct Row: Sendable, Hashable {
    package var name: String
    package var currency: String?
    /// All of its sessions, whatever the currency.
    package var sessions: Int
    package var energyKWh: ExactDecimal
    /// The median price per kWh of the sessions whose cost and energy are known, the free among
    /// them; `nil` of none.
    package var medianPrice: ExactDecimal?
    /// How many sessions the median is of.
    package var priced: Int
    /// The usual charge level when plugged in, and when unplugged: medians.
    package var socStart: ExactDecimal?
    package var socEnd: ExactDecimal?
    package var lastVisit: CivilDate
  }

  package let kind: Kind
  /// By price, those without one last.
  package let rows: [Row]
  /// Sessions that name no place, or no operator.
  package let sessionsLeftOut: Int

  package init(_ kind: Kind, of positions: [Int], in index: ChargingIndex) {
    self.kind = kind
    var places: [String: Place] = [:]
    var leftOut = 0
    for position in positions.inOrder {
      let session = index.sessions[position]
      let name =
        kind == .network ? session.network : index.location(at: position)?.id ?? session.location
      guard let name else {
        leftOut += 1
        continue
      }
      places[name.lowercased(), default: Place(name: name)].add(position, in: index)
    }
    sessionsLeftOut = leftOut
    rows = places.values.flatMap { $0.rows(in: index) }.sorted(by: Self.isBefore)
  }

  private static func isBefore(_ left: Row, _ right: Row) -> Bool {
    let (first, second) = (left.currency ?? "~", right.currency ?? "~")
    if first != second { return first < second }
    switch (left.medianPrice, right.medianPrice) {
    case (let left?, let right?) where left != right: return left < right
    case (_?, nil): return true
    case (nil, _?): return false
    default: return left.name < right.name
    }
  }
}

/// The sessions of one place.
private struct Place {
  let name: String
  var positions: [Int] = []
  var prices: [String?: [ExactDecimal]] = [:]

  init(name: String) { self.name = name }

  mutating func add(_ position: Int, in index: ChargingIndex) {
    positions.append(position)
    let cost = index.cost(at: position)
    guard let energy = index.sessions[position].energyKWh,
      let price = cost.amount?.divided(by: energy, decimals: 6)
    else { return }
    prices[cost.currency, default: []].append(price)
  }

  func rows(in index: ChargingIndex) -> [League.Row] {
    let sessions = positions.map { index.sessions[$0] }
    var energy = ExactSum()
    for session in sessions { if let kWh = session.energyKWh { energy.add(kWh) } }
    let row = League.Row(
      name: name,
      currency: nil,
      sessions: positions.count,
      energyKWh: energy.value,
      medianPrice: nil,
      priced: 0,
      socStart: Median.of(sessions.compactMap(\.socStart)),
      socEnd: Median.of(sessions.compactMap(\.socEnd)),
      lastVisit: positions.last.map { index.localDate(at: $0) } ?? CivilDate(daysSince1970: 0)
    )
    guard !prices.isEmpty else { return [row] }
    return prices.map { currency, prices in
      var row = row
      row.currency = currency
      row.medianPrice = Median.of(prices)
      row.priced = prices.count
      return row
    }
  }
}
