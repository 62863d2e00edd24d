package import ChargingLog

extension ChargingIndex {
  /// The session of the same car before the one at a position.
  package func previous(to position: Int) -> Int? {
    let car = carNumbers[position]
    return carNumbers[..<position].lastIndex(of: car)
  }

  /// The single drive that ended at a session: the run of two, from the one before it.
  ///
  /// Its energy is `battery_kwh` × (`soc_end` before − `soc_start`) / 100; where a level is
  /// unknown, that of any run.
  ///
  /// - Returns: Or why there is none.
  package func drive(to position: Int) -> Result<Drive, MissingDrive> {
    guard let previous = previous(to: position) else {
      return .failure(MissingDrive("first_session", "it is the first of its car"))
    }
    guard let end = odometerKilometres(at: position) else {
      return .failure(MissingDrive("missing_odometer", "its odometer is unknown"))
    }
    guard let start = odometerKilometres(at: previous) else {
      return .failure(
        MissingDrive("missing_odometer", "the odometer of the session before is unknown")
      )
    }
    guard end >= start else {
      return .failure(MissingDrive("odometer_goes_back", "the odometer goes back"))
    }
    let capacity = batteryCapacityKWh(at: position)
    guard let full = entries[previous].socEnd, let empty = entries[position].socStart
    else {
      return Totals(of: [previous, position], in: self).drives.first.map { .success($0) }
        ?? .failure(MissingDrive("missing_odometer", "an odometer is unknown"))
    }
    var drive = Drive(
      car: carIDs[Int(carNumbers[position])],
      first: previous,
      last: position,
      kilometres: end - start,
      charges: 1,
      chargedKWh: batteryEnergy(at: previous)?.kilowattHours,
      energyKWh: capacity.double * (full.double - empty.double) / 100
    )
    let limits = RunLimits(settings)
    drive.judge(limits, estimated: 1, longestGap: starts[position].seconds(since: starts[previous]))
    return .success(drive)
  }

  /// The run of all sessions of a car between two instants.
  package func run(of car: String, from start: Instant, to end: Instant) -> Drive? {
    guard let number = carIDs.firstIndex(of: car) else { return nil }
    let first = starts.firstPosition { start <= $0 }
    let last = starts.firstPosition { end < $0 }
    let positions = (first..<max(first, last)).filter { carNumbers[$0] == number }
    return Totals(of: positions, in: self).drives.first
  }
}

/// Why there is no drive.
package struct MissingDrive: Error, Hashable {
  package var reason: Confidence.Reason

  init(_ code: String, _ text: String) { reason = Confidence.Reason(code, text) }
}

extension Ledger {
  /// The single drive that ended at a session; see ``ChargingIndex/drive(to:)``.
  package func drive(to position: Int) -> Drive? {
    let previous = Int(entries[position].previous)
    guard previous >= 0, let end = entries[position].kilometres,
      let start = entries[previous].kilometres, end >= start
    else { return nil }
    guard let full = entries[previous].socEnd, let empty = entries[position].socStart
    else {
      var sums = DriveSums()
      sums.add(previous, entries[previous], at: index.starts[previous])
      sums.add(position, entries[position], at: index.starts[position])
      return sums.drive(self)
    }
    let capacity = index.batteryCapacityKWh(at: position).double
    var drive = Drive(
      car: index.carIDs[Int(entries[position].car)],
      first: previous,
      last: position,
      kilometres: end - start,
      charges: 1,
      chargedKWh: entries[previous].battery?.kilowattHours,
      energyKWh: capacity * (full.double - empty.double) / 100
    )
    let gap = index.starts[position].seconds(since: index.starts[previous])
    drive.judge(limits, estimated: 1, longestGap: gap)
    return drive
  }
}
