import YAMLRecord

/// Sessions in the order that they came in, with what puts them on the one line of time: the instants
/// of their local times, the numbers of their cars and locations, and what each comes to.
package struct PlacedSessions: Sendable {
  /// Those that can be used; the other lists run beside it.
  package internal(set) var sessions: SessionPiece
  package internal(set) var starts: [Instant] = []
  package internal(set) var ends: [Instant?] = []
  /// The number of each session's location in the catalog, -1 for none.
  package internal(set) var places: [Int32] = []
  /// The number of each session's car in the catalog.
  package internal(set) var cars: [Int32] = []
  /// What each comes to, but for its place among the sessions of its car.
  package internal(set) var entries: [LedgerEntry] = []
  /// The texts that the entries have numbers for.
  package internal(set) var names = LedgerNames()
  /// Their positions in the order of their start, then of their id.
  package internal(set) var order: [Int32] = []
  package internal(set) var findings: [Finding] = []
  /// How many cannot be used.
  private(set) var leftOut = 0

  /// Resolves the times of sessions, takes those out that cannot be used, and works out what the
  /// others come to.
  package init(_ sessions: consuming [Session], by catalog: Catalog) {
    var usable = sessions
    self.sessions = SessionPiece([])
    starts.reserveCapacity(usable.count)
    ends.reserveCapacity(usable.count)
    places.reserveCapacity(usable.count)
    cars.reserveCapacity(usable.count)
    let zones = Zones(catalog)
    var unusable: [Int] = []
    for position in usable.indices where !resolve(usable[position], catalog, zones) {
      unusable.append(position)
    }
    leftOut = unusable.count
    for position in unusable.reversed() { usable.remove(at: position) }
    self.sessions = SessionPiece(usable)
    addEntries(usable, catalog)
    sort()
  }

  /// The same sessions, stored somewhere.
  package func stored(as piece: SessionPiece) -> PlacedSessions {
    var placed = self
    placed.sessions = piece
    return placed
  }

  /// Puts the positions in order.
  private mutating func sort() {
    order = Array(0..<Int32(clamping: starts.count))
    order.sortNearlySorted { left, right in
      let (left, right) = (Int(left), Int(right))
      return starts[left] == starts[right]
        ? RecordOrder.precedes(sessions.path(at: left), sessions.path(at: right))
        : starts[left] < starts[right]
    }
  }

  private mutating func addEntries(_ sessions: [Session], _ catalog: Catalog) {
    let index = ChargingIndex(
      catalog,
      Timeline(unordered: [self]),
      diagnostics: [],
      findings: [],
      sessionsLeftOut: 0
    )
    var names = LedgerNames()
    entries.reserveCapacity(sessions.count)
    for position in sessions.indices {
      entries.append(LedgerEntry(sessions[position], at: position, in: index, names: &names))
    }
    self.names = names
  }

  /// The zone of each location, and that of all other places.
  private struct Zones {
    let ofPlaces: [Zone]
    let elsewhere: Zone

    init(_ catalog: Catalog) {
      let elsewhere = catalog.settings.timeZone ?? .utc
      self.elsewhere = elsewhere
      ofPlaces = catalog.places.map { $0.timeZone ?? elsewhere }
    }
  }

  private mutating func resolve(_ session: Session, _ catalog: Catalog, _ zones: Zones) -> Bool {
    let car = catalog.carNumbers[session.car]
    if car == nil { reportUnknownCar(session, catalog) }
    let place = session.location.flatMap {
      catalog.placeNumbers[$0] ?? catalog.placeNumbers[$0.lowercased()]
    }
    let zone = place.map { zones.ofPlaces[$0] } ?? zones.elsewhere
    guard let start = instant(session.start, key: "start", in: zone, of: session) else {
      return false
    }
    var end: Instant?
    if let stamp = session.end {
      guard let instant = instant(stamp, key: "end", in: zone, of: session, after: start) else {
        return false
      }
      end = instant
    }
    guard let car else { return false }
    starts.append(start)
    ends.append(end)
    places.append(place.map(Int32.init) ?? -1)
    cars.append(car)
    return true
  }

  private mutating func reportUnknownCar(_ session: Session, _ catalog: Catalog) {
    let isBroken = catalog.brokenCars.contains(session.car)
    let nearest = Spelling.nearest(to: session.car, among: catalog.carIDs)
    findings.append(
      Finding(
        "unknown-car",
        .error,
        file: session.path,
        key: "car",
        isBroken ? "the file of \(session.car) has errors" : "there is no car \(session.car)",
        fix: isBroken
          ? "mend cars/\(session.car).yaml"
          : nearest.map { "did you mean \($0)?" }
            ?? "add it with: plugtrack car add \(session.car)",
        cause: isBroken ? "cars/\(session.car).yaml" : nil
      )
    )
  }

  /// The instant of a local time: the first one of a repeated hour, with a warning; none at all in
  /// an hour that the clocks skipped, which is an error.
  ///
  /// - Parameter start: For an end, when it began: an end in the repeated hour is the second one
  ///   when the first would lie before the start.
  private mutating func instant(
    _ stamp: Timestamp,
    key: String,
    in zone: Zone,
    of session: Session,
    after start: Instant? = nil
  ) -> Instant? {
    switch stamp.resolve(in: zone) {
    case .unique(let instant):
      return instant
    case .repeated(let first, let second):
      let chosen = start.map { first < $0 } == true ? second : first
      let options = [first, second].map { Timestamp($0, in: zone, precision: stamp.precision).text }
      findings.append(
        Finding(
          "repeated-hour",
          .warning,
          file: session.path,
          key: key,
          "\(key) was there twice, when the clocks went back; the \(chosen == first ? "first" : "second") is taken",
          fix: "write \(options.joined(separator: " or ")) to say which"
        )
      )
      return chosen
    case .missing(let gap, let seconds):
      findings.append(
        Finding(
          "missing-hour",
          .error,
          file: session.path,
          key: key,
          "\(key) does not exist in \(zone.identifier): the clocks went forward",
          fix:
            "write a time before or after the skipped \(ChargeDuration(seconds: Int64(seconds)).text) at \(zone.civil(at: gap).date.text)"
        )
      )
      return nil
    }
  }
}
