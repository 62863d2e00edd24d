import ChargingLog
import Insights

/// What a selection comes to, as big numbers.
struct TotalsFigures {
  private let totals: Totals

  init(_ totals: Totals) { self.totals = totals }

  var figures: [HTML] {
    var figures = [
      Parts.figure(
        "Sessions",
        Format.number(totals.sessions),
        remark: totals.sessionsFree > 0 ? "\(Format.number(totals.sessionsFree)) free" : nil
      ),
      Parts.figure(
        "Energy",
        Format.energy(totals.energyKWh, decimals: totals.energyKWh < ExactDecimal(1000) ? 1 : 0),
        remark: leftOut(totals.sessionsWithoutEnergy, "energy")
      ),
    ]
    figures += costs
    if let home = Format.percent(totals.energyByPlace.homeKWh, of: totals.energyKWh) {
      figures.append(Parts.figure("At home", home, remark: "of the energy"))
    }
    if let distance = totals.distance {
      figures.append(
        Parts.figure(
          "Distance",
          "\(Format.number(distance)) \(totals.distanceUnit.rawValue)",
          remark: costPerDistance
        )
      )
    }
    return figures
  }

  private var costs: [HTML] {
    let remark = leftOut(totals.sessionsWithoutCost, "cost")
    if totals.costs.isEmpty { return [Parts.figure("Cost", "unknown", remark: remark)] }
    return totals.costs.flatMap { cost in
      var figures = [
        Parts.figure("Cost", Format.money(cost.amount, cost.currency), remark: remark)
      ]
      if let price = cost.averagePricePerKWh {
        figures.append(
          Parts.figure("Per kWh", Format.money(price, cost.currency, decimals: 3))
        )
      }
      return figures
    }
  }

  private var costPerDistance: String? {
    totals.costPerDistance.map { cost in
      Format.money(cost.amount, cost.currency, decimals: 3)
        + " per " + (cost.unit == .miles ? "mile" : "km")
    }
  }

  private func leftOut(_ count: Int, _ what: String) -> String? {
    count == 0 ? nil : "\(Format.number(count)) of unknown \(what) left out"
  }
}
