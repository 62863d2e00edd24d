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
    self.init(kind, of: positions, in: Ledger(index))
  }

  /// The same of a ledger that is there already.
  package init(_ kind: Kind, of positions: [Int], in ledger: Ledger) {
    self.kind = kind
    let names = kind == .network ? ledger.names.networks : ledger.names.places
    var places: [Place] = []
    /// Where each name stands among the places, by its number; -1 where it does not.
    var placesOf: [Int] = []
    var leftOut = 0
    for position in positions.inOrder {
      let entry = ledger.entries[position]
      let number = kind == .network ? entry.network : entry.place
      guard number >= 0 else {
        leftOut += 1
        continue
      }
      while placesOf.count <= number { placesOf.append(-1) }
      var place = placesOf[Int(number)]
      if place < 0 {
        place = places.count
        placesOf[Int(number)] = place
        places.append(Place(name: names.text(of: number) ?? ""))
      }
      places[place].add(position, entry)
    }
    sessionsLeftOut = leftOut
    rows = places.flatMap { $0.rows(in: ledger) }.sorted(by: Self.isBefore)
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
  /// By currency, of which a place rarely has two.
  private var prices: [(currency: Int32, amounts: [ExactDecimal])] = []

  init(name: String) { self.name = name }

  mutating func add(_ position: Int, _ entry: LedgerEntry) {
    positions.append(position)
    guard let price = entry.pricePerKWh else { return }
    let place = prices.firstIndex { $0.currency == entry.currency } ?? prices.count
    if place == prices.count { prices.append((entry.currency, [])) }
    prices[place].amounts.append(price)
  }

  func rows(in ledger: Ledger) -> [League.Row] {
    let index = ledger.index
    var energy = ExactSum()
    for position in positions {
      if let kWh = ledger.entries[position].energyKWh { energy.add(kWh) }
    }
    let row = League.Row(
      name: name,
      currency: nil,
      sessions: positions.count,
      energyKWh: energy.value,
      medianPrice: nil,
      priced: 0,
      socStart: Median.of(positions.compactMap { ledger.entries[$0].socStart }),
      socEnd: Median.of(positions.compactMap { ledger.entries[$0].socEnd }),
      lastVisit: positions.last.map { index.localDate(at: $0) } ?? CivilDate(daysSince1970: 0)
    )
    guard !prices.isEmpty else { return [row] }
    return prices.map { currency, prices in
      var row = row
      row.currency = ledger.names.currencies.text(of: currency)
      row.medianPrice = Median.of(prices)
      row.priced = prices.count
      return row
    }
  }
}
