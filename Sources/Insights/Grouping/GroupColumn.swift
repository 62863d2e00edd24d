import ChargingLog

/// Gives sessions a number for the value by which they are grouped, and numbers their text.
struct GroupColumn {
  let key: Grouping.Key
  private var texts = TextNumbers()

  /// The code of what is unknown.
  static let unknown: Int32 = -1

  init(_ key: Grouping.Key) { self.key = key }

  /// Replaces each branch by those that the session's values lead to.
  mutating func spread(
    _ branches: inout [Int],
    by position: Int,
    _ cost: SessionCost,
    _ context: TotalsContext,
    in tree: inout GroupTree
  ) {
    guard key == .tag else {
      let code = code(of: position, cost, context)
      for place in branches.indices { branches[place] = tree.branch(code, from: branches[place]) }
      return
    }
    var codes: [Int32] = []
    for tag in context.index.sessions[position].tags {
      let code = texts.number(of: tag)
      if !codes.contains(code) { codes.append(code) }
    }
    if codes.isEmpty { codes = [Self.unknown] }
    branches = branches.flatMap { branch in codes.map { tree.branch($0, from: branch) } }
  }

  private mutating func code(
    of position: Int,
    _ cost: SessionCost,
    _ context: TotalsContext
  ) -> Int32 {
    let index = context.index
    switch key {
    case .day, .week, .month, .quarter, .year:
      return period(of: index.localDate(at: position))
    case .car: return context.cars[position]
    case .location: return place(of: position, index)
    case .network: return texts.number(of: index.sessions[position].network)
    case .type: return texts.number(of: index.sessions[position].type?.rawValue)
    case .home: return index.isHome(at: position).map { $0 ? 1 : 0 } ?? Self.unknown
    case .tariff: return texts.number(of: cost.tariff)
    case .currency: return texts.number(of: cost.currency)
    case .basis: return texts.number(of: cost.basis.rawValue)
    case .tag: return Self.unknown
    }
  }

  /// The aliases of a location have the number of its id.
  private mutating func place(of position: Int, _ index: ChargingIndex) -> Int32 {
    guard let text = index.sessions[position].location else { return Self.unknown }
    if let known = texts.knownNumber(of: text) { return known }
    return texts.number(of: text, meaning: index.location(at: position)?.id ?? text)
  }

  /// The number of its first day, or of its month since the year 0.
  private func period(of date: CivilDate) -> Int32 {
    switch key {
    case .week: return Int32(date.startOfWeek.daysSince1970)
    case .month, .quarter, .year:
      let (year, month, _) = date.components
      let number = key == .month ? month - 1 : key == .quarter ? (month - 1) / 3 * 3 : 0
      return Int32(year * 12 + number)
    default: return Int32(date.daysSince1970)
    }
  }

  /// The value that a code stands for.
  func label(of code: Int32, _ context: TotalsContext) -> String? {
    switch key {
    case .day: CivilDate(daysSince1970: Int(code)).text
    case .week: weekLabel(CivilDate(daysSince1970: Int(code)))
    case .month, .quarter, .year: monthLabel(Int(code))
    case .car: context.carIDs[Int(code)]
    case .home: code == Self.unknown ? nil : code == 1 ? "home" : "public"
    case .location, .network, .type, .tariff, .tag, .currency, .basis: texts.text(of: code)
    }
  }

  private func weekLabel(_ monday: CivilDate) -> String {
    let (year, week) = monday.isoWeek
    return "\(year)-W\(week < 10 ? "0" : "")\(week)"
  }

  private func monthLabel(_ number: Int) -> String? {
    let (year, month) = (number / 12, number % 12 + 1)
    switch key {
    case .month: return "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .quarter: return "\(year)-Q\((month + 2) / 3)"
    default: return "\(year)"
    }
  }
}
