package import ChargingLog

/// The odometer of a car over time.
package struct OdometerReadings: Sendable {
  package struct Reading: Sendable, Hashable {
    package var date: CivilDate
    package var kilometres: ExactDecimal
    /// Whether it was read on that day; else it lies between two that were.
    package var isRead: Bool
  }

  package let readings: [Reading]

  package var last: Reading? { readings.last }

  package init(of car: Car, in index: ChargingIndex) {
    let number = index.carIDs.firstIndex(of: car.id) ?? -1
    readings = index.sessions.indices.compactMap { position in
      guard index.carNumbers[position] == number,
        let kilometres = index.odometerKilometres(at: position)
      else { return nil }
      return Reading(
        date: index.localDate(at: position),
        kilometres: kilometres,
        isRead: true
      )
    }
  }

  /// The reading of a day, or evenly between those before and after; `nil` outside of all.
  package func kilometres(on date: CivilDate) -> Reading? {
    guard let after = readings.firstIndex(where: { $0.date >= date }) else { return nil }
    let next = readings[after]
    if next.date == date { return next }
    guard after > 0 else { return nil }
    let before = readings[after - 1]
    let days = next.date.daysSince1970 - before.date.daysSince1970
    let gone = date.daysSince1970 - before.date.daysSince1970
    let part = ((next.kilometres - before.kilometres) * ExactDecimal(gone))
      .divided(by: ExactDecimal(days), decimals: 6)
    return part.map {
      Reading(date: date, kilometres: before.kilometres + $0, isRead: false)
    }
  }
}
