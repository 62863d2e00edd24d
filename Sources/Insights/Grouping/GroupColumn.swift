import ChargingLog

/// Gives sessions a number for the value by which they are grouped, and numbers their text.
struct GroupColumn {
  let key: Grouping.Key
  /// Where sessions are grouped by their tags.
  private let tags: SessionTags?
  /// The day that was asked for last, and its code: neighbours are mostly of one day.
  private var last: (day: Int32, code: Int32)?

  init(_ key: Grouping.Key, _ ledger: Ledger) {
    self.key = key
    tags = key == .tag ? SessionTags.of(ledger.index) : nil
  }

  /// Replaces each branch by those that the session's values lead to.
  mutating func spread(
    _ branches: inout [Int],
    by position: Int,
    _ entry: LedgerEntry,
    in tree: inout GroupTree
  ) {
    guard let codes = tags?[position], !codes.isEmpty else {
      let code = code(of: entry)
      for place in branches.indices { branches[place] = tree.branch(code, from: branches[place]) }
      return
    }
    branches = branches.flatMap { branch in codes.map { tree.branch($0, from: branch) } }
  }

  private mutating func code(of entry: LedgerEntry) -> Int32 {
    switch key {
    case .day: return entry.day
    case .week, .month, .quarter, .year:
      if let last, last.day == entry.day { return last.code }
      let code = period(of: CivilDate(daysSince1970: Int(entry.day)))
      last = (entry.day, code)
      return code
    default: return plainCode(of: entry)
    }
  }

  private func plainCode(of entry: LedgerEntry) -> Int32 {
    switch key {
    case .car: entry.car
    case .location: entry.place
    case .network: entry.network
    case .type: entry.type.map { $0 == .ac ? 0 : 1 } ?? TextNumbers.unknown
    case .home: entry.isHome.map { $0 ? 1 : 0 } ?? TextNumbers.unknown
    case .tariff: entry.tariff
    case .band: entry.band
    case .currency: entry.currency
    case .basis: Int32(Self.bases.firstIndex(of: entry.basis) ?? 0)
    case .tag, .day, .week, .month, .quarter, .year: TextNumbers.unknown
    }
  }

  private static let bases: [SessionCost.Basis] = [.paid, .unitPrice, .frozen, .tariff, .unknown]

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
  func label(of code: Int32, _ ledger: Ledger) -> String? {
    switch key {
    case .day: CivilDate(daysSince1970: Int(code)).text
    case .week: weekLabel(CivilDate(daysSince1970: Int(code)))
    case .month, .quarter, .year: monthLabel(Int(code))
    case .car: ledger.index.carIDs[Int(code)]
    case .home: code == TextNumbers.unknown ? nil : code == 1 ? "home" : "public"
    case .type: code == TextNumbers.unknown ? nil : code == 0 ? "ac" : "dc"
    case .basis: Self.bases[Int(code)].rawValue
    case .location: ledger.names.places.text(of: code)
    case .network: ledger.names.networks.text(of: code)
    case .tariff: ledger.names.tariffs.text(of: code)
    case .band: code < 0 ? nil : ledger.bands.labels[Int(code)]
    case .currency: ledger.names.currencies.text(of: code)
    case .tag: tags?.texts.text(of: code)
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
