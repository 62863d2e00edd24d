import ChargingLog
import Charts
import Insights

/// What driving came to, month by month.
extension MonthSeries {
  /// What a mile or a kilometre cost; a gap where that is not known of every car that drove.
  var drivingCostChart: HTML {
    let unit = distanceUnit.singular
    let values = months.map { month -> Double? in
      guard let cost = totals(of: month)?.costPerDistance, cost.currency == currency else {
        return nil
      }
      return cost.amount.double
    }
    return chart(
      Caption("Cost per \(unit)", summary: "What a \(unit) cost, by the month it was driven in."),
      id: "driving-cost",
      money(decimals: 3),
      values,
      includesZero: true
    )
  }

  /// How far a kWh went.
  func efficiencyChart(in index: ChargingIndex) -> HTML {
    let unit = FigureUnit.efficiency(distanceUnit)
    let values = months.map { totals(of: $0)?.efficiency(in: index).value?.double }
    return chart(
      Caption("Efficiency", summary: "How far a kWh went, by the month it was driven in."),
      id: "efficiency",
      ValueFormat(suffix: unit.symbol.map { " \($0)" } ?? "", decimals: unit.decimals),
      values,
      includesZero: false
    )
  }

  private func chart(
    _ caption: Caption,
    id: String,
    _ format: ValueFormat,
    _ values: [Double?],
    includesZero: Bool
  ) -> HTML {
    guard values.contains(where: { $0 != nil }) else {
      return Parts.empty(
        "No month says it yet: the odometer of each session tells how far you drove.",
        command: "plugtrack set last odometer_mi=12345"
      )
    }
    return line(caption, id: id, format, Series(caption.title, values), includesZero: includesZero)
  }

  private var distanceUnit: DistanceUnit {
    months.lazy.compactMap { totals(of: $0)?.distanceUnit }.first ?? .miles
  }
}

/// Alternating and direct current, month by month.
extension MonthSeries {
  var currentCostChart: HTML {
    let costs = months.map { month in
      totals(of: month)?.costs.first { $0.currency == currency }
    }
    return bars(
      "Cost of AC and DC by month",
      id: "current-cost",
      money(decimals: 2),
      [
        Series("AC", costs.map { $0?.acAmount.double ?? 0 }),
        Series("DC", costs.map { $0?.dcAmount.double ?? 0 }),
      ]
    )
  }

  var currentEnergyChart: HTML {
    let splits = months.map { totals(of: $0)?.energyByType }
    return bars(
      "Energy of AC and DC by month",
      id: "current-energy",
      ValueFormat(suffix: " kWh", decimals: 1),
      [
        Series("AC", splits.map { $0?.acKWh.double ?? 0 }),
        Series("DC", splits.map { $0?.dcKWh.double ?? 0 }),
      ]
    )
  }
}
