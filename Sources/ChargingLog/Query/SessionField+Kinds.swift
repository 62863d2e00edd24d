extension SessionField.Kind {
  /// What the field may be compared by.
  var comparisons: [WhereExpression.Comparison] {
    switch self {
    case .number, .time, .date, .duration, .weekday:
      [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    case .boolean, .choice: [.equal, .notEqual]
    case .text, .place, .texts: [.equal, .notEqual, .contains]
    case .mapping: []
    }
  }

  /// The kind in words, as in `energy_kwh is a number of kWh`.
  package var description: String {
    switch self {
    case .number(let type): type.description
    case .time: "a date or time"
    case .date: "a date"
    case .duration: "a duration"
    case .weekday: "a day of the week"
    case .boolean: "true or false"
    case .choice(let words): ValueType.choice(words).description
    case .text: "text"
    case .place: "a location or free text"
    case .texts: "a list of text"
    case .mapping: "keys with values"
    }
  }

  /// A value, for messages and docs.
  package var example: String {
    switch self {
    case .number(let type): type.example
    case .time, .date: "2026-11"
    case .duration: "3h25m"
    case .weekday: "sat"
    case .boolean: "true"
    case .choice(let words): words.first ?? "text"
    case .text, .texts: "text"
    case .place: "home"
    case .mapping: "text"
    }
  }
}

extension SessionField {
  /// How to write a condition on the field.
  var howToCompare: String {
    if case .mapping(let keys) = kind {
      let inner = keys.first.map { ", or compare a key inside it such as \(name).\($0)" } ?? ""
      return "write \(name) is known\(inner)"
    }
    let marks = kind.comparisons.map(\.rawValue).joined(separator: " ")
    return "write \(name) \(marks) and a value such as \(kind.example), or \(name) is known"
  }
}
