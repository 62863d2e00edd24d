/// A value that is written as one scalar.
package protocol ScalarValue: Sendable, Hashable {
  /// Reads the text as the type of its field has it.
  static func parse(_ text: String, as type: ValueType) -> Result<Self, ValueProblem>
  /// The value as any other.
  func value(as type: ValueType) -> Value
  /// Writes the value for a snapshot.
  func write(to writer: inout ByteWriter)
  /// Reads it back; `nil` when the bytes are not of this type.
  static func read(from reader: inout ByteReader) -> Self?
}

extension ExactDecimal: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<
    ExactDecimal, ValueProblem
  > {
    let number: ExactDecimal
    switch parse(text) {
    case .success(let value): number = value
    case .failure(var problem):
      switch type {
      case .percent:
        problem = ValueProblem(code: "percent", message: "is not a percentage", fix: problem.fix)
        if text.hasSuffix("%"), case .success(let bare) = parse(String(text.dropLast())) {
          problem.fix = "write \(bare.text) without the %"
        }
      case .money, .price:
        let fix = problem.fix?.replacing(
          "the unit is in the name of the key",
          with: "the currency is a key of its own"
        )
        problem = ValueProblem(
          code: "money",
          message: "is not an amount of money",
          fix: fixOfHundredths(text) ?? fix
        )
      case .number(let unit, _) where isInAnotherUnit(text, unit):
        problem.fix = "write the number of \(unit) alone"
      default: break
      }
      return .failure(problem)
    }
    switch type {
    case .number(let unit, let range) where !range.contains(number.double):
      let bounds = "\(plain(range.lowerBound)) to \(plain(range.upperBound)) \(unit)"
      return .failure(
        ValueProblem(code: "range", message: "is out of range", fix: "write a number of \(bounds)")
      )
    case .percent where number.isNegative || number > ExactDecimal(100):
      return .failure(
        ValueProblem(code: "range", message: "is out of range", fix: "write a number of 0 to 100")
      )
    case .price where number.isNegative:
      return .failure(
        ValueProblem(
          code: "range",
          message: "is negative",
          fix: "write 0 for free, or remove the key for unknown"
        )
      )
    default:
      return .success(number)
    }
  }

  package func value(as type: ValueType) -> Value {
    switch type {
    case .money, .price: .money(self)
    default: .decimal(self)
    }
  }

  /// What to write instead of an amount in pence or cents: dropping the unit would make it a hundred
  /// times as much.
  private static func fixOfHundredths(_ text: String) -> String? {
    let units = ["p", "ct", "c", "¢", "pence", "penny", "cent", "cents"]
    let number = text.prefix { $0.isASCII && ($0.isNumber || ".,-".contains($0)) }
    let unit = text.dropFirst(number.count).filter { !$0.isWhitespace }.lowercased()
    guard units.contains(unit),
      case .success(let amount) = parse(String(number.replacing(",", with: "."))),
      let hundredth = amount.divided(by: ExactDecimal(100), decimals: Int(amount.scale) + 2)
    else { return nil }
    return "write \(hundredth.text): amounts are in pounds or euros, not in pence or cents"
  }

  private static func plain(_ bound: Double) -> String { String(Int(bound)) }

  /// Whether a number is followed by a unit that is not the key's: dropping it would be wrong.
  private static func isInAnotherUnit(_ text: String, _ unit: String) -> Bool {
    let number = text.prefix { $0.isASCII && ($0.isNumber || " .-".contains($0)) }
    guard case .success = parse(String(number.filter { $0 != " " })), number.count < text.count
    else { return false }
    let suffix = text.dropFirst(number.count)
    return suffix.contains(where: \.isLetter) && suffix.lowercased() != unit.lowercased()
  }
}

extension Int: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<Int, ValueProblem> {
    guard case .success(let number) = ExactDecimal.parse(text), number.scale == 0 else {
      return .failure(
        ValueProblem(code: "number", message: "is not a whole number", fix: "write digits only")
      )
    }
    let value = Int(number.coefficient)
    if case .whole(let range) = type, !range.contains(value) {
      return .failure(
        ValueProblem(
          code: "range",
          message: "is out of range",
          fix: "write a number of \(range.lowerBound) to \(range.upperBound)"
        )
      )
    }
    return .success(value)
  }

  package func value(as type: ValueType) -> Value { .decimal(ExactDecimal(self)) }
}

extension Bool: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<Bool, ValueProblem> {
    switch text {
    case "true": return .success(true)
    case "false": return .success(false)
    default:
      let meant: String? =
        switch text.lowercased() {
        case "yes", "on", "1", "y", "true": "true"
        case "no", "off", "0", "n", "false": "false"
        default: nil
        }
      return .failure(
        ValueProblem(
          code: "boolean",
          message: "is neither true nor false",
          fix: "write \(meant ?? "true or false")"
        )
      )
    }
  }

  package func value(as type: ValueType) -> Value { .boolean(self) }
}

extension String: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<String, ValueProblem> {
    if let problem = type.problem(withText: text) { return .failure(problem) }
    return .success(text)
  }

  package func value(as type: ValueType) -> Value { .text(self) }
}

extension Timestamp: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<Timestamp, ValueProblem> {
    parse(text).mapError(\.afterKey)
  }

  package func value(as type: ValueType) -> Value { .timestamp(self) }
}

extension ChargeDuration: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<
    ChargeDuration, ValueProblem
  > {
    parse(text).mapError(\.afterKey)
  }

  package func value(as type: ValueType) -> Value { .duration(self) }
}

extension CivilDate: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<CivilDate, ValueProblem> {
    if let date = CivilDate.parse(text) { return .success(date) }
    var fix = "write year, month and day as in 2026-11-23"
    if case .failure(let problem) = Timestamp.parse(text), let better = problem.fix {
      fix = "write \(better)"
    }
    return .failure(ValueProblem(code: "date", message: "is not a date", fix: fix))
  }

  package func value(as type: ValueType) -> Value { .date(self) }
}

extension ValueProblem {
  /// The same problem as it reads behind the name of a key, whose excerpt shows the text anyway:
  /// `"7:30" has no date; write …` becomes `has no date`, with the rest as the fix.
  var afterKey: ValueProblem {
    guard message.hasPrefix("\""), let quote = message.lastIndex(of: "\"") else { return self }
    let predicate = message[message.index(after: quote)...].drop { $0 == " " }
    let parts = predicate.split(separator: ";", maxSplits: 1)
    let advice = parts.dropFirst().first.map { String($0.drop { $0 == " " }) }
    return ValueProblem(
      code: code,
      message: String(parts.first ?? ""),
      fix: advice ?? fix.map { "write \($0)" }
    )
  }
}
