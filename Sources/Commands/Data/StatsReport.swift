import ChargingLog
import Charts
import Insights

/// Totals as they are shown: a sheet of the whole, a table of groups, JSON and CSV.
struct StatsReport {
  let totals: Totals
  var grouping: Grouping?
  var groups: [Group] = []
  let index: ChargingIndex
  /// How each figure of driving was worked out.
  var isExplained = false

  private var efficiency: Figure { totals.efficiency(in: index) }
  private var drivingCost: Figure { totals.drivingCost(in: index) }
  private var petrol: PetrolComparison {
    PetrolComparison(totals.driving, efficiency: efficiency, in: index)
  }

  /// Each of several cars by itself.
  private var cars: [CarDriving] {
    guard totals.drives.count > 1, let last = totals.lastStart else { return [] }
    return totals.driving.byCar(until: last, in: index)
  }

  private var unit: String { totals.distanceUnit.rawValue }

  /// The currencies that the groups have, in the order of their columns.
  private var currencies: [String?] { totals.costs.map(\.currency) }

  // MARK: The whole

  /// The totals with a label and a remark each.
  func sheet(_ style: Style) -> String {
    let width = rows.map(\.label.count).max() ?? 0
    let values = rows.map(\.value.count).max() ?? 0
    let lines = rows.map { row in
      let label =
        style.paint(row.label, as: .key) + String(repeating: " ", count: width - row.label.count)
      let padding =
        row.remark.isEmpty ? "" : String(repeating: " ", count: values - row.value.count + 2)
      return
        "  \(label)  \(style.paint(row.value, as: .heading))\(padding)\(style.paint(row.remark, as: .dim))"
    }
    let text = lines.joined(separator: "\n") + "\n"
    guard isExplained else { return text }
    let figures = [
      efficiency, drivingCost, petrol.petrolCost, petrol.parityPrice, petrol.saving,
    ]
    return text + "\n" + FigureSheet(figures: figures, isExplained: true).render(style)
      + cars.map { car in
        "\n" + style.paint("Driving of \(car.car)", as: .heading) + "\n"
          + FigureSheet(figures: car.figures, isExplained: true).render(style)
      }.joined()
  }

  private typealias Row = (label: String, value: String, remark: String)

  private var rows: [Row] {
    var rows: [Row] = [("sessions", "\(totals.sessions)", period)]
    rows.append(
      (
        "energy", "\(totals.energyKWh.text(roundedTo: 1)) kWh",
        left(totals.sessionsWithoutEnergy, "no energy_kwh")
      )
    )
    for (position, cost) in totals.costs.enumerated() {
      let remark = position == 0 ? costRemark : ""
      rows.append(("cost", Money.text(cost.amount, cost.currency), remark))
      if let price = cost.averagePricePerKWh {
        rows.append(("price", "\(Money.text(price, cost.currency, decimals: 3)) per kWh", ""))
      }
    }
    if totals.costs.isEmpty { rows.append(("cost", "unknown", costRemark)) }
    rows += shares
    if let distance = totals.distance {
      rows.append(
        (
          "distance", "\(distance.text(roundedTo: 0)) \(unit)",
          "between the first and the last odometer reading"
        )
      )
    }
    if totals.distance != nil, efficiency.isKnown {
      let trust = efficiency.confidence.level
      rows.append(
        ("efficiency", efficiency.text, trust == .high ? "" : "\(trust.rawValue) confidence")
      )
    }
    if drivingCost.isKnown {
      rows.append(("driving", drivingCost.text, ""))
    } else {
      rows += cars.filter(\.cost.isKnown).map { ("driving", $0.cost.text, "of \($0.car) alone") }
    }
    if let saving = petrol.saving.value {
      let currency = petrol.saving.unit.currency
      rows.append(
        (
          "on petrol", petrol.petrolCost.text,
          saving.isNegative
            ? "\(Money.text(-saving, currency)) dearer than petrol"
            : "\(Money.text(saving, currency)) saved"
        )
      )
    }
    let time = ChargeDuration(seconds: totals.chargingSeconds / 60 * 60)
    rows.append(
      ("charging", time.reading, left(totals.sessionsWithoutChargingTime, "no end or duration"))
    )
    return rows
  }

  private var shares: [Row] {
    let place = totals.energyByPlace
    let type = totals.energyByType
    var rows: [Row] = []
    if !place.homeKWh.isZero || !place.publicKWh.isZero {
      rows.append(("at home", percent(place.homeKWh), "\(place.homeKWh.text(roundedTo: 1)) kWh"))
      rows.append(
        ("elsewhere", percent(place.publicKWh), "\(place.publicKWh.text(roundedTo: 1)) kWh")
      )
    }
    if !type.acKWh.isZero || !type.dcKWh.isZero {
      rows.append(("ac", percent(type.acKWh), "\(type.acKWh.text(roundedTo: 1)) kWh"))
      rows.append(("dc", percent(type.dcKWh), "\(type.dcKWh.text(roundedTo: 1)) kWh"))
    }
    if !totals.freeKWh.isZero {
      rows.append(("free", percent(totals.freeKWh), "\(totals.freeKWh.text(roundedTo: 1)) kWh"))
    }
    if !totals.solarKWh.isZero {
      rows.append(
        ("own solar", percent(totals.solarKWh), "\(totals.solarKWh.text(roundedTo: 1)) kWh")
      )
    }
    return rows
  }

  private func percent(_ energy: ExactDecimal) -> String {
    (energy * ExactDecimal(100)).divided(by: totals.energyKWh, decimals: 0).map { "\($0.text) %" }
      ?? "—"
  }

  private var costRemark: String {
    var parts: [String] = []
    if totals.sessionsFree > 0 { parts.append("\(totals.sessionsFree) free") }
    if totals.sessionsWithoutCost > 0 {
      parts.append("\(totals.sessionsWithoutCost) unknown and left out")
    }
    return parts.joined(separator: ", ")
  }

  private func left(_ count: Int, _ why: String) -> String {
    count == 0 ? "" : "\(count) \(count == 1 ? "session has" : "sessions have") \(why)"
  }

  private var period: String {
    guard let first = totals.firstStart, let last = totals.lastStart else { return "" }
    let zone = index.settings.timeZone ?? .utc
    return "\(zone.civil(at: first).date.text) to \(zone.civil(at: last).date.text)"
  }

  // MARK: Groups

  /// One row a group, one cost column a currency, and perhaps a bar of the first.
  func table(hasBars: Bool) -> Table {
    let keys = grouping?.keys.map(\.rawValue) ?? []
    // Bands of one tariff differ only at their ends.
    var columns = keys.map { key in
      Table.Column.text(key, priority: 10, minimumWidth: key == Grouping.Key.band.rawValue ? 36 : 7)
    }
    columns += [.number("sessions", priority: 8), .number("kWh", priority: 9)]
    columns += currencies.map { .number("cost \($0 ?? "")", priority: 9) }
    columns += currencies.map { .number("\($0 ?? "") per kWh", priority: 7) }
    columns += [
      .number("home %", priority: 4), .number("dc %", priority: 4), .number(unit, priority: 6),
      .number("\(unit)/kWh", priority: 5), .number("unknown cost", priority: 3),
    ]
    let most = groups.map(cost).max() ?? 0
    if hasBars { columns.append(.fixed("cost", priority: 1)) }
    var table = Table(columns)
    for group in groups {
      var row = (group.keys.map { $0 ?? "—" } + figures(group.totals)).map { Table.Cell($0) }
      if hasBars {
        row.append(Table.Cell(Bar.text(cost(of: group), of: most, width: 16), role: .key))
      }
      table.rows.append(row)
    }
    let heading = ["all"] + Array(repeating: "", count: max(0, keys.count - 1))
    table.footer = (heading + figures(totals)).map { Table.Cell($0) }
    return table
  }

  /// What a group cost in the first currency.
  private func cost(of group: Group) -> Double {
    group.totals.costs.first { $0.currency == currencies.first }?.amount.double ?? 0
  }

  private func figures(_ totals: Totals) -> [String] {
    func share(_ part: ExactDecimal) -> String {
      (part * ExactDecimal(100)).divided(by: totals.energyKWh, decimals: 0)?.text ?? ""
    }
    func costs(_ show: (Totals.CurrencyTotals) -> String) -> [String] {
      currencies.map { currency in totals.costs.first { $0.currency == currency }.map(show) ?? "" }
    }
    return ["\(totals.sessions)", totals.energyKWh.text(roundedTo: 1)]
      + costs { $0.amount.text(roundedTo: Money.minorDigits($0.currency)) }
      + costs { $0.averagePricePerKWh?.text(roundedTo: 3) ?? "" }
      + [
        share(totals.energyByPlace.homeKWh), share(totals.energyByType.dcKWh),
        totals.distance?.text(roundedTo: 0) ?? "",
        totals.efficiency(in: index).value?.text(roundedTo: 2) ?? "",
        totals.sessionsWithoutCost == 0 ? "" : "\(totals.sessionsWithoutCost)",
      ]
  }

  /// The groups, or the whole as one row.
  var csv: String {
    let keys = grouping?.keys.map(\.rawValue) ?? []
    let names = currencies.map { $0?.lowercased() ?? "no_currency" }
    let header =
      keys + ["sessions", "energy_kwh"] + names.map { "cost_\($0)" }
      + names.map { "price_per_kwh_\($0)" }
      + [
        "home_percent", "dc_percent", "distance_\(unit)", "efficiency_\(unit)_per_kwh",
        "sessions_without_cost",
      ]
    let rows =
      grouping == nil
      ? [figures(totals)] : groups.map { $0.keys.map { $0 ?? "" } + figures($0.totals) }
    return CSVText().text(header: header, rows: rows)
  }

  /// The whole, and the groups by their keys.
  var json: JSON {
    var members: [(String, JSON)] = [("totals", json(of: totals))]
    if let grouping {
      let names = grouping.keys.map(\.rawValue)
      let items = groups.map { group in
        JSON.object([
          ("keys", .object(zip(names, group.keys).map { ($0, $1.map { .string($0) } ?? .null) })),
          ("totals", json(of: group.totals)),
        ])
      }
      members += [
        ("by", .array(names.map { .string($0) })),
        ("is_overlapping", .bool(grouping.isOverlapping)), ("groups", .array(items)),
      ]
    }
    return .object(members)
  }

  private func json(of totals: Totals) -> JSON {
    let costs = totals.costs.map { cost in
      JSON.object([
        ("currency", cost.currency.map { .string($0) } ?? .null),
        ("amount", .string(cost.amount.rounded(toDecimals: 4).text(decimals: 2))),
        ("sessions", .int(cost.sessions)),
        ("price_per_kwh", cost.averagePricePerKWh.map { .string($0.text) } ?? .null),
        ("home", .money(cost.homeAmount, cost.currency)),
        ("public", .money(cost.publicAmount, cost.currency)),
        ("ac", .money(cost.acAmount, cost.currency)), ("dc", .money(cost.dcAmount, cost.currency)),
      ])
    }
    let costPerDistance = totals.costPerDistance.map { SessionJSON.money($0.amount, $0.currency) }
    let counts: [(String, JSON)] = [
      ("sessions", .int(totals.sessions)),
      ("sessions_left_out", .int(totals.sessionsLeftOut)),
      ("sessions_free", .int(totals.sessionsFree)),
      ("sessions_without_energy", .int(totals.sessionsWithoutEnergy)),
      ("sessions_without_cost", .int(totals.sessionsWithoutCost)),
    ]
    let energies: [(String, JSON)] = [
      ("energy_kwh", .number(totals.energyKWh.text)),
      ("home_kwh", .number(totals.energyByPlace.homeKWh.text)),
      ("public_kwh", .number(totals.energyByPlace.publicKWh.text)),
      ("ac_kwh", .number(totals.energyByType.acKWh.text)),
      ("dc_kwh", .number(totals.energyByType.dcKWh.text)),
      ("free_kwh", .number(totals.freeKWh.text)),
      ("solar_kwh", .number(totals.solarKWh.text)),
    ]
    let efficiency = totals.efficiency(in: index)
    let rest: [(String, JSON)] = [
      ("costs", .array(costs)),
      ("mean_power_kw", totals.meanPowerKW.map { .number($0.text) } ?? .null),
      (efficiency.key, efficiency.valueJSON),
      ("efficiency_confidence", .string(efficiency.confidence.level.rawValue)),
      ("charging_seconds", .int(Int(totals.chargingSeconds))),
      ("distance_\(unit)", totals.distance.map { .number($0.text) } ?? .null),
      ("cost_per_\(unit)", costPerDistance ?? .null),
    ]
    return .object(counts + energies + rest)
  }
}
