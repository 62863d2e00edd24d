import ChargingLog

/// Turns the stamps of a file into times of the data directory, in both hours of a clock change.
struct TimeResolver {
  /// What a resolved stamp is.
  struct Stamp {
    var instant: Instant
    var timestamp: Timestamp
    var warning: String?
  }

  /// The zone of stamps without an offset.
  let stated: Zone
  /// The zone in which the data directory reads a time without one.
  let own: Zone

  /// The start and end of a session.
  ///
  /// Of a repeated hour the time is taken that the duration, the end or the order of the file
  /// allow; when all allow both, the first, with a warning.
  ///
  /// - Parameters:
  ///   - start: When it was plugged in.
  ///   - end: When it was unplugged.
  ///   - duration: Seconds that energy flowed; at most the time plugged in.
  ///   - order: How the starts of the file go, and the one before.
  /// - Returns: The times, with what was taken in one of two possible ways.
  /// - Throws: What is wrong with a time that does not exist, or an end before the start.
  func resolve(
    start: DateReading,
    end: DateReading?,
    duration: Int64?,
    order: FileOrder
  ) throws(KeyProblem) -> (start: Stamp, end: Stamp?) {
    let starts = try candidates(start, "start")
    let ends = try end.map { (reading) throws(KeyProblem) in try candidates(reading, "end") } ?? []
    var pairs: [(start: Instant, end: Instant?)] = []
    for start in starts {
      if ends.isEmpty { pairs.append((start, nil)) }
      for end in ends where end >= start { pairs.append((start, end)) }
    }
    guard !pairs.isEmpty else {
      throw KeyProblem(
        key: "end",
        ValueProblem(
          code: "end-before-start",
          message: "end is before start",
          fix: "correct one of the two"
        )
      )
    }
    if pairs.count > 1, let duration {
      let fitting = pairs.filter { pair in
        pair.end.map { $0.seconds(since: pair.start) + 60 >= duration } ?? true
      }
      if !fitting.isEmpty { pairs = fitting }
    }
    if Set(pairs.map(\.start)).count > 1 {
      let fitting = pairs.filter { order.allows($0.start) }
      if !fitting.isEmpty { pairs = fitting }
    }
    let chosen = pairs[0]
    let isOpen = pairs.count > 1
    return (
      stamp(
        chosen.start,
        start,
        isRepeated: starts.count > 1,
        isOpen: isOpen && Set(pairs.map(\.start)).count > 1,
        "start"
      ),
      chosen.end.flatMap { instant in
        end.map {
          stamp(
            instant,
            $0,
            isRepeated: ends.count > 1,
            isOpen: isOpen && Set(pairs.map(\.end)).count > 1,
            "end"
          )
        }
      }
    )
  }

  private func candidates(_ reading: DateReading, _ key: String) throws(KeyProblem) -> [Instant] {
    if !reading.hasTime {
      // A bare day at the end is all of it.
      let day = key == "end" ? reading.civil.date.adding(days: 1) : reading.civil.date
      return [own.startOfDay(day)]
    }
    if let seconds = reading.epochSeconds { return [Instant(secondsSince1970: Int64(seconds))] }
    switch stated.resolve(reading.civil) {
    case .unique(let instant): return [instant]
    case .repeated(let first, let second): return [first, second]
    case .missing(_, let seconds):
      throw KeyProblem(
        key: key,
        ValueProblem(
          code: "missing-hour",
          message:
            "\(reading.timestamp.text) does not exist in \(stated.identifier): the clocks went forward by \(ChargeDuration(seconds: Int64(seconds)).text)",
          fix: "is the file in another zone? say --time-zone UTC, or correct the time"
        )
      )
    }
  }

  private func stamp(
    _ instant: Instant,
    _ reading: DateReading,
    isRepeated: Bool,
    isOpen: Bool,
    _ key: String
  ) -> Stamp {
    let plain = reading.timestamp
    guard reading.hasTime, reading.offsetSeconds == nil else {
      return Stamp(instant: instant, timestamp: plain)
    }
    guard isRepeated || stated != own else { return Stamp(instant: instant, timestamp: plain) }
    let timestamp = Timestamp(instant, in: stated, precision: plain.precision)
    guard isOpen else { return Stamp(instant: instant, timestamp: timestamp) }
    let warning =
      "\(key) \(plain.text) was there twice, when the clocks went back; \(timestamp.text), the first, is taken"
    return Stamp(instant: instant, timestamp: timestamp, warning: warning)
  }
}

/// What is wrong with the value of a key.
struct KeyProblem: Error {
  var key: String
  var problem: ValueProblem

  init(key: String, _ problem: ValueProblem) {
    self.key = key
    self.problem = problem
  }
}

/// In which direction the starts of a file go.
struct FileOrder: Sendable {
  private var previous: Instant?
  private var isAscending: Bool?

  init() {}

  /// Whether a start can follow the one before.
  func allows(_ start: Instant) -> Bool {
    guard let previous, let isAscending else { return true }
    return isAscending ? start >= previous : start <= previous
  }

  mutating func take(_ start: Instant) {
    if let previous, previous != start { isAscending = start > previous }
    previous = start
  }
}
