/// Whether the charger gives alternating or direct current.
package enum ChargeType: String, Sendable, Hashable, CaseIterable, ScalarValue {
  case ac, dc

  static let choice = ValueType.choice(allCases.map(\.rawValue))

  package static func parse(_ text: String, as type: ValueType) -> Result<ChargeType, ValueProblem>
  {
    if let value = ChargeType(rawValue: text) { return .success(value) }
    return .failure(
      type.problem(withText: text)
        ?? ValueProblem(code: "choice", message: "is not ac or dc", fix: "write ac or dc")
    )
  }

  package func value(as type: ValueType) -> Value { .text(rawValue) }
}

/// The unit that distances are shown in.
package enum DistanceUnit: String, Sendable, Hashable, CaseIterable, ScalarValue {
  case miles = "mi"
  case kilometres = "km"

  static let choice = ValueType.choice(allCases.map(\.rawValue))

  /// A mile is exactly 1.609344 km.
  package static let kilometresPerMile = ExactDecimal(coefficient: 1_609_344, scale: 6)

  package static func parse(_ text: String, as type: ValueType) -> Result<
    DistanceUnit, ValueProblem
  > {
    if let value = DistanceUnit(rawValue: text) { return .success(value) }
    return .failure(
      type.problem(withText: text)
        ?? ValueProblem(code: "choice", message: "is not mi or km", fix: "write mi or km")
    )
  }

  package func value(as type: ValueType) -> Value { .text(rawValue) }
}
