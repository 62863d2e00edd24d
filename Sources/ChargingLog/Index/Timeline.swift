/// Sessions in the order of their start, then of their id.
struct Timeline: Sendable {
  var sessions: SessionList
  var starts: [Instant]
  var ends: [Instant?]
  /// The number of each session's location in the catalog, -1 for none.
  var places: [Int32]
  /// The number of each session's car in the catalog.
  var cars: [Int32]
  var entries: [LedgerEntry]
  var names: LedgerNames
}

extension Timeline {
  /// Puts parts together; the files of a directory are nearly in order already.
  init(_ parts: [PlacedSessions]) {
    self.init(unordered: parts)
    if let order { self = picking(order) }
    number()
  }

  /// The parts one behind the other.
  init(unordered parts: [PlacedSessions]) {
    let count = parts.reduce(0) { $0 + $1.starts.count }
    sessions = SessionList(parts.map(\.sessions))
    starts = []
    ends = []
    places = []
    cars = []
    entries = []
    names = LedgerNames()
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
    places.reserveCapacity(count)
    cars.reserveCapacity(count)
    entries.reserveCapacity(count)
    for part in parts {
      starts += part.starts
      ends += part.ends
      places += part.places
      cars += part.cars
      append(part.entries, names.merge(part.names))
    }
  }

  private mutating func append(
    _ more: [LedgerEntry],
    _ renumbering: LedgerNames.Renumbering
  ) {
    for var entry in more {
      renumbering.apply(to: &entry)
      entries.append(entry)
    }
  }

  /// The sessions at some positions, in their order.
  func picking(_ positions: [Int]) -> Timeline {
    Timeline(
      sessions: sessions.ordered(by: positions),
      starts: positions.map { starts[$0] },
      ends: positions.map { ends[$0] },
      places: positions.map { places[$0] },
      cars: positions.map { cars[$0] },
      entries: positions.map { entries[$0] },
      names: names
    )
  }

  /// Works out what hangs on the order of all sessions.
  mutating func number() {
    entries.numberByCar()
    names.spell(self)
  }

  /// The positions by start, then by id; `nil` where they stand like that already.
  private var order: [Int]? {
    let isSorted = starts.indices.dropFirst().allSatisfy { !precedes($0, $0 - 1) }
    guard !isSorted else { return nil }
    var order = Array(starts.indices)
    order.sort(by: precedes)
    return order
  }

  func precedes(_ left: Int, _ right: Int) -> Bool {
    starts[left] == starts[right]
      ? RecordOrder.precedes(sessions.path(at: left), sessions.path(at: right))
      : starts[left] < starts[right]
  }
}
