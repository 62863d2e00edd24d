import YAMLRecord

/// Finds ids that no record has.
///
/// A session's car is told of when the index is made.
struct UnknownReferenceCheck {
  private let log: CheckedLog
  private let brokenFiles: Set<String>

  init(_ log: CheckedLog) {
    self.log = log
    brokenFiles = Set(log.index.diagnostics.filter { $0.severity == .error }.map(\.file))
  }

  var findings: [Finding] { ofSettings + ofLocations + ofSessions + ofPrices }

  private var ofSettings: [Finding] {
    let (settings, file) = (log.index.settings, log.settingsFile)
    let home = settings.homeCharging
    return [
      finding(settings.defaultCar, .car, .error, file: file, key: "default_car"),
      finding(home?.location, .location, .error, file: file, key: "home_charging.location"),
      finding(home?.tariff, .tariff, .error, file: file, key: "home_charging.tariff"),
    ].compactMap { $0 }
  }

  private var ofLocations: [Finding] {
    log.index.locations.values.sorted { $0.id < $1.id }.compactMap {
      finding($0.tariff, .tariff, .error, file: $0.path, key: "tariff")
    }
  }

  /// A frozen cost stays good without its tariff, hence a warning.
  private var ofSessions: [Finding] {
    log.sessions.indices.compactMap { position in
      guard let tariff = log.sessions[position].priced?.tariff else { return nil }
      return finding(
        tariff,
        .tariff,
        .warning,
        file: log.sessions[position].path,
        key: "priced.tariff"
      )
    }
  }

  private var ofPrices: [Finding] {
    log.index.prices.keys.sorted().compactMap { tariff in
      let start = log.index.prices[tariff]?.first?.start
      return finding(tariff, .tariff, .warning, file: DynamicPriceCheck.file(of: tariff, at: start))
    }
  }

  private func finding(
    _ id: String?,
    _ kind: RecordKind,
    _ severity: Diagnostic.Severity,
    file: String,
    key: String? = nil
  ) -> Finding? {
    guard let id, !isKnown(id, kind) else { return nil }
    let own = "\(kind.folder)/\(id).yaml"
    if brokenFiles.contains(own) {
      return Finding(
        "unknown-\(kind.rawValue)",
        severity,
        file: file,
        key: key,
        "the file of \(id) has errors",
        fix: "mend \(own)",
        cause: own
      )
    }
    let nearest = Spelling.nearest(to: id, among: ids(of: kind))
    return Finding(
      "unknown-\(kind.rawValue)",
      severity,
      file: file,
      key: key,
      "there is no \(kind.rawValue) \(id)",
      fix: nearest.map { "did you mean \($0)?" }
        ?? "add it with: plugtrack \(kind.rawValue) add \(id)"
    )
  }

  private func isKnown(_ id: String, _ kind: RecordKind) -> Bool {
    switch kind {
    case .car: log.index.cars[id] != nil
    case .location: log.index.locations[id] != nil
    default: log.index.tariffs[id] != nil
    }
  }

  private func ids(of kind: RecordKind) -> [String] {
    switch kind {
    case .car: log.index.cars.keys.sorted()
    case .location: log.index.locations.keys.sorted()
    default: log.index.tariffs.keys.sorted()
    }
  }
}
