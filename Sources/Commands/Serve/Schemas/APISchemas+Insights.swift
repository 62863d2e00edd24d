import Insights

/// Advice, batteries, tariffs compared, plans.
extension APISchemas {
  static let insights: [(name: String, shape: Shape)] = [
    (
      "Advice",
      .object([
        ("code", .word(AdviceCode.allCases.map(\.rawValue))), ("name", .text),
        ("subject", .text.orNull), ("severity", .word(["notice", "warning", "critical"])),
        ("message", .text), ("action", .text), ("dismissed", .boolean),
        ("evidence", .map(.named("Figure"))), ("sessions", .list(.text)),
        ("thresholds", .map(.number)),
      ])
    ),
    ("Batteries", .object([("cars", .list(battery))])),
    (
      "WhatIf",
      .object([
        ("sessions", .integer), ("days", .integer), ("current", .text.orNull),
        ("tariffs", .list(whatIf)),
      ])
    ),
    (
      "Plan",
      .object([
        ("car", .text), ("from", .number), ("to", .number),
        ("curve", .word([PowerCurve.Basis.curve, .sessions, .fractions].map(\.rawValue))),
        ("confidence", confidence),
        ("reasons", .list(.named("Reason"))), ("cheapest", .named("Stop").orNull),
        ("knee", .named("Stop").orNull), ("fastest", .named("Stop").orNull),
        ("stops", .list(.named("Stop"))),
        (
          "excluded",
          .list(.object([("from", .number), ("to", .number), ("reason", .named("Reason"))]))
        ),
      ])
    ),
    (
      "Stop",
      .object([
        ("stop_percent", .number), ("fast", leg), ("arrival_percent", .number), ("home", leg),
        ("cost", .named("Money").orNull), ("seconds", .integer), ("ready", .text),
      ])
    ),
  ]

  /// Charging at one of the two places of a plan.
  private static let leg: Shape = .object([
    ("battery_kwh", .number.orNull), ("energy_kwh", .number.orNull), ("seconds", .integer),
    ("cost", .named("Money").orNull),
  ])

  private static let battery: Shape = .object([
    ("car", .text), ("sessions", .integer), ("estimates_used", .integer),
    ("figures", .map(.named("Figure"))),
    (
      "estimates",
      .list(
        .object([
          ("session", .text), ("date", .text), ("capacity_kwh", .number.orNull),
          ("basis", .word(["measured", "billed"])),
        ])
      )
    ),
  ])

  /// The sessions at home under one tariff.
  private static let whatIf: Shape = .object([
    ("tariff", .text), ("sessions", .integer), ("sessions_left_out", .integer),
    ("amount", .named("Money")), ("standing", .named("Money").orNull),
    ("paid", .named("Money").orNull), ("shifted", .named("Money")),
    ("sessions_shifted", .integer),
  ])
}
