import Vault
package import YAMLRecord

/// Everything in a data directory but the sessions: what they refer to.
package struct Catalog: Sendable {
  package private(set) var settings = Settings()
  /// Cars, locations and tariffs by id.
  package private(set) var cars: [String: Car] = [:]
  package private(set) var locations: [String: Location] = [:]
  package private(set) var tariffs: [String: Tariff] = [:]
  /// The prices of dynamic tariffs, in order, by tariff.
  package private(set) var prices: [String: [TariffPrices.Price]] = [:]
  /// The files that these prices stand in, in the order of their paths, by tariff.
  private(set) var priceFiles: [String: [TariffPrices]] = [:]
  package private(set) var conflicts: [Conflict] = []
  /// What is wrong with the files.
  package private(set) var diagnostics: [Diagnostic] = []

  /// The locations, numbered by their places here.
  let places: [Location]
  /// Whether each location is home.
  let homes: [Bool]
  /// The tariff at each location.
  let placeTariffs: [String?]
  /// The currency of each tariff, where it or the settings name one.
  let currencies: [String: String]
  /// The currency of what is charged at each location, where its tariff or the settings name one.
  let placeCurrencies: [String?]
  /// How each tariff prices, with its half-hourly prices.
  let pricings: [String: TariffPricing]
  /// The usable capacity of each car's battery.
  let capacities: [ExactDecimal]
  /// The number of the location of each id and alias, in small letters.
  let placeNumbers: [String: Int]
  /// The cars, numbered by their places here, and their numbers.
  let carIDs: [String]
  let carNumbers: [String: Int32]
  /// The cars whose files have errors.
  let brokenCars: Set<String>
  /// Tells two catalogs apart: the same digest means that sessions come to the same in both.
  ///
  /// A file may come from another machine, so no two that differ may have one; SHA-256 sees to that.
  /// `nil` where a record does not come from a file.
  package let digest: String?

  /// - Parameter files: All files but sessions.
  package init(_ files: [RecordFile]) {
    for file in files {
      switch file.content {
      case .settings(let value): settings = value
      case .car(let car): cars[car.id] = car
      case .location(let location): locations[location.id] = location
      case .tariff(let tariff): tariffs[tariff.id] = tariff
      case .prices(let value):
        prices[value.tariff, default: []] += value.prices
        priceFiles[value.tariff, default: []].append(value)
      case .conflict(let conflict): conflicts.append(conflict)
      case .session, .rules, nil: break
      }
    }
    let (settings, cars, tariffs) = (settings, cars, tariffs)
    for key in prices.keys {
      priceFiles[key]?.sort { $0.path < $1.path }
      // Of two prices for one start the last counts, files in the order of their names.
      let all = (priceFiles[key] ?? []).flatMap(\.prices)
      prices[key] = all.enumerated().sorted { left, right in
        (left.element.start, left.offset) < (right.element.start, right.offset)
      }.map(\.element)
    }
    diagnostics = files.flatMap(\.diagnostics)
    brokenCars = Set(
      files.filter { $0.content == nil && RecordKind(path: $0.path) == .car }.map {
        RecordID.of(path: $0.path)
      }
    )
    places = locations.values.sorted { $0.id < $1.id }
    placeNumbers = Self.numbers(of: places)
    homes = places.map { settings.isHome($0) }
    placeTariffs = places.map { settings.tariffID(at: $0) }
    let currencies = tariffs.compactMapValues { $0.currency ?? settings.currency }
    self.currencies = currencies
    placeCurrencies = placeTariffs.map { $0.flatMap { currencies[$0] } ?? settings.currency }
    let prices = prices
    pricings = tariffs.mapValues { tariff in
      TariffPricing(
        tariff: tariff,
        prices: prices[tariff.id] ?? [],
        zone: tariff.timeZone ?? settings.timeZone ?? .utc
      )
    }
    carIDs = cars.keys.sorted()
    capacities = carIDs.map { cars[$0]?.batteryKWh ?? .zero }
    carNumbers = Dictionary(uniqueKeysWithValues: carIDs.enumerated().map { ($1, Int32($0)) })
    digest = Self.digest(of: files)
  }

  /// Of the bytes of all files, and of the zones that they name, whose rules an update may change.
  private static func digest(of files: [RecordFile]) -> String? {
    var lines: [String] = []
    for file in files {
      guard let digest = file.digest else { return nil }
      lines.append("\(digest) \(file.path.utf8.count) \(file.path)")
      lines += file.zones.map { "zone \($0.fingerprint)" }
    }
    return Digest.sha256(lines.joined(separator: "\n"))
  }

  private static func numbers(of places: [Location]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (number, place) in places.enumerated() {
      for alias in place.aliases where numbers[alias.lowercased()] == nil {
        numbers[alias.lowercased()] = number
      }
    }
    // An id wins over another location's alias.
    for (number, place) in places.enumerated() { numbers[place.id] = number }
    return numbers
  }
}

extension RecordFile {
  /// The zones that the record names.
  fileprivate var zones: [Zone] {
    switch content {
    case .settings(let settings): settings.timeZone.map { [$0] } ?? []
    case .location(let location): location.timeZone.map { [$0] } ?? []
    case .tariff(let tariff): tariff.timeZone.map { [$0] } ?? []
    default: []
    }
  }
}

extension Settings {
  /// Whether a location is home: one with `home: true`, and the one that the settings call home.
  package func isHome(_ location: Location) -> Bool {
    location.isHome || homeCharging?.location.map { $0 == location.id } == true
  }

  /// The tariff at a location: its own, else the settings' home tariff if it is home.
  package func tariffID(at location: Location) -> String? {
    location.tariff ?? (isHome(location) ? homeCharging?.tariff : nil)
  }
}
