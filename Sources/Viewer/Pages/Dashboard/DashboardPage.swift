import ChargingLog
import Insights

/// The first page: this month beside the last, the cars, what was charged lately.
struct DashboardPage: Page {
  let section: Section? = .dashboard

  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  private var index: ChargingIndex { context.index }

  var title: String { context.title }

  var content: HTML {
    guard !index.sessions.isEmpty else { return newcomer }
    let cars = cars
    return HTML([
      tag("h1", .class("hidden"), text: context.title),
      MonthComparison(context).content,
      tag("div", .class("grid")) {
        cars.map { CarCard(context, $0).card }
        if cars.count < activeCars {
          tag("p", .class("card-wide")) {
            tag("a", .href(Link("/cars")), text: "All \(Format.number(activeCars)) cars")
          }
        }
        // Beside one car there is room for it.
        AdviceList(context).card(isWide: cars.count != 1)
      },
      tag("div", .class("grid")) {
        Parts.card("Cost by month", more: ("Analytics", Link("/analytics"))) { months.costChart }
        Parts.card("Energy by month") { months.energyChart }
        Parts.card("Last sessions", more: ("All sessions", Link("/sessions")), wide: true) {
          SessionTable(context, Array(index.sessions.indices.suffix(6).reversed())).table
        }
      },
    ])
  }

  /// More would push everything else out of sight.
  private static let mostCars = 4

  private var activeCars: Int { index.cars.values.count(where: \.isActive) }

  /// The cars that are driven; of many, those that were charged last.
  private var cars: [Car] {
    let active = index.cars.values.filter(\.isActive)
    guard active.count > Self.mostCars else { return active.byTitle }
    var latest: [Car] = []
    for session in index.sessions.reversed() where latest.count < Self.mostCars {
      guard let car = index.cars[session.car], car.isActive,
        !latest.contains(where: { $0.id == car.id })
      else { continue }
      latest.append(car)
    }
    return latest.byTitle
  }

  /// The year that ends with this month.
  private var months: MonthSeries {
    let months = MonthSeries.months(12, until: context.today)
    var filter = SessionFilter()
    filter.from = months.first
    return MonthSeries(months, of: filter.positions(in: index), in: index)
  }

  private var newcomer: HTML {
    HTML([
      Parts.heading("Welcome"),
      tag("p", .class("lead")) {
        "Nothing is logged yet. These are the first steps; this page shows each as soon as it is done."
      },
      tag("ol", .class("steps")) {
        step(
          "Add your car",
          done: !index.cars.isEmpty,
          "plugtrack car add ioniq5 --edit"
        )
        step(
          "Say where home is and what energy costs there",
          done: !index.locations.isEmpty,
          "plugtrack location add home --edit"
        )
        step("Log a charge", done: false, "plugtrack log")
        step("Or bring in what your charger or car exports", done: false, "plugtrack import FILE")
      },
    ])
  }

  private func step(_ text: String, done: Bool, _ command: String) -> HTML {
    tag("li", .class(done ? "done" : "")) {
      tag("p") {
        text
        if done { Parts.badge("done", "good") }
      }
      if !done { Parts.command(command) }
    }
  }
}
