import ChargingLog
import Charts
import Insights

/// A period at a glance, as a page for a terminal or a printer.
struct ReportPage {
  let report: PeriodReport
  let index: ChargingIndex
  var isExplained = false

  func text(style: Style, width: Int?) -> String {
    var sections: [(title: String, body: String)] = [
      ("", StatsReport(totals: report.totals, index: index).sheet(style) + trend(style)),
      ("Against \(report.before)", comparison.render(width: width, style: style)),
      (title(of: report.grouping), course.render(width: width, style: style)),
      ("Driving", sheet(driving, style, width)),
    ]
    if report.cars.count > 1 {
      sections += report.cars.map { ("Driving of \($0.car)", sheet($0.figures, style, width)) }
    }
    if !report.locations.rows.isEmpty {
      sections.append(("Places", places.render(width: width, style: style)))
    }
    if !report.bands.shares.isEmpty {
      sections.append(("By price", bands.render(width: width, style: style)))
    }
    if !report.extremes.entries.isEmpty {
      sections.append(("Best and worst", extremes.render(width: width, style: style)))
    }
    if report.temperatures.bands.count > 1 {
      sections.append(("By temperature", seasons.render(width: width, style: style)))
    }
    for forecast in report.forecasts {
      let figures = [forecast.soFar, forecast.expected, forecast.low, forecast.high]
      sections.append(
        ("The month's cost\(name(of: forecast.currency))", sheet(figures, style, width))
      )
    }
    for pace in report.allowances {
      let figures = [pace.driven, pace.planned, pace.over, pace.expected, pace.allowed]
      sections.append(
        ("Allowance of \(pace.car), year to \(pace.yearEnds)", sheet(figures, style, width))
      )
    }
    let head = style.paint("\(report.period)", as: .heading) + "\n"
    return head
      + sections.map { section in
        (section.title.isEmpty ? "" : "\n" + style.paint(section.title, as: .heading) + "\n")
          + section.body
      }.joined()
  }

  /// Energy and cost of each day, or each week of a long period, as lines of blocks; days to come are
  /// left blank.
  private func trend(_ style: Style) -> String {
    let days = report.calendar.days
    guard days.count > 6 else { return "" }
    let step = days.count > 62 ? 7 : 1
    func line(
      _ title: String,
      _ unit: FigureUnit,
      _ value: (CalendarHeatMap.Day) -> ExactDecimal
    ) -> String {
      let sums = stride(from: 0, to: days.count, by: step).map { start -> Double? in
        let past = days[start..<min(start + step, days.count)].prefix { $0.date <= report.today }
        return past.isEmpty ? nil : past.reduce(0) { $0 + value($1).double }
      }
      let label = title + String(repeating: " ", count: max(0, 10 - title.count))
      let most = ExactDecimal(rounding: sums.compactMap(\.self).max() ?? 0, decimals: 2)
      let remark = "by \(step == 1 ? "day" : "week"), most " + (most.map { unit.text($0) } ?? "")
      return "  " + style.paint(label, as: .key) + "  "
        + style.paint(Sparkline.text(sums, base: 0, width: 60), as: .good)
        + "  " + style.paint(remark, as: .dim) + "\n"
    }
    let costs = report.totals.costs.map(\.currency).map { currency in
      line("cost\(name(of: currency))", .money(currency)) { $0.costs[currency] ?? .zero }
    }
    return "\n" + line("energy", .kilowattHours, \.energyKWh) + costs.joined()
  }

  /// A currency behind what is in it, where there are several.
  private func name(of currency: String?) -> String {
    report.totals.costs.count > 1 ? " \(currency ?? "alone")" : ""
  }

  private func sheet(_ figures: [Figure], _ style: Style, _ width: Int?) -> String {
    FigureSheet(figures: figures, isExplained: isExplained).render(style, width: width)
  }

  private var driving: [Figure] {
    [
      report.efficiency, report.drivingCost, report.petrol.petrolCost, report.petrol.saving,
      report.petrol.parityPrice,
    ]
  }

  private func title(of grouping: Grouping) -> String {
    "By " + grouping.keys.map(\.rawValue).joined(separator: ", ")
  }

  // MARK: Tables

  private var currencies: [String?] {
    let all = report.totals.costs.map(\.currency) + report.totalsBefore.costs.map(\.currency)
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var comparison: Table {
    let (now, before) = (report.totals, report.totalsBefore)
    var table = Table([
      .fixed("", priority: 10), .number("now", priority: 9), .number("before", priority: 9),
      .number("change", priority: 8),
    ])
    table.add([
      "sessions", "\(now.sessions)", "\(before.sessions)",
      change(ExactDecimal(now.sessions), ExactDecimal(before.sessions)),
    ])
    table.add([
      "kWh", now.energyKWh.text(roundedTo: 1), before.energyKWh.text(roundedTo: 1),
      change(now.energyKWh, before.energyKWh),
    ])
    for currency in currencies {
      let own = now.costs.first { $0.currency == currency }
      let old = before.costs.first { $0.currency == currency }
      let code = currency ?? "no currency"
      func money(_ amount: ExactDecimal?, _ decimals: Int? = nil) -> String {
        amount.map { Money.text($0, currency, decimals: decimals) } ?? "—"
      }
      table.add([
        "cost \(code)", money(own?.amount), money(old?.amount), change(own?.amount, old?.amount),
      ])
      table.add([
        "\(code) per kWh", money(own?.averagePricePerKWh, 3), money(old?.averagePricePerKWh, 3),
        change(own?.averagePricePerKWh, old?.averagePricePerKWh),
      ])
    }
    return table
  }

  private func change(_ now: ExactDecimal?, _ before: ExactDecimal?) -> String {
    guard let now, let before,
      let percent = ((now - before) * ExactDecimal(100)).divided(by: before, decimals: 0)
    else { return "—" }
    return (percent > .zero ? "+" : "") + "\(percent.text) %"
  }

  private var course: Table {
    let most = report.groups.map(\.totals.energyKWh.double).max() ?? 0
    var table = Table(
      report.grouping.keys.map { .fixed($0.rawValue, priority: 10) } + [
        .number("sessions", priority: 6), .number("kWh", priority: 9),
        .number("cost", priority: 9), .fixed("energy", priority: 2),
      ]
    )
    for group in report.groups {
      let costs = group.totals.costs.map { Money.text($0.amount, $0.currency) }
      table.add(
        group.keys.map { $0 ?? "—" } + [
          "\(group.totals.sessions)", group.totals.energyKWh.text(roundedTo: 1),
          costs.isEmpty ? "—" : costs.joined(separator: " + "),
          Bar.text(group.totals.energyKWh.double, of: most, width: 20),
        ]
      )
    }
    return table
  }

  private var places: Table {
    var table = Table([
      .text("place", priority: 10, minimumWidth: 12), .number("sessions", priority: 8),
      .number("kWh", priority: 7), .number("median per kWh", priority: 9),
      .fixed("usual charge", priority: 4), .fixed("last", priority: 5),
    ])
    let rows = report.locations.rows.sorted { $0.sessions > $1.sessions }
    for row in rows.prefix(8) {
      let levels = [row.socStart, row.socEnd].map { $0?.text(roundedTo: 0) ?? "?" }
      table.add([
        row.name, "\(row.sessions)", row.energyKWh.text(roundedTo: 1),
        row.medianPrice.map { $0.isZero ? "free" : Money.text($0, row.currency, decimals: 3) }
          ?? "—",
        row.socStart == nil && row.socEnd == nil ? "" : levels.joined(separator: " → ") + " %",
        row.lastVisit.text,
      ])
    }
    return table
  }

  private var bands: Table {
    var table = Table([
      .text("tariff", priority: 8), .fixed("band", priority: 10), .number("kWh", priority: 9),
      .number("cost", priority: 9),
    ])
    for share in report.bands.shares {
      table.add([
        share.tariff, share.band ?? "other times", share.energyKWh.text(roundedTo: 1),
        Money.text(share.amount, share.currency),
      ])
    }
    return table
  }

  private var extremes: Table {
    var table = Table([
      .fixed("", priority: 10), .text("value", priority: 10), .text("session", priority: 9),
    ])
    for entry in report.extremes.entries {
      table.add([entry.title, entry.figure.text, index.sessions[entry.position].id])
    }
    return table
  }

  private var seasons: Table {
    var table = Table([
      .fixed("", priority: 10), .number("sessions", priority: 5),
      .number("efficiency", priority: 9), .number("lost", priority: 8),
    ])
    for band in report.temperatures.bands {
      table.add([
        band.label, "\(band.sessions)", band.efficiency.isKnown ? band.efficiency.text : "—",
        band.loss.isKnown ? band.loss.text : "—",
      ])
    }
    return table
  }
}
