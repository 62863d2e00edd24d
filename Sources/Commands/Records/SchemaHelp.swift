import ChargingLog

/// Help texts made from the schema.
enum SchemaHelp {
  /// The keys with their meaning, a line each; keys of a mapping are dotted.
  static func keys(_ keys: [SchemaKey]) -> String {
    let rows = rows(keys, prefix: "")
    let width = rows.map(\.key.count).max() ?? 0
    let lines = rows.map { row in
      "  " + row.key + String(repeating: " ", count: width - row.key.count + 2) + row.text
    }
    return "Keys:\n" + lines.joined(separator: "\n")
  }

  private static func rows(_ keys: [SchemaKey], prefix: String) -> [(key: String, text: String)] {
    keys.flatMap { key -> [(key: String, text: String)] in
      if case .mapping(let inner) = key.type { return rows(inner, prefix: prefix + key.key + ".") }
      return [(prefix + key.key, key.doc + note(key))]
    }
  }

  private static func note(_ key: SchemaKey) -> String {
    var notes: [String] = []
    if key.isRequired { notes.append("needed") }
    switch key.type {
    case .number(let unit, _): notes.append(unit)
    case .percent: notes.append("%")
    case .choice(let words): notes.append(words.joined(separator: ", "))
    case .list(.mapping): notes.append("a list: use edit")
    case .list: notes.append("a list")
    default: break
    }
    return notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
  }
}
