import ChargingLog

/// A car, location or tariff as JSON, without its secrets.
///
/// First the keys and types of its file, then what follows from its sessions.
enum RecordJSON {
  static func json<Noun: RecordNoun>(
    _ record: Noun.Stored,
    _ noun: Noun.Type,
    _ usage: RecordUsage
  ) -> JSON {
    let path = noun.path(of: record)
    let values = SecretMask.hide(Noun.Stored.schema.values(of: record), keys: noun.keys)
    var members: [(String, JSON)] = [
      ("id", .string(RecordID.of(path: path))), ("path", .string(path)),
    ]
    members += values.map { ($0.key, $0.value.json) }
    members.append(("derived", usage.json))
    return .object(members)
  }
}
