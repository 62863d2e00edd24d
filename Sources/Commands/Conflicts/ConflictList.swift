import ChargingLog

/// Conflicts as a table, CSV and JSON; secret values are left out of all of them.
struct ConflictList {
  let conflicts: [Conflict]

  var table: Table {
    var table = Table([
      .fixed("id", priority: 3), .text("file", priority: 1), .fixed("key", priority: 3),
      .text("stands", priority: 3), .text("of", priority: 1), .text("waits", priority: 3),
      .text("of", priority: 1),
    ])
    for conflict in conflicts {
      table.add([
        RecordID.of(path: conflict.path), conflict.file, conflict.key ?? "",
        Self.words(conflict.kept, in: conflict, isKept: true), conflict.kept?.machine ?? "",
        Self.words(conflict.other, in: conflict, isKept: false), conflict.other?.machine ?? "",
      ])
    }
    return table
  }

  var csv: String {
    let header = [
      "id", "file", "key", "base", "kept", "kept_machine", "kept_at", "other", "other_machine",
      "other_at",
    ]
    return CSVText().text(
      header: header,
      rows: conflicts.map { conflict in
        let isHidden = conflict.isSecret
        func value(_ text: String?) -> String { isHidden ? "" : text ?? "" }
        return [
          RecordID.of(path: conflict.path), conflict.file, conflict.key ?? "",
          value(conflict.base), value(conflict.kept?.value), conflict.kept?.machine ?? "",
          conflict.kept?.at?.text ?? "", value(conflict.other?.value),
          conflict.other?.machine ?? "", conflict.other?.at?.text ?? "",
        ]
      }
    )
  }

  var json: JSON {
    .array(
      conflicts.map { conflict in
        var members: [(String, JSON)] = [
          ("id", .string(RecordID.of(path: conflict.path))), ("path", .string(conflict.path)),
          ("file", .string(conflict.file)),
        ]
        if let key = conflict.key { members.append(("key", .string(key))) }
        if let base = conflict.base, !conflict.isSecret { members.append(("base", .string(base))) }
        members.append(("kept", side(conflict.kept, conflict)))
        members.append(("other", side(conflict.other, conflict)))
        return .object(members)
      }
    )
  }

  private func side(_ side: Conflict.Side?, _ conflict: Conflict) -> JSON {
    guard let side else { return .null }
    let values = [
      ("value", conflict.isSecret ? nil : side.value), ("bytes", side.bytes),
      ("commit", side.commit), ("machine", side.machine), ("at", side.at?.text),
    ]
    return .object(values.compactMap { name, text in text.map { (name, .string($0)) } })
  }

  /// What a side has, in a few words.
  static func words(_ side: Conflict.Side?, in conflict: Conflict, isKept: Bool) -> String {
    if conflict.isSecret { return "(hidden)" }
    if conflict.key == nil {
      if isKept { return "the file" }
      return side?.value == nil && side?.bytes == nil ? "(deleted)" : "another file"
    }
    if side?.bytes != nil { return "(long)" }
    guard let value = side?.value else { return "(removed)" }
    return value.split(whereSeparator: \.isNewline).joined(separator: " / ")
  }
}
