import ChargingLog
import Insights

/// Amounts, figures and totals.
extension APISchemas {
  static let figures: [(name: String, shape: Shape)] = [
    ("Money", .object([("amount", .text), ("currency", .text.orNull)])),
    (
      "Figure",
      .object([
        ("title", .text), ("value", value), ("unit", .text.orNull), ("text", .text),
        ("formula", .text), ("inputs", .map(.text)), ("confidence", confidence),
        ("reasons", .list(.named("Reason"))),
      ])
    ),
    ("Reason", .object([("code", .text), ("text", .text)])),
    ("Totals", totals),
    (
      "Group", .object([("keys", .map(.text.orNull)), ("totals", .named("Totals"))])
    ),
    (
      "Stats",
      .object(
        [("totals", .named("Totals"))],
        optional: [
          ("by", .list(.text)), ("is_overlapping", .boolean), ("groups", .list(.named("Group"))),
        ]
      )
    ),
  ]

  /// A number, an amount, or unknown.
  static let value = Shape.any(of: .number, .named("Money")).orNull
  static let confidence: Shape = .word(Confidence.Level.allCases.map(\.rawValue))

  /// Members that are named for the unit of distance that the log is in.
  static func byDistance(_ name: (String) -> String, _ shape: Shape) -> [(String, Shape)] {
    ["mi", "km"].map { (name($0), shape) }
  }

  private static let totals: Shape = .object(
    [
      ("sessions", .integer), ("sessions_left_out", .integer), ("sessions_free", .integer),
      ("sessions_without_energy", .integer), ("sessions_without_cost", .integer),
      ("energy_kwh", .number), ("home_kwh", .number), ("public_kwh", .number),
      ("ac_kwh", .number), ("dc_kwh", .number), ("free_kwh", .number), ("solar_kwh", .number),
      ("costs", .list(cost)), ("mean_power_kw", .number.orNull),
      ("efficiency_confidence", confidence), ("charging_seconds", .integer),
    ],
    optional: byDistance({ "efficiency_\($0)_per_kwh" }, .number.orNull)
      + byDistance({ "distance_\($0)" }, .number.orNull)
      + byDistance({ "cost_per_\($0)" }, .named("Money").orNull)
  )

  /// What sessions cost in one currency.
  private static let cost: Shape = .object([
    ("currency", .text.orNull), ("amount", .text), ("sessions", .integer),
    ("price_per_kwh", .text.orNull), ("home", .named("Money")), ("public", .named("Money")),
    ("ac", .named("Money")), ("dc", .named("Money")),
  ])
}
