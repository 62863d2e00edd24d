import ChargingLog
import Insights

extension PeriodReport {
  /// All of the report for programs.
  func json(in index: ChargingIndex) -> JSON {
    let stats = StatsReport(totals: totals, grouping: grouping, groups: groups, index: index)
    let earlier = StatsReport(totals: totalsBefore, index: index)
    return .object([
      ("from", .string(period.start.text)), ("to", .string(period.end.adding(days: -1).text)),
      ("totals", stats.json["totals"] ?? .null), ("before", earlier.json["totals"] ?? .null),
      ("by", stats.json["by"] ?? .null), ("groups", stats.json["groups"] ?? .null),
      (
        "figures",
        .figures([efficiency, drivingCost, petrol.petrolCost, petrol.parityPrice, petrol.saving])
      ),
      ("driving", .array(cars.map(json))), ("locations", json(of: locations)),
      ("networks", json(of: networks)),
      ("best_and_worst", .array(extremes.entries.map { json(of: $0, index) })),
      ("tariff_bands", .array(bands.shares.map(json))),
      ("by_temperature", json(of: temperatures)), ("by_month", json(of: months)),
      ("calendar", .array(calendar.days.map(json))), ("week", json(of: week)),
      ("forecasts", .array(forecasts.map(json))), ("allowances", .array(allowances.map(json))),
    ])
  }

  private func json(of car: CarDriving) -> JSON {
    .object([("car", .string(car.car)), ("figures", .figures(car.figures))])
  }

  private func json(of league: League) -> JSON {
    .array(
      league.rows.map { row in
        .object([
          ("name", .string(row.name)), ("sessions", .int(row.sessions)),
          ("energy_kwh", .number(row.energyKWh.text)),
          ("median_price_per_kwh", row.medianPrice.map { .money($0, row.currency) } ?? .null),
          ("sessions_priced", .int(row.priced)),
          ("soc_start", row.socStart.map { .number($0.text) } ?? .null),
          ("soc_end", row.socEnd.map { .number($0.text) } ?? .null),
          ("last_visit", .string(row.lastVisit.text)),
        ])
      }
    )
  }

  private func json(of entry: Extremes.Entry, _ index: ChargingIndex) -> JSON {
    .object([
      ("name", .string(entry.name)), ("session", .string(index.sessions[entry.position].id)),
      ("figure", entry.figure.json),
    ])
  }

  private func json(of share: BandShares.Share) -> JSON {
    .object([
      ("tariff", .string(share.tariff)), ("band", share.band.map { .string($0) } ?? .null),
      ("energy_kwh", .number(share.energyKWh.rounded(toDecimals: 6).text)),
      ("amount", .money(share.amount, share.currency)), ("seconds", .int(Int(share.seconds))),
    ])
  }

  private func json(of season: Season) -> JSON {
    .array(
      season.bands.map { band in
        .object([
          ("start", .int(band.start)), ("label", .string(band.label)),
          ("sessions", .int(band.sessions)), ("drives", .int(band.drives)),
          (band.efficiency.key, band.efficiency.valueJSON), (band.loss.key, band.loss.valueJSON),
        ])
      }
    )
  }

  private func json(of day: CalendarHeatMap.Day) -> JSON {
    let costs = day.costs.sorted { ($0.key ?? "~") < ($1.key ?? "~") }
    return .object([
      ("date", .string(day.date.text)), ("sessions", .int(day.sessions)),
      ("energy_kwh", .number(day.energyKWh.text)),
      ("costs", .array(costs.map { .money($0.value, $0.key) })),
      ("sessions_without_cost", .int(day.sessionsWithoutCost)),
    ])
  }

  /// Rows are days from Monday, columns are hours.
  private func json(of week: WeekHeatMap) -> JSON {
    func number(_ value: Double) -> JSON {
      .number(ExactDecimal(rounding: value, decimals: 3)?.text ?? "0")
    }
    return .object([
      ("energy_kwh", .array(week.energyKWh.map { .array($0.map(number)) })),
      ("sessions", .array(week.sessions.map { .array($0.map { .int($0) }) })),
      ("sessions_left_out", .int(week.sessionsLeftOut)),
    ])
  }

  private func json(of forecast: Forecast) -> JSON {
    .figures([forecast.soFar, forecast.expected, forecast.low, forecast.high])
  }

  private func json(of pace: AllowancePace) -> JSON {
    .object([
      ("car", .string(pace.car)), ("year_ends", .string(pace.yearEnds.text)),
      (
        "figures",
        .figures([pace.driven, pace.planned, pace.over, pace.expected, pace.allowed])
      ),
    ])
  }
}
