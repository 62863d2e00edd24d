import ChargingLog

/// One car, location or tariff on a page: each value with its key and unit.
struct RecordSheet<Noun: RecordNoun> {
  let record: Noun.Stored
  let usage: RecordUsage

  func render(_ style: Style) -> String {
    let path = Noun.path(of: record)
    let values = SecretMask.hide(Noun.Stored.schema.values(of: record), keys: Noun.keys)
    let rows = values.flatMap { Self.rows($0, keys: Noun.keys, prefix: "") }
    let width = (rows + derived).map(\.label.count).max() ?? 0
    var lines = [
      style.paint(RecordID.of(path: path), as: .heading) + "  " + style.paint(path, as: .dim)
    ]
    lines += rows.map { line($0, width, style) } + [""] + derived.map { line($0, width, style) }
    return lines.joined(separator: "\n") + "\n"
  }

  private typealias Row = (label: String, texts: [String])

  private var derived: [Row] {
    var rows: [Row] = [("sessions", [String(usage.sessions)])]
    guard let first = usage.first, let last = usage.last else { return rows }
    rows.append(("energy", ["\(usage.energy.text(roundedTo: 1)) kWh"]))
    rows.append(("from", ["\(first.text) to \(last.text)"]))
    return rows
  }

  private func line(_ row: Row, _ width: Int, _ style: Style) -> String {
    let padding = String(repeating: " ", count: width - row.label.count + 2)
    let indent = "\n" + String(repeating: " ", count: width + 4)
    let texts = row.texts.flatMap { $0.split(whereSeparator: \.isNewline) }
    return "  " + style.paint(row.label, as: .key) + padding
      + texts.map { style.paint($0, as: .value) }.joined(separator: indent)
  }

  private static func rows(_ pair: Value.Pair, keys: [SchemaKey], prefix: String) -> [Row] {
    let type = keys.first { $0.key == pair.key }?.type
    switch (pair.value, type) {
    case (.mapping(let inner), .mapping(let innerKeys)):
      return inner.flatMap { rows($0, keys: innerKeys, prefix: "\(prefix)\(pair.key).") }
    case (.list(let items), .list(.mapping)):
      return [(prefix + pair.key, items.map { item in String(item.text.dropFirst().dropLast()) })]
    case (.list(let items), _):
      return [(prefix + pair.key, [items.map(\.text).joined(separator: ", ")])]
    default:
      let unit = type?.unit.map { " \($0)" } ?? ""
      return [(prefix + pair.key, [pair.value.text + unit])]
    }
  }
}
