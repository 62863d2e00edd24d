import YAMLRecord

/// Tells of values that a sync could not merge.
enum ConflictCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    log.index.conflicts.sorted { $0.path < $1.path }.map(finding)
  }

  private static func finding(_ conflict: Conflict) -> Finding {
    let isPlaceable = isRecord(conflict.file)
    let isHidden = conflict.isSecret
    let id = RecordID.of(path: conflict.path)
    return Finding(
      "conflict",
      .warning,
      file: isPlaceable ? conflict.file : conflict.path,
      key: isPlaceable && !isHidden ? conflict.key : nil,
      message(conflict, isHidden: isHidden),
      fix: "choose with: plugtrack resolve \(ShellWord.argument(id))",
      notes: isPlaceable
        ? [Finding.Note(file: conflict.path, key: nil, message: "the other value is kept here")]
        : []
    )
  }

  private static func message(_ conflict: Conflict, isHidden: Bool) -> String {
    guard let key = conflict.key else {
      return conflict.isDeletion
        ? "\(conflict.file) was deleted on one machine and changed on another: it stays"
        : "\(conflict.file) was changed on two machines"
    }
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
}
