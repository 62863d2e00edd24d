import ChargingLog
import Insights

/// A plan as it is shown.
struct PlanSheet {
  let plan: BlendedPlan
  let index: ChargingIndex
  let showsAll: Bool

  private var currency: String? { plan.request.currency }

  /// The best stops in words, and the table.
  func render(width: Int?, style: Style) -> String {
    let words = [("cheapest", plan.cheapest), ("knee", plan.knee), ("fastest", plan.fastest)]
      .compactMap { name, position in
        position.map { line(name, plan.stops[$0], style) }
      }
    return words.joined() + (words.isEmpty ? "" : "\n")
      + table.render(width: width, style: style)
  }

  private func line(_ name: String, _ stop: BlendedPlan.Stop, _ style: Style) -> String {
    let label = style.paint(name, as: .key) + String(repeating: " ", count: 10 - name.count)
    let cost = stop.cost.map { Money.text($0, currency) } ?? "cost unknown"
    let text = "leave at \(soc(stop.soc)) %: \(cost), \(time(stop.seconds)) in all"
    return "  \(label)\(text), ready \(clock(stop.ready))\n"
  }

  private var table: Table {
    let code = currency.map { " \($0)" } ?? ""
    var table = Table([
      .number("leave %", priority: 10), .number("fast kWh", priority: 5),
      .number("time", priority: 7), .number("cost\(code)", priority: 7),
      .number("arrive %", priority: 6), .number("home kWh", priority: 4),
      .number("time", priority: 6), .number("cost\(code)", priority: 6),
      .number("all\(code)", priority: 9), .number("time", priority: 8),
      .fixed("ready", priority: 3), .fixed("", priority: 9),
    ])
    for (position, stop) in plan.stops.enumerated() where isShown(position) {
      let name = name(of: position)
      let role: Style.Role? = name.isEmpty ? nil : .good
      let cells = [
        soc(stop.soc), energy(stop.fast.meteredKWh), time(stop.fast.seconds),
        money(stop.fast.cost), soc(stop.arrival), energy(stop.home.meteredKWh),
        time(stop.home.seconds), money(stop.home.cost), money(stop.cost), time(stop.seconds),
        clock(stop.ready), name,
      ]
      table.rows.append(cells.map { Table.Cell($0, role: role) })
    }
    return table
  }

  private func isShown(_ position: Int) -> Bool {
    let soc = plan.stops[position].soc
    return showsAll || position == 0 || position == plan.stops.count - 1
      || soc.truncatingRemainder(dividingBy: 5) == 0 || !name(of: position).isEmpty
  }

  private func name(of position: Int) -> String {
    [("cheapest", plan.cheapest), ("knee", plan.knee), ("fastest", plan.fastest)]
      .filter { $0.1 == position }.map(\.0).joined(separator: ", ")
  }

  /// What was left out, and what makes it less certain.
  var notes: [String] {
    let excluded = plan.excluded.map { part in
      let levels =
        part.lowest == part.highest
        ? "\(soc(part.lowest)) %" : "\(soc(part.lowest)) to \(soc(part.highest)) %"
      return "not at \(levels): \(part.reason.text)"
    }
    let doubts = plan.confidence.reasons.map(\.text)
    return excluded + (doubts.isEmpty ? [] : ["less certain: " + doubts.joined(separator: "; ")])
  }

  private func soc(_ level: Double) -> String {
    ExactDecimal(rounding: level, decimals: 1)?.text ?? ""
  }

  private func energy(_ kWh: Double) -> String {
    ExactDecimal(rounding: kWh, decimals: 1)?.text(roundedTo: 1) ?? ""
  }

  private func time(_ seconds: Int64) -> String {
    ChargeDuration(seconds: (seconds + 30) / 60 * 60).text
  }

  private func money(_ amount: ExactDecimal?) -> String {
    amount?.text(roundedTo: Money.minorDigits(currency)) ?? "unknown"
  }

  private func clock(_ instant: Instant) -> String {
    (index.settings.timeZone ?? .utc).civil(at: instant).clockText(withSeconds: false)
  }
}

extension PlanSheet {
  var json: JSON {
    .object([
      ("car", .string(plan.request.car.id)), ("from", .double(plan.request.from)),
      ("to", .double(plan.request.to)),
      ("curve", .string(plan.curve.basis.rawValue)),
      ("confidence", .string(plan.confidence.level.rawValue)),
      ("reasons", .array(plan.confidence.reasons.map(Self.json))),
      ("cheapest", plan.cheapest.map { json(plan.stops[$0]) } ?? .null),
      ("knee", plan.knee.map { json(plan.stops[$0]) } ?? .null),
      ("fastest", plan.fastest.map { json(plan.stops[$0]) } ?? .null),
      ("stops", .array(plan.stops.map(json))),
      (
        "excluded",
        .array(
          plan.excluded.map { part in
            .object([
              ("from", .double(part.lowest)), ("to", .double(part.highest)),
              ("reason", Self.json(part.reason)),
            ])
          }
        )
      ),
    ])
  }

  private static func json(_ reason: Confidence.Reason) -> JSON {
    .object([("code", .string(reason.code)), ("text", .string(reason.text))])
  }

  private func json(_ stop: BlendedPlan.Stop) -> JSON {
    .object([
      ("stop_percent", .number(soc(stop.soc))), ("fast", json(stop.fast)),
      ("arrival_percent", .number(soc(stop.arrival))), ("home", json(stop.home)),
      ("cost", money(stop.cost)), ("seconds", .int(Int(stop.seconds))),
      (
        "ready",
        .string(Timestamp(stop.ready, in: index.settings.timeZone ?? .utc, precision: .second).text)
      ),
    ])
  }

  private func json(_ leg: BlendedPlan.Leg) -> JSON {
    func number(_ value: Double) -> JSON {
      ExactDecimal(rounding: value, decimals: 3).map { .number($0.text) } ?? .null
    }
    return .object([
      ("battery_kwh", number(leg.batteryKWh)), ("energy_kwh", number(leg.meteredKWh)),
      ("seconds", .int(Int(leg.seconds))), ("cost", money(leg.cost)),
    ])
  }

  private func money(_ amount: ExactDecimal?) -> JSON {
    amount.map { .money($0, currency) } ?? .null
  }
}
