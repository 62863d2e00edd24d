import ChargingLog
import Insights

/// All places on file, and those that sessions only name.
struct LocationsPage: Page {
  let title = "Locations"
  let section: Section? = .locations

  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  private var index: ChargingIndex { context.index }

  private struct Row {
    var name: String
    var location: Location?
    var totals = Totals()
  }

  var content: HTML {
    HTML([
      Parts.heading("Locations"),
      index.locations.isEmpty && index.sessions.isEmpty
        ? Parts.empty(
          "There is no place yet. Home comes first: its tariff prices what is charged there.",
          command: "plugtrack location add home --set home=true"
        )
        : table,
    ])
  }

  private var rows: [Row] {
    let everything = Array(index.sessions.indices)
    let groups = Grouping([.location]).groups(of: everything, in: index)
    var rows = groups.compactMap { group -> Row? in
      guard let name = group.keys.first ?? nil else { return nil }
      return Row(name: name, location: index.locations[name], totals: group.totals)
    }
    let known = Set(rows.map(\.name))
    rows += index.locations.values.filter { !known.contains($0.id) }.map {
      Row(name: $0.id, location: $0)
    }
    return rows.sorted { ($1.totals.sessions, $0.name) < ($0.totals.sessions, $1.name) }
  }

  private var table: HTML {
    let rows = rows
    let named = rows.filter { $0.location == nil }
    return HTML([
      table("Places on file", rows.filter { $0.location != nil }),
      named.isEmpty
        ? .empty
        : HTML([
          tag("h2") { "Only named by sessions" },
          tag("p", .class("quiet")) {
            "With a place on file its tariff prices what is charged there, and its other names count too."
          },
          Parts.command("plugtrack location add tebay --set name='Tebay Services'"),
          table("Places that only sessions name", named),
        ]),
    ])
  }

  private func table(_ caption: String, _ rows: [Row]) -> HTML {
    guard !rows.isEmpty else { return .empty }
    return HTML([
      Parts.scrolled(
        caption,
        isFramed: true,
        tag("table") {
          tag("caption", .class("hidden"), text: caption)
          tag("thead") {
            tag("tr") {
              tag("th", .other("scope", "col")) { "Place" }
              tag("th", .other("scope", "col"), .class("number")) { "Sessions" }
              tag("th", .other("scope", "col"), .class("number")) { "Energy, kWh" }
              tag("th", .other("scope", "col"), .class("number")) { "Cost" }
              tag("th", .other("scope", "col"), .class("number")) { "Per kWh" }
              tag("th", .other("scope", "col"), .class("number")) { "Last" }
            }
          }
          tag("tbody") { rows.prefix(300).map(row) }
        }
      ),
      rows.count > 300
        ? tag("p", .class("quiet"), text: "The \(rows.count - 300) places seen least are left out.")
        : .empty,
    ])
  }

  private func row(_ row: Row) -> HTML {
    let cost = row.totals.costs.first
    return tag("tr") {
      tag("th", .other("scope", "row")) {
        if let location = row.location {
          tag(
            "a",
            .href(Link(["locations", location.id])),
            .other("data-row", ""),
            text: location.title
          )
          if location.isHome { Parts.badge("home", "home") }
        } else {
          tag(
            "a",
            .href(Link(["sessions"], query: QueryItems([("location", row.name)]))),
            .other("data-row", ""),
            text: row.name
          )
        }
      }
      tag("td", .class("number"), text: Format.number(row.totals.sessions))
      tag("td", .class("number"), text: Format.number(row.totals.energyKWh, decimals: 1))
      tag(
        "td",
        .class("number"),
        text: cost.map { $0.amount.isZero ? "free" : Format.money($0.amount, $0.currency) } ?? "—"
      )
      tag("td", .class("number")) {
        cost.flatMap { cost in
          cost.averagePricePerKWh.map { Format.price($0, cost.currency) }
        } ?? "—"
      }
      tag("td", .class("number")) {
        row.totals.lastStart.map {
          Format.day(index.zone(of: row.location).civil(at: $0).date)
        } ?? "never"
      }
    }
  }
}

/// One place.
struct LocationPage: Page {
  let section: Section? = .locations

  private let context: PageContext
  private let location: Location

  /// - Returns: `nil` when there is no such place on file.
  init?(_ context: PageContext, id: String) {
    guard let location = context.index.locations[id] else { return nil }
    self.context = context
    self.location = location
  }

  var title: String { location.title }

  var content: HTML {
    var filter = SessionFilter()
    filter.locations = [location.id]
    let positions = filter.positions(in: context.index)
    let totals = Totals(of: positions, in: context.index)
    let sessions = Link(["sessions"], query: QueryItems([("location", location.id)]))
    return RecordPage(
      context: context,
      section: .locations,
      title: location.title,
      path: location.path,
      command: "plugtrack location edit \(location.id)",
      values: RecordText.values(of: Location.schema, location, context)
    ).content(figures: TotalsFigures(totals).figures) {
      Parts.card("Last sessions", more: ("All sessions", sessions), wide: true) {
        positions.isEmpty
          ? Parts.empty(
            "Nothing was charged here yet.",
            command: "plugtrack log --at \(location.id)"
          )
          : SessionTable(context, positions.suffix(6).reversed()).table
      }
    }
  }
}
