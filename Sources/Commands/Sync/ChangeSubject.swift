import ChargingLog
import DataDirectory
import YAMLRecord

/// What the first line of a commit says: which keys of which records change.
struct ChangeSubject {
  let text: String

  /// - Parameters:
  ///   - verb: What is done to values: `set`, `edit`.
  ///   - changes: At least one.
  init(_ verb: String, _ changes: [FileChange]) {
    let lines = changes.map { Self.line(verb, $0) }
    guard let first = lines.first, changes.count > 1 else {
      text = lines.first ?? verb
      return
    }
    text = changes.count == 2 ? "\(first) and \(lines[1])" : Self.summary(verb, changes)
  }

  /// A session as it is logged: `log 41.2 kWh at home, ioniq5`.
  static func logging(_ session: Session) -> String {
    let energy = (session.energyKWh ?? session.energyBatteryKWh).map { "\($0) kWh" }
    let charge: String? =
      if let start = session.socStart, let end = session.socEnd {
        "\(start)..\(end) %"
      } else {
        nil
      }
    let place = session.location.map { " at \($0)" } ?? ""
    return "log \(energy ?? charge ?? "a session")\(place), \(session.car)"
  }

  /// What happened to one file: `edit cost of 2026-11-23T0730-ioniq5`.
  static func line(_ verb: String, _ change: FileChange) -> String {
    let name = name(of: change.path)
    guard let before = change.before else { return "add \(name)" }
    guard let after = change.after else { return "remove \(name)" }
    guard let keys = keys(from: before, to: after, path: change.path) else {
      return "\(verb) \(name)"
    }
    let shown = keys.count > 5 ? keys.prefix(4) + ["\(keys.count - 4) more"] : keys[...]
    return keys.isEmpty
      ? "\(verb) the text of \(name)" : "\(verb) \(shown.joined(separator: ", ")) of \(name)"
  }

  private static func summary(_ verb: String, _ changes: [FileChange]) -> String {
    let added = changes.filter { $0.before == nil }
    let removed = changes.filter { $0.after == nil }
    let parts = [
      (added.isEmpty ? nil : "add \(count(added))"),
      (removed.isEmpty ? nil : "remove \(count(removed))"),
      (changes.count == added.count + removed.count
        ? nil : "\(verb) \(count(changes.filter { $0.before != nil && $0.after != nil }))"),
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private static func count(_ changes: [FileChange]) -> String {
    let isSessions = changes.allSatisfy { RecordKind(path: $0.path) == .session }
    let noun = isSessions ? "session" : "file"
    return "\(changes.count) \(noun)\(changes.count == 1 ? "" : "s")"
  }

  /// A session's id; of other records the kind as well.
  private static func name(of path: String) -> String {
    let id = RecordID.of(path: path)
    return switch RecordKind(path: path) {
    case .session: id
    case .settings: "settings"
    case .car: "car \(id)"
    case .location: "location \(id)"
    case .tariff: "tariff \(id)"
    case .prices: "prices \(path.dropFirst("tariffs/".count).dropLast(5))"
    case .conflict: "conflict \(id)"
    case .rules: "rules \(id)"
    case nil: path
    }
  }

  /// The keys at the top whose values differ; `nil` when one of the texts cannot be read.
  static func keys(from before: [UInt8], to after: [UInt8], path: String) -> [String]? {
    guard let old = Record.read(before, file: path).record, !old.isPartial,
      let new = Record.read(after, file: path).record, !new.isPartial
    else { return nil }
    var seen: Set<String> = []
    return (old.entries + new.entries).map(\.key).filter { seen.insert($0).inserted }.filter {
      key in
      value(key, of: old) != value(key, of: new)
    }
  }

  private static func value(_ key: String, of record: Record) -> String? {
    guard let node = record.entries[key: key] else { return nil }
    if let text = node.text { return "text " + text }
    return "bytes " + String(decoding: record.source.bytes[node.span.range], as: UTF8.self)
  }
}
