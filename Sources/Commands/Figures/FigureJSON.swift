import ChargingLog
import Insights

extension Figure {
  /// The figure as JSON: value, unit, formula, inputs, confidence and its reasons.
  ///
  /// Money is `{"amount", "currency"}`, any other value a number, and what is unknown `null`.
  var json: JSON {
    .object([
      ("title", .string(title)), ("value", valueJSON),
      ("unit", unit.symbol.map { .string($0) } ?? .null), ("text", .string(text)),
      ("formula", .string(formula)),
      ("inputs", .object(inputs.map { ($0.name, .string($0.text)) })),
      ("confidence", .string(confidence.level.rawValue)),
      (
        "reasons",
        .array(
          confidence.reasons.map {
            .object([("code", .string($0.code)), ("text", .string($0.text))])
          }
        )
      ),
    ])
  }

  /// The value alone.
  var valueJSON: JSON {
    guard let value else { return .null }
    return unit.isMoney ? .money(value, unit.currency) : .number(value.text)
  }
}

extension JSON {
  /// An amount with its currency, to six decimals and no fewer than two.
  static func money(_ amount: ExactDecimal, _ currency: String?) -> JSON {
    .object([
      ("amount", .string(amount.rounded(toDecimals: 6).text(decimals: 2))),
      ("currency", currency.map { .string($0) } ?? .null),
    ])
  }

  /// Figures by their names.
  static func figures(_ figures: [Figure]) -> JSON {
    .object(figures.map { ($0.name, $0.json) })
  }
}
