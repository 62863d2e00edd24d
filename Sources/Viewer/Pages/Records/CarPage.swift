import ChargingLog
import Insights

/// One car.
struct CarPage: Page {
  let section: Section? = .cars

  private let context: PageContext
  private let car: Car

  /// - Returns: `nil` when there is no such car.
  init?(_ context: PageContext, id: String) {
    guard let car = context.index.cars[id] else { return nil }
    self.context = context
    self.car = car
  }

  var title: String { car.title }

  var content: HTML {
    let positions = SessionFilter.of(car: car.id).positions(in: context.index)
    let totals = Totals(of: positions, in: context.index)
    return RecordPage(
      context: context,
      section: .cars,
      title: car.title,
      path: car.path,
      command: "plugtrack car edit \(car.id)",
      values: RecordText.values(of: Car.schema, car, context)
    ).content(figures: TotalsFigures(totals).figures) {
      BatteryCard(car, positions, context).cards
      Parts.card(
        "Last sessions",
        more: ("All sessions", Link(["sessions"], query: QueryItems([("car", car.id)]))),
        wide: true
      ) {
        positions.isEmpty
          ? Parts.empty(
            "Nothing is logged of this car yet.",
            command: "plugtrack log --car \(car.id)"
          )
          : SessionTable(context, positions.suffix(6).reversed()).table
      }
    }
  }
}
