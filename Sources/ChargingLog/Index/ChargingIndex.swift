package import YAMLRecord

/// Everything in a data directory, in memory: an immutable value made from the files.
///
/// Sessions stand in the order of their start. Files with errors are left out, and counted.
package struct ChargingIndex: Sendable {
  package let settings: Settings
  /// Cars, locations and tariffs by id.
  package let cars: [String: Car]
  package let locations: [String: Location]
  package let tariffs: [String: Tariff]
  /// The prices of dynamic tariffs, in order, by tariff.
  package let prices: [String: [TariffPrices.Price]]
  package let conflicts: [Conflict]
  /// All sessions by start; `starts`, `ends` and `places` run beside it.
  package let sessions: [Session]
  package let starts: [Instant]
  package let ends: [Instant?]
  private let places: [Int32]
  private let placeList: [Location]
  /// Whether each place is home, and its tariff: asked for each session, so worked out once.
  private let homes: [Bool]
  private let placeTariffs: [String?]
  /// What is wrong with single files.
  package let diagnostics: [Diagnostic]
  /// What was found when the records were put together.
  package let findings: [Finding]
  /// How many session files are not in `sessions` because of errors.
  package let sessionsLeftOut: Int
  /// The location of each id and alias, in small letters.
  private let locationNames: [String: Int]

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
    var settings = Settings()
    var cars: [String: Car] = [:]
    var locations: [String: Location] = [:]
    var tariffs: [String: Tariff] = [:]
    var prices: [String: [TariffPrices.Price]] = [:]
    var conflicts: [Conflict] = []
    for file in files {
      switch file.content {
      case .settings(let value): settings = value
      case .car(let car): cars[car.id] = car
      case .location(let location): locations[location.id] = location
      case .tariff(let tariff): tariffs[tariff.id] = tariff
      case .prices(let value): prices[value.tariff, default: []] += value.prices
      case .conflict(let conflict): conflicts.append(conflict)
      case .session, .rules, nil: break
      }
    }
    for key in prices.keys { prices[key]?.sort { $0.start < $1.start } }
    let brokenCars = Set(
      files.filter { $0.content == nil && RecordKind(path: $0.path) == .car }.map {
        RecordID.of(path: $0.path)
      }
    )
    placeList = locations.values.sorted { $0.id < $1.id }
    locationNames = Self.names(of: placeList)
    var timeline = Timeline(
      settings: settings,
      cars: cars,
      brokenCars: brokenCars,
      places: placeList,
      names: locationNames
    )
    timeline.place(&sessions)
    self.settings = settings
    self.cars = cars
    self.locations = locations
    self.tariffs = tariffs
    self.prices = prices
    self.conflicts = conflicts
    homes = placeList.map { $0.isHome || settings.homeCharging?.location == $0.id }
    placeTariffs = placeList.map { Self.tariffID(at: $0, settings) }
    self.sessions = sessions
    starts = timeline.starts
    ends = timeline.ends
    places = timeline.places
    self.diagnostics = files.flatMap(\.diagnostics) + diagnostics
    findings = timeline.findings
    self.sessionsLeftOut = sessionsLeftOut + timeline.leftOut
  }

  /// The location of a session, if it is one on file.
  package func location(at position: Int) -> Location? {
    let place = places[position]
    return place < 0 ? nil : placeList[Int(place)]
  }

  /// Whether the location on file of a session is home; `nil` when it is at none on file.
  func isKnownHome(at position: Int) -> Bool? {
    let place = places[position]
    return place < 0 ? nil : homes[Int(place)]
  }

  /// The tariff at the place of a session.
  package func tariffID(at position: Int) -> String? {
    let place = places[position]
    return place < 0 ? nil : placeTariffs[Int(place)]
  }

  /// The tariff of a location, else that of the settings where it is home.
  static func tariffID(at location: Location, _ settings: Settings) -> String? {
    if let tariff = location.tariff { return tariff }
    guard let home = settings.homeCharging, location.isHome || home.location == location.id else {
      return nil
    }
    return home.tariff
  }

  /// The number of a session's location among those on file; -1 for none.
  package func placeNumber(at position: Int) -> Int32 { places[position] }

  /// The location that a text names by id or alias.
  package func location(named text: String) -> Location? {
    locationNames[text.lowercased()].map { placeList[$0] }
  }

  /// The zone of a session's times.
  package func zone(at position: Int) -> Zone {
    location(at: position)?.timeZone ?? settings.timeZone ?? .utc
  }

  /// The zone of times at a location.
  package func zone(of location: Location?) -> Zone {
    location?.timeZone ?? settings.timeZone ?? .utc
  }

  private static func names(of places: [Location]) -> [String: Int] {
    var names: [String: Int] = [:]
    for (index, place) in places.enumerated() {
      for alias in place.aliases where names[alias.lowercased()] == nil {
        names[alias.lowercased()] = index
      }
    }
    // An id wins over another location's alias.
    for (index, place) in places.enumerated() { names[place.id] = index }
    return names
  }
}

extension ChargingIndex {
  /// An index of the same cars, locations and tariffs with other sessions.
  package func with(sessions: [Session]) -> ChargingIndex {
    var files = [RecordFile(path: "settings.yaml", content: .settings(settings), diagnostics: [])]
    files += cars.values.map { RecordFile(path: $0.path, content: .car($0), diagnostics: []) }
    files += locations.values.map {
      RecordFile(path: $0.path, content: .location($0), diagnostics: [])
    }
    files += tariffs.values.map { RecordFile(path: $0.path, content: .tariff($0), diagnostics: []) }
    files += prices.map { tariff, prices in
      var month = TariffPrices()
      month.path = "tariffs/\(tariff)/all.yaml"
      month.prices = prices
      return RecordFile(path: month.path, content: .prices(month), diagnostics: [])
    }
    return ChargingIndex(files: files, sessions: sessions)
  }
}
