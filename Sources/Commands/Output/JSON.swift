/// A JSON value whose objects keep the order of their members.
enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  /// A decimal number written as given, so that `1.50` keeps its last digit.
  ///
  /// Text that is not a number by RFC 8259 is printed as a string.
  case number(String)
  case array([JSON])
  case object([(String, JSON)])

  /// A number in its shortest spelling that reads back the same; `null` if it is not finite.
  static func double(_ value: Double) -> JSON {
    value.isFinite ? .number("\(value)") : .null
  }

  /// The first member of an object with this name.
  subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.0 == name }?.1
  }
}

extension JSON: Equatable {
  /// Whether both values print alike: the order of members counts, and so do the digits of numbers.
  static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left.elementsEqual(right) { $0 == $1 }
    default: false
    }
  }
}

extension JSON: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }

  init(booleanLiteral value: Bool) { self = .bool(value) }

  init(integerLiteral value: Int) { self = .int(value) }

  init(nilLiteral: ()) { self = .null }

  init(arrayLiteral elements: JSON...) { self = .array(elements) }

  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
}
