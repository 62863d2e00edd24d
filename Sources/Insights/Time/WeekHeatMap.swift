package import ChargingLog

/// When in the week energy flows, for a grid of days and hours to be coloured by.
package struct WeekHeatMap: Sendable {
  /// kWh by weekday (Monday 0) and hour; energy spread evenly over the time that it flowed, by the
  /// clock at its place.
  package private(set) var energyKWh = [[Double]](
    repeating: [Double](repeating: 0, count: 24),
    count: 7
  )
  /// Sessions that were plugged in then.
  package private(set) var sessions = [[Int]](
    repeating: [Int](repeating: 0, count: 24),
    count: 7
  )
  /// Sessions without a time of day.
  package private(set) var sessionsLeftOut = 0

  package init(of positions: [Int], in index: ChargingIndex) {
    var energies = [Double](repeating: 0, count: 7 * 24)
    var changes = ClockChanges()
    for position in positions {
      let entry = index.entries[position]
      guard entry.times.contains(.start) else {
        sessionsLeftOut += 1
        continue
      }
      let weekday = CivilDate(daysSince1970: Int(entry.day)).weekday
      let hour = (weekday - 1) * 24 + Int(entry.secondOfDay) / 3600
      sessions[weekday - 1][hour % 24] += 1
      guard let energy = entry.energyKWh?.double else { continue }
      guard let seconds = entry.seconds, seconds > 0 else {
        energies[hour] += energy
        continue
      }
      let second = Int(entry.secondOfDay) % 3600
      let change = changes.next(at: position, in: index)
      Self.spread(energy, over: seconds, from: (hour, second), &energies, until: change) {
        let start = index.starts[position].advanced(bySeconds: $0)
        let civil = index.zone(at: position).civil(at: start)
        return ((civil.date.weekday - 1) * 24 + civil.hour, civil.secondOfDay % 3600)
      }
    }
    for hour in energies.indices { energyKWh[hour / 24][hour % 24] = energies[hour] }
  }

  /// An hour of the week, and the seconds of it that are over.
  private typealias Moment = (hour: Int, second: Int)

  /// - Parameters:
  ///   - change: The seconds until the clocks change; until then the hours follow one another.
  ///   - moment: What clocks show so many seconds after the start.
  private static func spread(
    _ energy: Double,
    over seconds: Int64,
    from start: Moment,
    _ energies: inout [Double],
    until change: Int64,
    moment: (Int64) -> Moment
  ) {
    var (hour, second) = start
    var done: Int64 = 0
    while done < seconds {
      if done >= change { (hour, second) = moment(done) }
      var step = min(seconds - done, Int64(3600 - second))
      if done < change { step = min(step, change - done) }
      energies[hour] += energy * Double(step) / Double(seconds)
      done += step
      second = 0
      hour = (hour + 1) % energies.count
    }
  }
}

/// When the clocks of each place change next; the answer for one session mostly holds for the next.
private struct ClockChanges {
  private var known: [Int32: (since: Instant, change: Instant?)] = [:]

  /// Seconds from a session's start until the clocks at its place change.
  mutating func next(at position: Int, in index: ChargingIndex) -> Int64 {
    let (place, start) = (index.placeNumber(at: position), index.starts[position])
    if let (since, change) = known[place], since <= start, change.map({ start < $0 }) ?? true {
      return change?.seconds(since: start) ?? .max
    }
    let change = index.zone(at: position).nextTransition(after: start)
    known[place] = (start, change)
    return change?.seconds(since: start) ?? .max
  }
}
