import ChargingLog
import Insights

/// One session on a page: each value with its label and unit, then what follows from it.
struct SessionSheet {
  let index: ChargingIndex
  let position: Int
  /// Whether each figure tells how it was worked out.
  var isExplained = false

  func render(_ style: Style) -> String {
    let session = index.sessions[position]
    var lines = [style.paint(session.id, as: .heading) + "  " + style.paint(session.path, as: .dim)]
    let rows = values(of: session)
    let width = (rows + derived(of: session)).map(\.label.count).max() ?? 0
    for row in rows { lines.append(line(row, width, style)) }
    lines.append("")
    guard !isExplained else {
      let figures = SessionFigures(index, at: position)
      lines.append("  " + style.paint(figures.sentence, as: .heading) + "\n")
      return lines.joined(separator: "\n") + "\n"
        + FigureSheet(figures: figures.all, isExplained: true).render(style)
    }
    for row in derived(of: session) { lines.append(line(row, width, style)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private typealias Row = (label: String, text: String)

  private func line(_ row: Row, _ width: Int, _ style: Style) -> String {
    let padding = String(repeating: " ", count: width - row.label.count + 2)
    let text = row.text.split(whereSeparator: \.isNewline).joined(
      separator: "\n" + String(repeating: " ", count: width + 4)
    )
    return "  " + style.paint(row.label, as: .key) + padding + style.paint(text, as: .value)
  }

  private func values(of session: Session) -> [Row] {
    Session.schema.values(of: session).map { pair in
      let type = Session.schema[pair.key]?.type
      let unit = type?.unit.map { " \($0)" } ?? ""
      return (pair.key, pair.value.text + unit)
    }
  }

  private func derived(of session: Session) -> [Row] {
    let cost = index.cost(at: position)
    var rows: [Row] = []
    if let amount = cost.amount {
      rows.append(
        ("cost", cost.isFree ? "free" : "\(Money.text(amount, cost.currency)) (\(basis(of: cost)))")
      )
      if let energy = session.energyKWh, let price = amount.divided(by: energy, decimals: 6),
        !cost.isFree
      {
        rows.append(("price", Money.text(price, cost.currency, decimals: 4) + " per kWh"))
      }
    } else {
      rows.append(("cost", "unknown: \(cost.reason ?? "nothing says")"))
    }
    if let end = index.ends[position] {
      let plugged = ChargeDuration(seconds: end.seconds(since: index.starts[position]))
      rows.append(("plugged in", plugged.text))
    }
    if let start = session.socStart, let end = session.socEnd, end > start {
      rows.append(("added", "\((end - start).text) % of charge"))
    }
    return rows
  }

  private func basis(of cost: SessionCost) -> String {
    switch cost.basis {
    case .paid: "paid"
    case .unitPrice: "price_per_kwh × energy_kwh and fees"
    case .frozen: "worked out when it was logged" + (cost.tariff.map { ", by \($0)" } ?? "")
    case .tariff: "by \(cost.tariff ?? "tariff")"
    case .unknown: "unknown"
    }
  }
}
