import ChargingLog
import Insights

/// A reimbursement as a page to print, as CSV and as JSON.
struct ReimbursementPage {
  let sheet: Reimbursement
  let index: ChargingIndex

  private var rate: String {
    switch sheet.rate {
    case .cost: "what each session cost"
    case .flat(let price):
      "\(Money.text(price, index.settings.currency, decimals: max(2, Int(price.scale)))) per kWh"
    case .tariff(let id): "the tariff \(index.tariffs[id]?.title ?? id)"
    }
  }

  private var unit: DistanceUnit { index.distanceUnit }

  func text(style: Style, width: Int?) -> String {
    let head =
      style.paint("Charging at home, \(sheet.period)", as: .heading) + "\nPriced by \(rate)\n"
    return head + sheet.cars.map { car in "\n" + page(car, style, width) }.joined()
  }

  private func page(_ car: Reimbursement.CarSheet, _ style: Style, _ width: Int?) -> String {
    var table = Table([
      .fixed("plugged in", priority: 10), .fixed("unplugged", priority: 5),
      .number("kWh", priority: 9), .number("odometer \(unit.rawValue)", priority: 4),
      .number("amount", priority: 10), .text("remark", priority: 3),
    ])
    // As exact as the most exact of them, so that the column adds up.
    let decimals = car.lines.compactMap { $0.energyKWh.map { Int($0.scale) } }.max() ?? 1
    func energy(_ kWh: ExactDecimal) -> String { kWh.text(decimals: max(1, decimals)) }
    for line in car.lines {
      let session = index.sessions[line.position]
      table.add([
        session.start.text, session.end?.text ?? "", line.energyKWh.map(energy) ?? "—",
        session.odometer(in: unit)?.text(roundedTo: 0) ?? "",
        line.amount.map { Money.text($0, line.currency) } ?? "—", line.reason ?? "",
      ])
    }
    let sums = car.amounts.map { Money.text($0.amount, $0.currency) }
    let count = "\(car.lines.count) \(car.lines.count == 1 ? "session" : "sessions")"
    table.footer = [
      Table.Cell(count), "", Table.Cell(energy(car.energyKWh)), "",
      Table.Cell(sums.joined(separator: " + ")),
      Table.Cell(car.leftOut == 0 ? "" : "\(car.leftOut) left out"),
    ]
    let title = index.cars[car.car]?.title ?? car.car
    return style.paint(title, as: .heading) + "\n" + odometers(car)
      + table.render(width: width, style: style)
  }

  private func odometers(_ car: Reimbursement.CarSheet) -> String {
    guard let first = car.firstReading, let last = car.lastReading else { return "" }
    func text(_ reading: OdometerReadings.Reading) -> String {
      let distance = unit.of(kilometres: reading.kilometres).text(roundedTo: 0)
      return "\(distance) \(unit.rawValue) on \(reading.date.text)"
    }
    return first == last ? "Odometer \(text(first))\n" : "Odometer \(text(first)), \(text(last))\n"
  }

  var csv: String {
    let header = [
      "car", "id", "start", "end", "energy_kwh", "odometer_\(unit.rawValue)", "amount", "currency",
      "remark",
    ]
    let rows = sheet.cars.flatMap { car in
      car.lines.map { line in
        let session = index.sessions[line.position]
        return [
          car.car, session.id, session.start.text, session.end?.text ?? "",
          line.energyKWh?.text ?? "", session.odometer(in: unit)?.text ?? "",
          line.amount?.text(decimals: Money.minorDigits(line.currency)) ?? "",
          line.currency ?? "", line.reason ?? "",
        ]
      }
    }
    return CSVText().text(header: header, rows: rows)
  }

  var json: JSON {
    let cars = sheet.cars.map { car in
      JSON.object([
        ("car", .string(car.car)), ("energy_kwh", .number(car.energyKWh.text)),
        ("amounts", .array(car.amounts.map { .money($0.amount, $0.currency) })),
        ("sessions_left_out", .int(car.leftOut)), ("first_reading", json(car.firstReading)),
        ("last_reading", json(car.lastReading)), ("sessions", .array(car.lines.map(json))),
      ])
    }
    return .object([
      ("from", .string(sheet.period.start.text)),
      ("to", .string(sheet.period.end.adding(days: -1).text)), ("priced_by", .string(rate)),
      ("cars", .array(cars)),
    ])
  }

  private func json(_ reading: OdometerReadings.Reading?) -> JSON {
    guard let reading else { return .null }
    return .object([
      ("date", .string(reading.date.text)),
      ("odometer_\(unit.rawValue)", .number(unit.of(kilometres: reading.kilometres).text)),
    ])
  }

  private func json(_ line: Reimbursement.Line) -> JSON {
    .object([
      ("id", .string(index.sessions[line.position].id)),
      ("energy_kwh", line.energyKWh.map { .number($0.text) } ?? .null),
      ("amount", line.amount.map { .money($0, line.currency) } ?? .null),
      ("unknown_because", line.reason.map { .string($0) } ?? .null),
    ])
  }
}
