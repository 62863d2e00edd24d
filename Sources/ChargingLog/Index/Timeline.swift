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
  /// Puts parts together, each of which is in order by itself.
  init(_ parts: [PlacedSessions]) {
    let places = Self.places(parts)
    self.init(of: parts.map(\.sessions), places)
    let renumberings = parts.map { names.merge($0.names) }
    var rest = places[...]
    while let number = rest.first?.piece {
      let run = rest.prefix { $0.piece == number }
      append(parts[Int(number)], run.map { Int($0.position) }, renumberings[Int(number)])
      rest = rest[run.endIndex...]
    }
    number()
  }

  /// Where the sessions of all parts stand, in order.
  ///
  /// Files are read in the order of their names, which begin with dates, so the parts follow each other
  /// but for a few sessions.
  private static func places(_ parts: [PlacedSessions]) -> [SessionList.Place] {
    // First by their ranks in the order of their part, which spares comparing those of one part again.
    var places: [SessionList.Place] = []
    places.reserveCapacity(parts.reduce(0) { $0 + $1.order.count })
    for (number, part) in parts.enumerated() {
      for rank in part.order.indices {
        places.append(SessionList.Place(piece: Int32(number), position: Int32(rank)))
      }
    }
    places.sortNearlySorted { left, right in
      guard left.piece != right.piece else { return left.position < right.position }
      let (a, b) = (Int(left.piece), Int(right.piece))
      let (i, j) = (
        Int(parts[a].order[Int(left.position)]), Int(parts[b].order[Int(right.position)])
      )
      let (first, second) = (parts[a].starts[i], parts[b].starts[j])
      guard first == second else { return first < second }
      return RecordOrder.precedes(parts[a].sessions.path(at: i), parts[b].sessions.path(at: j))
    }
    for place in places.indices {
      places[place].position = parts[Int(places[place].piece)].order[Int(places[place].position)]
    }
    return places
  }

  /// Takes the sessions of a part at some positions.
  private mutating func append(
    _ part: PlacedSessions,
    _ positions: [Int],
    _ renumbering: LedgerNames.Renumbering
  ) {
    for position in positions {
      starts.append(part.starts[position])
      ends.append(part.ends[position])
      self.places.append(part.places[position])
      cars.append(part.cars[position])
      var entry = part.entries[position]
      renumbering.apply(to: &entry)
      entries.append(entry)
    }
  }

  private init(of pieces: [SessionPiece], _ places: [SessionList.Place]) {
    sessions = SessionList(pieces, places)
    starts = []
    ends = []
    self.places = []
    cars = []
    entries = []
    names = LedgerNames()
    starts.reserveCapacity(places.count)
    ends.reserveCapacity(places.count)
    self.places.reserveCapacity(places.count)
    cars.reserveCapacity(places.count)
    entries.reserveCapacity(places.count)
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

  /// Works out what hangs on the order of all sessions.
  mutating func number() {
    entries.numberByCar()
    names.spell(self)
  }
}
