import ChargingLog
import Insights

/// To which levels the cars are charged, from which, and by which current.
struct HabitsTable {
  /// More columns than a card is wide for.
  private static let most = 3

  private let cars: [(title: String, figures: [Figure])]

  /// - Parameter batteries: Of the cars; those with the most sessions are shown.
  init(_ batteries: [BatteryReport], in index: ChargingIndex) {
    let first = batteries.sorted {
      $0.habits.sessions == $1.habits.sessions
        ? $0.car < $1.car : $0.habits.sessions > $1.habits.sessions
    }
    cars = first.prefix(Self.most).map { (index.cars[$0.car]?.title ?? $0.car, $0.habits.all) }
  }

  var view: HTML {
    let names = cars.first?.figures ?? []
    return DataTable(
      caption: "Charging habits of each car",
      headings: [""] + cars.map(\.title),
      rows: names.indices.map { place in
        let title = names[place].title
        return DataTable.Row(
          HTML(Format.sentence(title)),
          cars.map { car in
            car.figures.indices.contains(place) && car.figures[place].isKnown
              ? FigureView.text(of: car.figures[place]) : "—"
          }
        )
      }
    ).view
  }
}
