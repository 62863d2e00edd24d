/// A period at a glance.
extension APISchemas {
  static let report: [(name: String, shape: Shape)] = [
    (
      "Report",
      .object([
        ("from", .text), ("to", .text), ("totals", .named("Totals")), ("before", .named("Totals")),
        ("by", .list(.text)), ("groups", .list(.named("Group"))),
        ("figures", .map(.named("Figure"))),
        ("driving", .list(.object([("car", .text), ("figures", .map(.named("Figure")))]))),
        ("locations", league), ("networks", league),
        (
          "best_and_worst",
          .list(.object([("name", .text), ("session", .text), ("figure", .named("Figure"))]))
        ),
        ("tariff_bands", .list(band)), ("by_temperature", season), ("by_month", season),
        ("calendar", .list(day)), ("week", week),
        ("forecasts", .list(.map(.named("Figure")))),
        (
          "allowances",
          .list(
            .object([
              ("car", .text), ("year_ends", .text), ("figures", .map(.named("Figure"))),
            ])
          )
        ),
      ])
    )
  ]

  /// Places or operators, the cheapest first.
  private static let league: Shape = .list(
    .object([
      ("name", .text), ("sessions", .integer), ("energy_kwh", .number),
      ("median_price_per_kwh", .named("Money").orNull), ("sessions_priced", .integer),
      ("soc_start", .number.orNull), ("soc_end", .number.orNull), ("last_visit", .text),
    ])
  )

  private static let band: Shape = .object([
    ("tariff", .text), ("band", .text.orNull), ("energy_kwh", .number),
    ("amount", .named("Money")), ("seconds", .integer),
  ])

  private static let season: Shape = .list(
    .object(
      [
        ("start", .integer), ("label", .text), ("sessions", .integer), ("drives", .integer),
        ("loss_percent", .number.orNull),
      ],
      optional: byDistance({ "efficiency_\($0)_per_kwh" }, .number.orNull)
    )
  )

  private static let day: Shape = .object([
    ("date", .text), ("sessions", .integer), ("energy_kwh", .number),
    ("costs", .list(.named("Money"))), ("sessions_without_cost", .integer),
  ])

  /// Rows are days from Monday, columns are hours.
  private static let week: Shape = .object([
    ("energy_kwh", .list(.list(.number))), ("sessions", .list(.list(.integer))),
    ("sessions_left_out", .integer),
  ])
}
