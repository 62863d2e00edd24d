import ChargingLog
import Insights

/// What driving each car came to; where one of them says too little, the others still do.
struct DrivingTable {
  private let cars: [(car: Car, totals: Totals)]
  private let index: ChargingIndex

  init(of positions: [Int], in index: ChargingIndex) {
    let groups = Dictionary(grouping: positions) { index.sessions[$0].car }
    cars = groups.keys.compactMap { index.cars[$0] }.byTitle.map { car in
      (car, Totals(of: groups[car.id] ?? [], in: index))
    }
    self.index = index
  }

  /// The table; nothing for one car, of which the figures above are.
  var view: HTML {
    guard cars.count > 1 else { return .empty }
    return HTML([table, HTML(doubts)])
  }

  /// Why what driving a car cost is unknown.
  private var doubts: [HTML] {
    cars.compactMap { car, totals in
      let cost = totals.drivingCost(in: index)
      guard !cost.isKnown, let reason = cost.confidence.reasons.first else { return nil }
      return tag("p", .class("quiet"), text: "\(car.title): \(reason.text).")
    }
  }

  private var table: HTML {
    DataTable(
      caption: "Driving by car",
      headings: ["Car", "Electric", "Efficiency", "Saved"],
      rows: cars.map { car, totals in
        let efficiency = totals.efficiency(in: index)
        let saving = PetrolComparison(totals.driving, efficiency: efficiency, in: index).saving
        return DataTable.Row(
          tag("a", .href(Link(["cars", car.id])), text: car.title),
          [totals.drivingCost(in: index), efficiency, saving].map { $0.isKnown ? $0.text : "—" }
        )
      }
    ).view
  }
}
