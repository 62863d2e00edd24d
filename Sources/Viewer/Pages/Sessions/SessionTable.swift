import ChargingLog

/// Sessions in rows; on a narrow screen each becomes a small card by the style sheet alone.
struct SessionTable {
  private let context: PageContext
  private let positions: [Int]
  /// The order that the rows are in, and the query of the links that change it; without them the
  /// headings are plain.
  private let sort: String?
  private let query: QueryItems

  private var index: ChargingIndex { context.index }

  init(
    _ context: PageContext,
    _ positions: [Int],
    sort: String? = nil,
    query: QueryItems = QueryItems()
  ) {
    self.context = context
    self.positions = positions
    self.sort = sort
    self.query = query
  }

  private var hasSeveralCars: Bool { index.cars.count > 1 }

  var table: HTML {
    Parts.scrolled(
      "Sessions",
      isFramed: true,
      tag("table", .class("sessions")) {
        tag("caption", .class("hidden"), text: "Charging sessions")
        tag("thead") {
          tag("tr") {
            heading("When", "start", first: "-start")
            heading("Where", "location", first: "location")
            if hasSeveralCars { heading("Car", "car", first: "car") }
            heading("Type", "type", first: "type")
            heading("Energy, kWh", "energy_kwh", first: "-energy_kwh", isNumber: true)
            heading("Charge", "soc_end", first: "-soc_end", isNumber: true)
            heading("Cost", "cost", first: "-cost", isNumber: true)
            heading("Per kWh", "price", first: "-price", isNumber: true)
          }
        }
        tag("tbody") { positions.map(row) }
      }
    )
  }

  private func heading(_ title: String, _ field: String, first: String, isNumber: Bool = false)
    -> HTML
  {
    let name = isNumber ? "number" : ""
    guard let sort else { return tag("th", .other("scope", "col"), .class(name), text: title) }
    let isDown = sort == "-" + field
    let isUp = sort == field
    let next = isDown ? field : isUp ? "-" + field : first
    return tag(
      "th",
      .other("scope", "col"),
      .class(name),
      .optional("aria-sort", isDown ? "descending" : isUp ? "ascending" : nil)
    ) {
      tag(
        "a",
        .href(Link(["sessions"], query: query.with("page", nil).with("sort", next).withoutEmpty))
      ) {
        title
        if isDown || isUp {
          tag("span", .class("arrow"), .other("aria-hidden", "true"), text: isDown ? " ↓" : " ↑")
        }
      }
    }
  }

  private func row(_ position: Int) -> HTML {
    let session = index.sessions[position]
    let cost = index.cost(at: position)
    return tag("tr") {
      tag("th", .class("when"), .other("scope", "row")) {
        tag("a", .href(Link(["sessions", session.id])), .other("data-row", "")) {
          SessionWords.when(position, index)
        }
      }
      tag("td", .class("where")) { place(position) }
      if hasSeveralCars {
        tag("td", .class("car"), text: index.cars[session.car]?.title ?? session.car)
      }
      tag("td", .class("type")) {
        if let type = session.type { Parts.badge(type.rawValue.uppercased(), type.rawValue) }
      }
      tag("td", .class("number energy")) {
        session.energyKWh.map { Format.number($0, decimals: 1) } ?? "—"
        tag("span", .class("unit")) { " kWh" }
      }
      tag("td", .class("number charge")) {
        Format.charge(session.socStart, session.socEnd) ?? ""
      }
      tag("td", .class("number cost")) { Format.cost(cost) }
      tag("td", .class("number price")) {
        if !cost.isFree {
          index.pricePerKWh(at: position).map {
            Format.money($0, cost.currency, decimals: 3)
          } ?? ""
        }
      }
    }
  }

  private func place(_ position: Int) -> HTML {
    let session = index.sessions[position]
    let name = SessionWords.place(position, index)
    return HTML([
      tag("span", .class("place")) { name ?? "—" },
      session.network.flatMap { network in
        network == name ? nil : tag("span", .class("network"), text: network)
      } ?? .empty,
    ])
  }
}
