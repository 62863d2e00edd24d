import ChargingLog
import Insights

/// A comparison of tariffs as it is shown.
struct WhatIfReport {
  let whatIf: WhatIf
  let index: ChargingIndex

  var table: Table {
    var table = Table(
      [
        .text("tariff", priority: 10, minimumWidth: 16), .number("sessions", priority: 6),
        .number("left out", priority: 3), .number("as they were", priority: 9),
      ] + standingColumns + [
        .number("against paid", priority: 8), .number("shifted", priority: 7),
        .number("saved", priority: 5),
      ]
    )
    for row in whatIf.rows { table.add(cells(row)) }
    return table
  }

  /// Only where a tariff on file names a standing charge.
  private var hasStanding: Bool { whatIf.rows.contains { $0.standing != nil } }

  private var standingColumns: [Table.Column] {
    hasStanding
      ? [.number("standing", priority: 6), .number("in all", priority: 8)] : []
  }

  private func cells(_ row: WhatIf.Row) -> [String] {
    func signed(_ amount: ExactDecimal) -> String {
      let text = Money.text(amount, row.currency)
      return amount > .zero ? "+" + text : text
    }
    let name = row.tariff + (row.tariff == whatIf.current ? " (now)" : "")
    return [
      name, "\(row.sessions)", row.sessionsLeftOut == 0 ? "" : "\(row.sessionsLeftOut)",
      Money.text(row.amount, row.currency),
    ] + (hasStanding ? [standing(row), Money.text(row.total, row.currency)] : []) + [
      row.actual.map { signed(row.amount - $0) } ?? "—",
      Money.text(row.shifted, row.currency), Money.text(row.amount - row.shifted, row.currency),
    ]
  }

  private func standing(_ row: WhatIf.Row) -> String {
    row.standing.map { Money.text($0, row.currency) } ?? "unknown"
  }

  var remark: String {
    let count = whatIf.sessions
    let standing = hasStanding ? "; standing: of \(whatIf.days) days" : ""
    return "\(count) \(count == 1 ? "session" : "sessions") at home; shifted: at the cheapest time "
      + "of being plugged in\(standing)"
  }

  private static let columns = [
    "tariff", "currency", "sessions", "sessions_left_out", "amount", "standing", "paid", "shifted",
    "sessions_shifted",
  ]

  var csv: String {
    let rows = whatIf.rows.map { row in
      [
        row.tariff, row.currency ?? "", "\(row.sessions)", "\(row.sessionsLeftOut)",
        row.amount.text, row.standing?.text ?? "", row.actual?.text ?? "", row.shifted.text,
        "\(row.sessionsShifted)",
      ]
    }
    return CSVText().text(header: Self.columns, rows: rows)
  }

  var json: JSON {
    let rows = whatIf.rows.map { row in
      JSON.object([
        ("tariff", .string(row.tariff)), ("sessions", .int(row.sessions)),
        ("sessions_left_out", .int(row.sessionsLeftOut)),
        ("amount", .money(row.amount, row.currency)),
        ("standing", row.standing.map { .money($0, row.currency) } ?? .null),
        ("paid", row.actual.map { .money($0, row.currency) } ?? .null),
        ("shifted", .money(row.shifted, row.currency)),
        ("sessions_shifted", .int(row.sessionsShifted)),
      ])
    }
    return .object([
      ("sessions", .int(whatIf.sessions)), ("days", .int(whatIf.days)),
      ("current", whatIf.current.map { .string($0) } ?? .null), ("tariffs", .array(rows)),
    ])
  }
}
