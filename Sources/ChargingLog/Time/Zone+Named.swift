extension Zone {
  /// Where Linux keeps its compiled time zones.
  package static let systemDirectory = "/usr/share/zoneinfo"

  /// Reads a time zone of the IANA database.
  ///
  /// Reads its file each time: keep the value. `UTC` and `Etc/UTC` need no file.
  ///
  /// - Parameters:
  ///   - identifier: Its name, such as `Europe/London`; letters in their own case.
  ///   - directory: The folder of compiled zones.
  /// - Returns: The zone with all its past and planned changes.
  /// - Throws: `ZoneError` with the nearest name if there is no such zone.
  package static func named(
    _ identifier: String,
    directory: String = systemDirectory
  ) throws(ZoneError) -> Zone {
    if identifier == "UTC" { return utc }
    if identifier == "Etc/UTC" { return fixed(identifier) }
    let isWellFormed = ZoneCatalog.isWellFormed(identifier)
    guard isWellFormed, let bytes = ZoneDirectory(path: directory).read(identifier) else {
      let catalog = ZoneCatalog(directory: directory)
      let reason: ZoneError.Reason =
        !isWellFormed
        ? .malformedName
        : catalog.identifiers.isEmpty ? .noData(directory: directory) : .unknown
      throw ZoneError(
        identifier: identifier,
        reason: reason,
        suggestion: catalog.nearest(to: identifier)
      )
    }
    do {
      return Zone(ZoneRules(identifier: identifier, file: try ZoneFile.read(bytes)))
    } catch {
      throw ZoneError(identifier: identifier, reason: .damaged(error.detail))
    }
  }

  /// The names of all zones of the folder, links included, in order; empty without one.
  package static func identifiers(directory: String = systemDirectory) -> [String] {
    ZoneCatalog(directory: directory).identifiers
  }
}
