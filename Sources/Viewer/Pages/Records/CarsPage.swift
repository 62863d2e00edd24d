import ChargingLog
import Insights

/// All cars, those that are driven first.
struct CarsPage: Page {
  let title = "Cars"
  let section: Section? = .cars

  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  private var cars: [Car] { context.index.cars.values.drivenFirst }

  var content: HTML {
    HTML([
      Parts.heading("Cars"),
      cars.isEmpty
        ? Parts.empty("There is no car yet.", command: "plugtrack car add ioniq5 --edit")
        : tag("div", .class("grid")) { cars.map { CarCard(context, $0).card } },
    ])
  }
}

/// A car with its main figures.
struct CarCard {
  private let context: PageContext
  private let car: Car

  init(_ context: PageContext, _ car: Car) {
    self.context = context
    self.car = car
  }

  private var index: ChargingIndex { context.index }

  var card: HTML {
    let positions = SessionFilter.of(car: car.id).positions(in: index)
    var lately = SessionFilter.of(car: car.id)
    lately.from = context.today.startOfMonth.adding(months: -11)
    let recent = lately.positions(in: index)
    let totals = Totals(of: recent.isEmpty ? positions : recent, in: index)
    return tag("section", .class("card car-card")) {
      tag("div", .class("card-heading")) {
        tag("h2") { tag("a", .href(Link(["cars", car.id])), text: car.title) }
        if !car.isActive { Parts.badge("no longer driven") }
      }
      tag("p", .class("quiet"), text: description)
      if let level = positions.last(where: { index.sessions[$0].socEnd != nil }) {
        charge(level)
      }
      Parts.figures(figures(totals))
      tag(
        "p",
        .class("quiet"),
        text: recent.isEmpty ? "Of all its sessions." : "Of the last 12 months."
      )
    }
  }

  private var description: String {
    var parts = ["\(car.make) \(car.model)"]
    if let year = car.year { parts.append("\(year)") }
    parts.append("\(car.batteryKWh.text)\u{A0}kWh usable")
    return parts.joined(separator: " · ")
  }

  private func charge(_ position: Int) -> HTML {
    let level = index.sessions[position].socEnd?.text(roundedTo: 0) ?? ""
    return tag("p", .class("level")) {
      tag(
        "meter",
        .other("min", "0"),
        .other("max", "100"),
        .other("value", level),
        .label("Charge after the last session")
      ) { level + " %" }
      tag("span", text: "\(level)\u{A0}% on \(Format.day(index.localDate(at: position)))")
    }
  }

  private func figures(_ totals: Totals) -> [HTML] {
    var figures = [
      Parts.figure("Sessions", Format.number(totals.sessions)),
      Parts.figure("Energy", Format.energy(totals.energyKWh, decimals: 0)),
    ]
    if let cost = totals.costs.first {
      figures.append(Parts.figure("Cost", Format.money(cost.amount, cost.currency, decimals: 0)))
    }
    let driving = totals.drivingCost(in: index)
    if let amount = driving.value {
      figures.append(
        Parts.figure(
          "Per " + (totals.distanceUnit == .miles ? "mile" : "km"),
          Format.money(amount, driving.unit.currency, decimals: 3)
        )
      )
    }
    let efficiency = index.usualEfficiency(of: car.id, at: context.now)
    if efficiency.isKnown { figures.append(Parts.figure("Efficiency", efficiency.text)) }
    return figures
  }
}

extension SessionFilter {
  /// The sessions of one car.
  static func of(car: String) -> SessionFilter {
    var filter = SessionFilter()
    filter.cars = [car]
    return filter
  }
}
