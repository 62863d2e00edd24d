package import ChargingLog

/// The sessions that are already there, and those that a file has brought so far, so that none is
/// taken twice.
///
/// Looking one up costs three days of its car, however many sessions there are.
package struct KnownSessions: Sendable {
  /// Two minutes, in which two notes of one start may differ.
  package static let startTolerance: Int64 = 120
  /// What two notes of one energy may differ by, in kWh.
  package static let energyTolerance = ExactDecimal(coefficient: 5, scale: 2)

  /// Why a session is not taken.
  package struct Twin: Sendable, Hashable {
    /// The file that it stands in, or `nil` for a row of the same file.
    package var path: String?
    /// The row of the same file.
    package var line: Int?
    /// Whether the id of the source is the same; else start and energy are.
    package var hasSameID: Bool
    /// Whether both start and energy are other ones in spite of that.
    package var isElsewhere = false
  }

  private struct Entry: Sendable {
    var session: Session
    var start: Int64
    var end: Int64?
    var line: Int?
  }

  private struct Day: Hashable {
    var car: String
    var number: Int
  }

  private struct Origin: Hashable {
    var importer: String
    var id: String
  }

  private let index: ChargingIndex
  private var entries: [Entry] = []
  private var days: [Day: [Int]] = [:]
  private var origins: [Origin: Int] = [:]
  private var paths: [String: Int] = [:]

  /// Knows what an index holds; O(sessions).
  package init(_ index: ChargingIndex) {
    self.index = index
    entries.reserveCapacity(index.sessions.count)
    for (position, session) in index.sessions.enumerated() {
      add(
        Entry(
          session: session,
          start: index.starts[position].secondsSince1970,
          end: index.ends[position]?.secondsSince1970
        ),
        day: index.localDate(at: position)
      )
    }
  }

  /// The session that a row tells again, if there is one.
  package func twin(of imported: ImportedSession) -> Twin? {
    let session = imported.session
    let isOurs = !session.path.isEmpty
    let entry = Entry(
      session: session,
      start: imported.start.secondsSince1970,
      end: imported.end?.secondsSince1970
    )
    if isOurs, let position = paths[session.id.lowercased()] {
      return twin(position, hasSameID: true)
    }
    if let origin = origin(of: session), let position = origins[origin],
      !(isOurs && entries[position].line != nil)
    {
      var twin = twin(position, hasSameID: true)
      twin.isElsewhere = isElsewhere(entry, entries[position])
      return twin
    }
    let day = day(of: imported).daysSince1970
    for number in (day - 1)...(day + 1) {
      for position in days[Day(car: session.car, number: number)] ?? [] {
        let known = entries[position]
        // Rows of a file that this program wrote are all meant.
        if isOurs, known.line != nil { continue }
        let isSameDay = number == day
        if isSame(entry, known, isSameDay: isSameDay) { return twin(position, hasSameID: false) }
      }
    }
    return nil
  }

  /// Takes down a session of the file.
  package mutating func add(_ imported: ImportedSession) {
    add(
      Entry(
        session: imported.session,
        start: imported.start.secondsSince1970,
        end: imported.end?.secondsSince1970,
        line: imported.line
      ),
      day: day(of: imported)
    )
  }

  /// Forgets which rows the sessions came from, since another file follows.
  package mutating func beginFile() {
    for position in entries.indices where entries[position].line != nil {
      entries[position].line = nil
    }
  }

  private func day(of imported: ImportedSession) -> CivilDate {
    guard imported.session.start.offsetSeconds != nil else {
      return imported.session.start.civil.date
    }
    let place = imported.session.location.flatMap { index.location(named: $0) }
    return index.zone(of: place).civil(at: imported.start).date
  }

  private mutating func add(_ entry: Entry, day: CivilDate) {
    let position = entries.count
    entries.append(entry)
    days[Day(car: entry.session.car, number: day.daysSince1970), default: []].append(position)
    if let origin = origin(of: entry.session), origins[origin] == nil { origins[origin] = position }
    if !entry.session.path.isEmpty { paths[entry.session.id.lowercased()] = position }
  }

  private func origin(of session: Session) -> Origin? {
    guard let source = session.source, let importer = source.importer, let id = source.id else {
      return nil
    }
    return Origin(importer: importer, id: id)
  }

  private func twin(_ position: Int, hasSameID: Bool) -> Twin {
    let entry = entries[position]
    return Twin(
      path: entry.line == nil ? entry.session.path : nil,
      line: entry.line,
      hasSameID: hasSameID
    )
  }

  private func isSame(_ one: Entry, _ other: Entry, isSameDay: Bool) -> Bool {
    let (a, b) = (one.session, other.session)
    if a.source?.importer == b.source?.importer, let id = a.source?.id, let other = b.source?.id,
      id != other, !RowIdentity.isOurs(id), !RowIdentity.isOurs(other)
    {
      return false
    }
    if a.start.precision == .day || b.start.precision == .day {
      return isSameDay && hasSameDetails(a, b)
    }
    guard abs(one.start - other.start) <= Self.startTolerance else { return false }
    // One that ended before the other began is another one, however short both were.
    if let end = one.end, end <= other.start, one.start < other.start { return false }
    if let end = other.end, end <= one.start, other.start < one.start { return false }
    guard let first = a.energyKWh, let second = b.energyKWh else { return true }
    return isNear(first, second)
  }

  /// Whether two sessions of one id share neither start nor energy.
  private func isElsewhere(_ one: Entry, _ other: Entry) -> Bool {
    guard let id = one.session.source?.id, !RowIdentity.isOurs(id),
      abs(one.start - other.start) > Self.startTolerance,
      let first = one.session.energyKWh, let second = other.session.energyKWh
    else { return false }
    return !isNear(first, second)
  }

  /// Whether two sessions of one day, whose time is not known, are one.
  private func hasSameDetails(_ a: Session, _ b: Session) -> Bool {
    func agree(_ path: KeyPath<Session, ExactDecimal?>) -> Bool {
      guard let one = a[keyPath: path], let other = b[keyPath: path] else { return true }
      return one == other
    }
    let energies = (a.energyKWh, b.energyKWh)
    switch energies {
    case (let first?, let second?) where !isNear(first, second): return false
    case (nil, .some), (.some, nil): return false
    default: break
    }
    return agree(\.odometerMiles) && agree(\.odometerKilometres) && agree(\.socStart)
      && agree(\.socEnd)
  }

  private func isNear(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
    a < b ? b - a <= Self.energyTolerance : a - b <= Self.energyTolerance
  }
}
