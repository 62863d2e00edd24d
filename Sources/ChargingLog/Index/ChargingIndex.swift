package import YAMLRecord

/// Everything in a data directory, in memory: an immutable value made from the files.
///
/// Sessions stand in the order of their start. Files with errors are left out, and counted.
package struct ChargingIndex: Sendable {
  let catalog: Catalog
  package let settings: Settings
  /// Cars, locations and tariffs by id.
  package let cars: [String: Car]
  package let locations: [String: Location]
  package let tariffs: [String: Tariff]
  /// The prices of dynamic tariffs, in order, by tariff.
  package let prices: [String: [TariffPrices.Price]]
  package let conflicts: [Conflict]
  /// All sessions by start; `starts`, `ends`, `carNumbers` and `entries` run beside it.
  package let sessions: SessionList
  package let starts: [Instant]
  package let ends: [Instant?]
  /// What each session comes to, in numbers.
  package let entries: [LedgerEntry]
  /// The texts that the entries have numbers for.
  package let names: LedgerNames
  /// Ids of the cars, by number.
  package let carIDs: [String]
  /// The number of each session's car.
  package let carNumbers: [Int32]
  /// The number of each session's location in the catalog, -1 for none.
  let places: [Int32]
  /// What is wrong with single files.
  package let diagnostics: [Diagnostic]
  /// What was found when the records were put together.
  package let findings: [Finding]
  /// How many session files are not in `sessions` because of errors.
  package let sessionsLeftOut: Int
  /// What was worked out from all of this.
  package let derived: DerivedValues

  /// Puts files together.
  ///
  /// - Parameters:
  ///   - files: All files but sessions.
  ///   - sessions: The sessions, in any order.
  ///   - diagnostics: What is wrong with the session files.
  ///   - sessionsLeftOut: How many of them could not be read.
  package init(
    files: [RecordFile],
    sessions: consuming [Session],
    diagnostics: [Diagnostic] = [],
    sessionsLeftOut: Int = 0
  ) {
    let catalog = Catalog(files)
    self.init(
      catalog,
      [PlacedSessions(sessions, by: catalog)],
      diagnostics: catalog.diagnostics + diagnostics,
      sessionsLeftOut: sessionsLeftOut
    )
  }

  /// Puts sessions together that were placed in parts.
  ///
  /// - Parameters:
  ///   - parts: Placed by the same catalog.
  ///   - diagnostics: What is wrong with files of all kinds.
  ///   - sessionsLeftOut: How many of them could not be read.
  package init(
    _ catalog: Catalog,
    _ parts: [PlacedSessions],
    diagnostics: [Diagnostic],
    sessionsLeftOut: Int
  ) {
    self.init(
      catalog,
      Timeline(parts),
      diagnostics: diagnostics,
      findings: parts.flatMap(\.findings),
      sessionsLeftOut: parts.reduce(sessionsLeftOut) { $0 + $1.leftOut }
    )
  }

  init(
    _ catalog: Catalog,
    _ timeline: Timeline,
    diagnostics: [Diagnostic],
    findings: [Finding],
    sessionsLeftOut: Int,
    derived: DerivedValues = DerivedValues()
  ) {
    self.catalog = catalog
    settings = catalog.settings
    cars = catalog.cars
    locations = catalog.locations
    tariffs = catalog.tariffs
    prices = catalog.prices
    conflicts = catalog.conflicts
    carIDs = catalog.carIDs
    sessions = timeline.sessions
    starts = timeline.starts
    ends = timeline.ends
    carNumbers = timeline.cars
    entries = timeline.entries
    names = timeline.names
    places = timeline.places
    self.diagnostics = diagnostics
    self.findings = findings
    self.sessionsLeftOut = sessionsLeftOut
    self.derived = derived
  }

  /// The location of a session, if it is one on file.
  package func location(at position: Int) -> Location? {
    let place = places[position]
    return place < 0 ? nil : catalog.places[Int(place)]
  }

  /// The tariff at the place of a session.
  package func tariffID(at position: Int) -> String? {
    let place = places[position]
    return place < 0 ? nil : catalog.placeTariffs[Int(place)]
  }

  /// The number of a session's location among those on file; -1 for none.
  package func placeNumber(at position: Int) -> Int32 { places[position] }

  /// The location that a text names by id or alias.
  package func location(named text: String) -> Location? {
    catalog.placeNumbers[text.lowercased()].map { catalog.places[$0] }
  }

  /// The zone of a session's times.
  package func zone(at position: Int) -> Zone {
    location(at: position)?.timeZone ?? settings.timeZone ?? .utc
  }

  /// The zone of times at a location.
  package func zone(of location: Location?) -> Zone {
    location?.timeZone ?? settings.timeZone ?? .utc
  }
}

extension ChargingIndex {
  /// An index of the same cars, locations and tariffs with other sessions.
  package func with(sessions: [Session]) -> ChargingIndex {
    ChargingIndex(
      catalog,
      [PlacedSessions(sessions, by: catalog)],
      diagnostics: [],
      sessionsLeftOut: 0
    )
  }
}
