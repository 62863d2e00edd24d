/// Something of a session that expressions and orders name: a key of its schema, dotted where it is
/// inside another, or a figure worked out from it.
package struct SessionField: Sendable {
  /// What a field holds, which says what it can be compared with and how.
  package enum Kind: Sendable {
    /// A number or an amount of money, as its type has it.
    case number(ValueType)
    /// A time at the session's place.
    case time
    case date
    case duration
    case weekday
    case boolean
    case choice([String])
    case text
    /// A location or free text.
    case place
    /// A set of texts: compared with each of them.
    case texts
    /// Keys of its own; only known or unknown.
    case mapping([String])
  }

  package let name: String
  package let kind: Kind
  /// One line of meaning.
  package let doc: String
  /// The value of the session at a position, `nil` when it is unknown.
  let read: @Sendable (ChargingIndex, Int) -> Operand?
  /// Of a time: the same as an instant.
  let readInstant: (@Sendable (ChargingIndex, Int) -> Operand?)?

  init(
    _ name: String,
    _ kind: Kind,
    _ doc: String,
    instant: (@Sendable (ChargingIndex, Int) -> Operand?)? = nil,
    _ read: @escaping @Sendable (ChargingIndex, Int) -> Operand?
  ) {
    self.name = name
    self.kind = kind
    self.doc = doc
    self.read = read
    readInstant = instant
  }

  /// All fields: the schema's in its order, each with the ones inside it, then the derived.
  package static let all: [SessionField] = {
    let derivedNames = Set(derived.map(\.name))
    return schemaFields.filter { !derivedNames.contains($0.name) } + derived
  }()

  /// The field of a name, whatever the case of its letters.
  package static func named(_ name: String) -> SessionField? { byName[name.lowercased()] }

  /// The name that a misspelt one most likely means.
  package static func nearest(to name: String) -> String? {
    Spelling.nearest(to: name, among: all.map(\.name))
  }

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}

/// A session's value in the form in which it is compared.
enum Operand: Sendable {
  case number(ExactDecimal)
  /// Whole numbers from the first to the last, both included: seconds, days, weekdays, 0 for false
  /// and 1 for true. A time of which only the day is known spans the day.
  case span(Int64, Int64)
  case text(String)
  case texts([String])
  case mapping

  static func whole(_ number: Int64) -> Operand { .span(number, number) }
  static func flag(_ flag: Bool) -> Operand { whole(flag ? 1 : 0) }
}
