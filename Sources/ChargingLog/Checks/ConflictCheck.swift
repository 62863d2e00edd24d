import YAMLRecord

/// Tells of values that a sync could not merge.
enum ConflictCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    log.index.conflicts.sorted { $0.path < $1.path }.map(finding)
  }

  private static func finding(_ conflict: Conflict) -> Finding {
    let isPlaceable = isRecord(conflict.file)
    let isHidden = isSecret(conflict)
    let id = RecordID.of(path: conflict.path)
    return Finding(
      "conflict",
      .warning,
      file: isPlaceable ? conflict.file : conflict.path,
      key: isPlaceable && !isHidden ? conflict.key : nil,
      message(conflict, isHidden: isHidden),
      fix: "choose with: plugtrack resolve \(id)",
      notes: isPlaceable
        ? [Finding.Note(file: conflict.path, key: nil, message: "the other value is kept here")]
        : []
    )
  }

  private static func message(_ conflict: Conflict, isHidden: Bool) -> String {
    guard let key = conflict.key else { return "\(conflict.file) was changed on two machines" }
    guard !isHidden else { return "\(key) was changed on two machines" }
    let (kept, other) = (text(conflict.kept), text(conflict.other))
    return "\(key) was changed on two machines: \(kept) stands, \(other) waits"
  }

  private static func text(_ side: Conflict.Side?) -> String {
    (side?.value ?? "no value") + (side?.machine.map { " of \($0)" } ?? "")
  }

  /// Whether a text names a file of the data directory and no other on the machine.
  private static func isRecord(_ file: String) -> Bool {
    RecordKind(path: file) != nil && !file.split(separator: "/").contains("..")
  }

  /// Whether the values must not be shown.
  private static func isSecret(_ conflict: Conflict) -> Bool {
    guard let path = conflict.key.flatMap(FieldPath.init(parsing:)) else { return false }
    let keys: [SchemaKey] =
      switch RecordKind(path: conflict.file) {
      case .settings: Settings.schema.keys
      case .car: Car.schema.keys
      default: []
      }
    guard let type = keys.key(at: path)?.type else { return false }
    return holdsSecret(type)
  }

  private static func holdsSecret(_ type: ValueType) -> Bool {
    switch type {
    case .secret: true
    case .list(let item): holdsSecret(item)
    case .mapping(let keys): keys.contains { holdsSecret($0.type) }
    default: false
    }
  }
}
