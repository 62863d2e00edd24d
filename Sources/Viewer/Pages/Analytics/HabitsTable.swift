import ChargingLog
import Insights

/// To which levels the cars are charged, from which, and by which current.
struct HabitsTable {
  /// More columns than a card is wide for.
  private static let most = 3

  private let cars: [(title: String, figures: [Figure])]

  /// - Parameter positions: Sessions; the cars with the most of them are shown.
  init(of positions: [Int], in index: ChargingIndex) {
    var counts: [String: Int] = [:]
    for position in positions { counts[index.sessions[position].car, default: 0] += 1 }
    let first = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    cars = first.prefix(Self.most).map { id, _ in
      (index.cars[id]?.title ?? id, BatteryReport(of: id, positions, in: index).habits.all)
    }
  }

  var view: HTML {
    let names = cars.first?.figures ?? []
    return DataTable(
      caption: "Charging habits of each car",
      headings: [""] + cars.map(\.title),
      rows: names.indices.map { place in
        let title = names[place].title
        return DataTable.Row(
          HTML(title.prefix(1).uppercased() + title.dropFirst()),
          cars.map { car in
            car.figures.indices.contains(place) && car.figures[place].isKnown
              ? car.figures[place].text : "—"
          }
        )
      }
    ).view
  }
}
