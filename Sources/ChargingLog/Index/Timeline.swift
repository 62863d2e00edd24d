import YAMLRecord

/// Puts sessions on the one line of time: resolves local times, finds locations, sorts by start.
struct Timeline {
  private let cars: [String: Car]
  private let brokenCars: Set<String>
  private let names: [String: Int]
  private let defaultZone: Zone
  /// The zone of each location.
  private let zones: [Zone]
  private let knownCars: Set<String>

  private(set) var starts: [Instant] = []
  private(set) var ends: [Instant?] = []
  /// The position of each session's location in the list, -1 for none.
  private(set) var places: [Int32] = []
  private(set) var findings: [Finding] = []
  private(set) var leftOut = 0

  init(
    settings: Settings,
    cars: [String: Car],
    brokenCars: Set<String>,
    places: [Location],
    names: [String: Int]
  ) {
    self.cars = cars
    self.brokenCars = brokenCars
    self.names = names
    let defaultZone = settings.timeZone ?? .utc
    self.defaultZone = defaultZone
    zones = places.map { $0.timeZone ?? defaultZone }
    knownCars = Set(cars.keys)
  }

  /// Resolves and sorts sessions, and takes those out that cannot be used.
  mutating func place(_ sessions: inout [Session]) {
    starts.reserveCapacity(sessions.count)
    ends.reserveCapacity(sessions.count)
    places.reserveCapacity(sessions.count)
    var kept = 0
    for position in sessions.indices where resolve(sessions[position]) {
      if kept != position { sessions.swapAt(kept, position) }
      kept += 1
    }
    leftOut = sessions.count - kept
    sessions.removeLast(leftOut)
    sort(&sessions)
  }

  private mutating func resolve(_ session: Session) -> Bool {
    var isUsable = true
    if !knownCars.contains(session.car) {
      isUsable = false
      let isBroken = brokenCars.contains(session.car)
      let nearest = Spelling.nearest(to: session.car, among: cars.keys.sorted())
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
              ?? "add it with: plugtrack car add \(session.car)"
        )
      )
    }
    let place = session.location.flatMap { names[$0] ?? names[$0.lowercased()] }
    let zone = place.map { zones[$0] } ?? defaultZone
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
    guard isUsable else { return false }
    starts.append(start)
    ends.append(end)
    places.append(place.map(Int32.init) ?? -1)
    return true
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

  /// Sorts by start, then path; the files of a directory are nearly in that order already.
  private mutating func sort(_ sessions: inout [Session]) {
    let starts = starts
    let isSorted = starts.indices.dropFirst().allSatisfy { index in
      starts[index - 1] < starts[index]
        || starts[index - 1] == starts[index] && sessions[index - 1].path <= sessions[index].path
    }
    guard !isSorted else { return }
    var order = Array(starts.indices)
    order.sort { left, right in
      starts[left] == starts[right]
        ? sessions[left].path < sessions[right].path : starts[left] < starts[right]
    }
    sessions = order.map { sessions[$0] }
    self.starts = order.map { starts[$0] }
    ends = order.map { [ends] in ends[$0] }
    places = order.map { [places] in places[$0] }
  }
}
