import ChargingLog
import Insights

/// Sessions as a table with units in its header and the totals below.
struct SessionTable {
  let index: ChargingIndex
  let positions: [Int]

  private typealias Column = Table.Column

  private var distance: DistanceUnit { index.distanceUnit }

  /// The table for a terminal.
  var table: Table {
    var table = Table([
      .text("id", priority: 10, minimumWidth: 18), .text("location", priority: 8, minimumWidth: 8),
      .text("type", priority: 5, minimumWidth: 2), .number("kWh", priority: 9),
      .fixed("% charge", priority: 6), .number("odometer \(distance.rawValue)", priority: 4),
      .number("cost", priority: 9), .number("per kWh", priority: 5),
      .text("notes", priority: 1, minimumWidth: 8),
    ])
    for position in positions { table.rows.append(row(position)) }
    table.footer = footer
    return table
  }

  /// The same as CSV, one column a value, without totals.
  ///
  /// - Parameter guardsFormulas: Whether what a spreadsheet would run is made text for it.
  func csv(guardsFormulas: Bool = false) -> String {
    let header = [
      "id", "start", "car", "location", "type", "energy_kwh", "soc_start", "soc_end",
      "odometer_\(distance.rawValue)", "cost", "currency", "cost_basis", "notes",
    ]
    return CSVText(guardsFormulas: guardsFormulas).text(
      header: header,
      rows: positions.map(fields)
    )
  }

  private func fields(_ position: Int) -> [String] {
    let session = index.sessions[position]
    let cost = index.cost(at: position)
    return [
      session.id, session.start.text, session.car, location(position), session.type?.rawValue ?? "",
      session.energyKWh?.text ?? "", session.socStart?.text ?? "", session.socEnd?.text ?? "",
      session.odometer(in: distance)?.text ?? "",
      cost.amount?.text(roundedTo: Money.minorDigits(cost.currency)) ?? "",
      cost.currency ?? "", cost.basis.rawValue, session.notes ?? "",
    ]
  }

  private func row(_ position: Int) -> [Table.Cell] {
    let session = index.sessions[position]
    let cost = index.cost(at: position)
    let price = session.energyKWh.flatMap { cost.amount?.divided(by: $0, decimals: 6) }
    return [
      Table.Cell(session.id), Table.Cell(location(position)),
      Table.Cell(session.type?.rawValue ?? ""),
      Table.Cell(session.energyKWh.map { $0.text(decimals: 1) } ?? "—"),
      Table.Cell(charge(session)),
      Table.Cell(session.odometer(in: distance).map { $0.text(roundedTo: 0) } ?? ""),
      Table.Cell(cost.isFree ? "free" : cost.amount.map { Money.text($0, cost.currency) } ?? "—"),
      Table.Cell(cost.isFree ? "" : price.map { Money.text($0, cost.currency, decimals: 3) } ?? ""),
      Table.Cell(
        (session.notes ?? "").split(whereSeparator: \.isNewline).joined(separator: " "),
        role: .dim
      ),
    ]
  }

  private var footer: [Table.Cell] {
    let energy = positions.compactMap { index.sessions[$0].energyKWh }.reduce(.zero, +)
    var amounts: [String?: ExactDecimal] = [:]
    for position in positions {
      let cost = index.cost(at: position)
      if let amount = cost.amount { amounts[cost.currency, default: .zero] += amount }
    }
    let costs = amounts.sorted { ($0.key ?? "") < ($1.key ?? "") }.map {
      Money.text($0.value, $0.key)
    }
    let count = "\(positions.count) \(positions.count == 1 ? "session" : "sessions")"
    return [
      Table.Cell(count), Table.Cell(""), Table.Cell(""), Table.Cell(energy.text(roundedTo: 1)),
      Table.Cell(""),
      Table.Cell(""), Table.Cell(costs.joined(separator: " + ")), Table.Cell(""), Table.Cell(""),
    ]
  }

  private func location(_ position: Int) -> String {
    index.location(at: position)?.id ?? index.sessions[position].location ?? index.sessions[
      position
    ].network ?? ""
  }

  private func charge(_ session: Session) -> String {
    if session.socStart == nil, session.socEnd == nil { return "" }
    return "\(session.socStart?.text ?? "?") → \(session.socEnd?.text ?? "?")"
  }
}

extension Session {
  /// The odometer in a unit, whichever it was written in.
  func odometer(in unit: DistanceUnit) -> ExactDecimal? {
    switch unit {
    case .miles:
      odometerMiles ?? odometerKilometres?.divided(by: DistanceUnit.kilometresPerMile, decimals: 1)
    case .kilometres:
      odometerKilometres
        ?? odometerMiles.map { ($0 * DistanceUnit.kilometresPerMile).rounded(toDecimals: 1) }
    }
  }
}
