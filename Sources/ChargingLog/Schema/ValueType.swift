package import YAMLRecord

/// The type of a field: what it accepts, and in which unit.
package indirect enum ValueType: Sendable {
  /// A decimal number in a unit, within bounds.
  case number(unit: String, ClosedRange<Double>)
  /// A decimal number without bounds or unit of its own.
  case plainNumber
  /// A whole number within bounds.
  case whole(ClosedRange<Int>)
  /// An exact amount, in the currency that applies.
  case money
  /// An exact amount that must not be negative.
  case price
  /// 0 to 100.
  case percent
  case timestamp
  case duration
  case boolean
  case date
  /// Any text.
  case text
  /// Text that is stored encrypted; a plain one is accepted and noted.
  case secret
  /// One of some words.
  case choice([String])
  /// The id of an existing record.
  case id(RecordKind)
  /// The id or an alias of a location, or free text.
  case place
  /// An ISO 4217 code.
  case currency
  /// An IANA time zone.
  case timeZone
  /// A span of calendar time such as `30d` or `1mo`.
  case calendarSpan
  /// A span of the day such as `00:30-05:30`.
  case clockSpan
  /// Days of the week such as `sat-sun`.
  case weekdays
  /// Months such as `11-03`.
  case months
  /// A mapping with keys of its own.
  case mapping([SchemaKey])
  /// A mapping whose keys the user chooses.
  case freeMapping
  /// Values of one type in order.
  case list(ValueType)

  /// The unit of a number, for headers and labels.
  package var unit: String? {
    switch self {
    case .number(let unit, _): unit
    case .percent: "%"
    case .list(let item): item.unit
    default: nil
    }
  }
}

/// A key of a mapping as everything but the typed reader needs it: name, type and meaning.
package struct SchemaKey: Sendable {
  package let key: String
  package let type: ValueType
  package let isRequired: Bool
  /// What becomes of changes of two machines.
  package let merging: Merging
  /// One line of meaning, for `--help`, the docs and editors.
  package let doc: String
}

extension [SchemaKey] {
  /// The keys of the mapping at a path below, in schema order.
  package func keys(at path: some Collection<FieldPath.Step>) -> [String] {
    guard let step = path.first else { return map(\.key) }
    guard case .key(let key) = step, let type = first(where: { $0.key == key })?.type else {
      return []
    }
    let rest = path.dropFirst()
    switch type {
    case .mapping(let keys): return keys.keys(at: rest)
    case .list(.mapping(let keys)): return rest.isEmpty ? [] : keys.keys(at: rest.dropFirst())
    default: return []
    }
  }

  /// The key at a dotted path such as `fees.session`, through lists whether indexed or not.
  package func key(at path: FieldPath) -> SchemaKey? {
    var keys = self
    var found: SchemaKey?
    for step in path.steps {
      guard case .key(let name) = step else { continue }
      found = keys.first { $0.key == name }
      switch found?.type {
      case .mapping(let inner), .list(.mapping(let inner)): keys = inner
      default: keys = []
      }
    }
    return found
  }
}
