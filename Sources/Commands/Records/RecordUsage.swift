import ChargingLog

/// What the sessions of a record come to.
struct RecordUsage: Sendable {
  private(set) var sessions = 0
  private(set) var energy = ExactDecimal.zero
  private(set) var first: CivilDate?
  private(set) var last: CivilDate?

  /// The sessions of every record of a kind, by its id.
  ///
  /// - Complexity: O(*n*) for *n* sessions.
  static func all<Noun: RecordNoun>(of noun: Noun.Type, in index: ChargingIndex) -> [String:
    RecordUsage]
  {
    var usage: [String: RecordUsage] = [:]
    for position in index.sessions.indices {
      guard let id = noun.recordID(ofSessionAt: position, in: index) else { continue }
      usage[id, default: RecordUsage()].add(position, of: index)
    }
    return usage
  }

  private mutating func add(_ position: Int, of index: ChargingIndex) {
    sessions += 1
    energy += index.sessions[position].energyKWh ?? .zero
    let date = index.localDate(at: position)
    first = min(first ?? date, date)
    last = max(last ?? date, date)
  }

  var json: JSON {
    .object([
      ("sessions", .int(sessions)), ("energy_kwh", .number(energy.text)),
      ("first", first.map { .string($0.text) } ?? .null),
      ("last", last.map { .string($0.text) } ?? .null),
    ])
  }
}
