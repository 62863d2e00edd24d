import ChargingLog

/// Records with a text in every place where a record takes text, made from their schemas, so that a
/// new key is in them by itself.
struct RecordWriting {
  /// What is written wherever text may stand.
  let text: String

  private var quoted: String { "'" + text.replacing("'", with: "''") + "'" }

  /// The file of a record, with some keys as they are given.
  func file(_ kind: RecordKind, _ own: [String: String] = [:]) -> String {
    kind.schemaKeys.compactMap { key in
      (own[key.key] ?? value(key.type, isRequired: key.isRequired)).map { "\(key.key): \($0)\n" }
    }.joined()
  }

  /// A value with the text in it, or one that is right where text cannot be; `nil` where neither is
  /// needed.
  private func value(_ type: ValueType, isRequired: Bool) -> String? {
    switch type {
    case .text, .place, .secret: return quoted
    case .freeMapping: return "{\(quoted): \(quoted)}"
    case .list(let item): return value(item, isRequired: false).map { "[\($0)]" }
    case .mapping(let keys):
      guard isRequired || keys.contains(where: { takesText($0.type) }) else { return nil }
      let pairs = keys.compactMap { key in
        value(key.type, isRequired: key.isRequired).map { "\(key.key): \($0)" }
      }
      return "{\(pairs.joined(separator: ", "))}"
    default: return isRequired ? plain(type) : nil
    }
  }

  private func takesText(_ type: ValueType) -> Bool {
    switch type {
    case .text, .place, .secret, .freeMapping: true
    case .list(let item): takesText(item)
    case .mapping(let keys): keys.contains { takesText($0.type) }
    default: false
    }
  }

  private func plain(_ type: ValueType) -> String {
    switch type {
    case .number(_, let range): "\(Int(range.upperBound.rounded(.down)))"
    case .whole(let range): "\(range.lowerBound)"
    case .timestamp: "2026-11-23T07:30"
    case .date: "2026-01-01"
    case .boolean: "true"
    case .choice(let words): words.first ?? "''"
    case .id(.car): "ioniq5"
    default: "1"
    }
  }
}
