/// Which sessions are meant: those that meet every condition that is set.
///
/// A condition on a value that a session does not have leaves the session out.
package struct SessionFilter: Sendable {
  /// Ids of cars, any of them.
  package var cars: [String] = []
  /// The first day, as the calendar at the session's place has it.
  package var from: CivilDate?
  /// The last day.
  package var to: CivilDate?
  /// Ids, aliases or names of locations, or free text, any of them.
  package var locations: [String] = []
  /// Operators, any of them.
  package var networks: [String] = []
  package var type: ChargeType?
  /// `true` for home, `false` for public.
  package var isHome: Bool?
  /// `true` for free, `false` for those that are known not to be.
  package var isFree: Bool?
  /// All of them.
  package var tags: [String] = []
  /// The least energy.
  package var minKWh: ExactDecimal?
  package var expression: WhereExpression?
  /// Text in the id, location, network, notes or a tag.
  package var matching: String?

  package init() {}

  /// Keeps the days of a period.
  package mutating func limit(to period: DatePeriod) {
    from = period.start
    to = period.end.adding(days: -1)
  }

  /// The positions of the sessions that are meant, by start.
  package func positions(in index: ChargingIndex) -> [Int] {
    let predicates = self.predicates(in: index)
    return range(in: index).filter { position in
      predicates.allSatisfy { $0(position) }
    }
  }

  /// The positions between which the days must lie: days begin up to 26 hours apart over the world.
  private func range(in index: ChargingIndex) -> Range<Int> {
    let margin: Int64 = 26 * 3600
    let low = from.map { day in
      index.starts.firstPosition {
        $0.secondsSince1970 >= Int64(day.daysSince1970) * 86_400 - margin
      }
    }
    let high = to.map { day in
      index.starts.firstPosition {
        $0.secondsSince1970 >= Int64(day.daysSince1970 + 1) * 86_400 + margin
      }
    }
    let end = high ?? index.sessions.count
    return min(low ?? 0, end)..<end
  }

  /// The conditions, those that leave out the most for the least first.
  private func predicates(in index: ChargingIndex) -> [SessionPredicate] {
    var all: [SessionPredicate] = []
    if let from { all.append { index.localDate(at: $0) >= from } }
    if let to { all.append { index.localDate(at: $0) <= to } }
    if !cars.isEmpty {
      let cars = cars.map(FoldedText.init)
      all.append { position in cars.contains { $0.equals(index.sessions[position].car) } }
    }
    if let type { all.append { index.sessions[$0].type == type } }
    if let minKWh { all.append { index.sessions[$0].energyKWh.map { $0 >= minKWh } ?? false } }
    if !networks.isEmpty {
      let networks = networks.map(FoldedText.init)
      all.append { position in
        guard let network = index.sessions[position].network else { return false }
        return networks.contains { $0.equals(network) }
      }
    }
    if !locations.isEmpty {
      let places = locations.map { PlaceMatch($0, in: index) }
      all.append { position in
        guard let location = index.sessions[position].location else { return false }
        return places.contains { $0.contains(location) }
      }
    }
    for tag in tags.map(FoldedText.init) {
      all.append { index.sessions[$0].tags.contains(where: tag.equals) }
    }
    if let isHome { all.append { index.isHome(at: $0) == isHome } }
    if let matching {
      let text = FoldedText(matching)
      all.append { text.isContained(in: index.sessions[$0]) }
    }
    if let isFree { all.append { index.isFree(at: $0) == isFree } }
    if let expression { all.append(expression.predicate(in: index)) }
    return all
  }
}

extension FoldedText {
  /// Whether a person would find the text in a session.
  fileprivate func isContained(in session: Session) -> Bool {
    session.location.map(isContained) == true || session.network.map(isContained) == true
      || session.notes.map(isContained) == true || session.tags.contains(where: isContained)
      || isContained(in: session.id)
  }
}

extension [Instant] {
  /// The first position from which on a condition holds, of instants that rise; O(log n).
  package func firstPosition(where holds: (Instant) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
