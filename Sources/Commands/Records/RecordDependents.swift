import ChargingLog
import DataDirectory
import YAMLRecord

/// Who refers to a car, location or tariff, so that it cannot just be removed.
struct RecordDependents {
  /// The files of the sessions.
  private(set) var sessions: [String] = []
  /// Other records, as people read them: `location home`, `settings default_car`.
  private(set) var others: [String] = []

  var isEmpty: Bool { sessions.isEmpty && others.isEmpty }

  /// What depends on a record, in the index and in the session files that it leaves out.
  init(on id: String, kind: RecordKind, index: ChargingIndex, directory: DataDirectory) {
    for position in index.sessions.indices where Self.refers(index, position, to: id, kind) {
      sessions.append(index.sessions[position].path)
    }
    let known = Set(index.sessions.paths)
    let leftOut = Set((index.diagnostics.map(\.file) + index.findings.map(\.file)))
      .subtracting(known).filter { RecordKind(path: $0) == .session }
    for path in leftOut.sorted() where Self.refers(path, in: directory, to: id, kind) {
      sessions.append(path)
    }
    others = Self.settingsKeys(index.settings, naming: id, kind).map { "settings \($0)" }
    guard kind == .tariff else { return }
    others += index.locations.values.filter { $0.tariff == id }.map { "location \($0.id)" }.sorted()
  }

  /// Leaves out sessions that go together with the record.
  mutating func leaveOut(_ paths: [String]) { sessions.removeAll { paths.contains($0) } }

  /// The dependents in one line: `12 sessions, location home`.
  var summary: String {
    let count = "\(sessions.count) \(sessions.count == 1 ? "session" : "sessions")"
    return ((sessions.isEmpty ? [] : [count]) + others).joined(separator: ", ")
  }

  private static func refers(
    _ index: ChargingIndex,
    _ position: Int,
    to id: String,
    _ kind: RecordKind
  ) -> Bool {
    switch kind {
    case .car: index.sessions[position].car == id
    case .location: index.location(at: position)?.id == id
    case .tariff: index.sessions[position].priced?.tariff == id
    default: false
    }
  }

  /// Whether a session that could not be used names the record all the same.
  private static func refers(
    _ path: String,
    in directory: DataDirectory,
    to id: String,
    _ kind: RecordKind
  ) -> Bool {
    guard let bytes = (try? directory.bytes(of: path)) ?? nil,
      let record = Record.read(bytes, file: path).record
    else { return false }
    let key = kind == .tariff ? FieldPath("priced", "tariff") : FieldPath(kind.rawValue)
    return record.node(at: key)?.text == id
  }

  private static func settingsKeys(
    _ settings: Settings,
    naming id: String,
    _ kind: RecordKind
  ) -> [String] {
    let home = settings.homeCharging
    switch kind {
    case .car: return settings.defaultCar == id ? ["default_car"] : []
    case .location: return home?.location == id ? ["home_charging.location"] : []
    case .tariff: return home?.tariff == id ? ["home_charging.tariff"] : []
    default: return []
    }
  }
}
