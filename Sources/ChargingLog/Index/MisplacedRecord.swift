import YAMLRecord

/// Tells of a record that stands in the folder of another kind, in one problem instead of one for
/// each of its keys.
enum MisplacedRecord {
  private static let kinds: [RecordKind] = [.session, .car, .tariff, .location]

  /// What is wrong with a record whose keys are all those of another kind, and not of its own.
  static func problem(with record: Record, of kind: RecordKind) -> Diagnostic? {
    guard kinds.contains(kind), !record.isPartial else { return nil }
    let keys = record.entries.map(\.key).filter { !$0.hasPrefix("x-") }
    guard keys.count > 1, !fits(keys, kind),
      let meant = kinds.first(where: { $0 != kind && fits(keys, $0) })
    else { return nil }
    return Diagnostic(
      code: "wrong-folder",
      file: record.source.file,
      message: "this is a \(meant.rawValue), which does not belong into \(kind.folder)/",
      fix: "move it to \(meant.folder)/"
    )
  }

  private static func fits(_ keys: [String], _ kind: RecordKind) -> Bool {
    let schema = kind.schemaKeys
    return keys.allSatisfy { key in schema.contains { $0.key == key } }
      && schema.allSatisfy { !$0.isRequired || keys.contains($0.key) }
  }
}
