/// A typed value of any field, for comparing, printing and exporting without knowing the field.
package enum Value: Sendable, Hashable {
  case decimal(ExactDecimal)
  case money(ExactDecimal)
  case text(String)
  case timestamp(Timestamp)
  case duration(ChargeDuration)
  case boolean(Bool)
  case date(CivilDate)
  case list([Value])
  case mapping([Pair])

  package struct Pair: Sendable, Hashable {
    package var key: String
    package var value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The value as a file has it; lists and mappings in YAML's flow style.
  package var text: String {
    switch self {
    case .decimal(let number), .money(let number): number.text
    case .text(let text): text
    case .timestamp(let timestamp): timestamp.text
    case .duration(let duration): duration.text
    case .boolean(let flag): flag ? "true" : "false"
    case .date(let date): date.text
    case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ") + "}"
    }
  }
}
