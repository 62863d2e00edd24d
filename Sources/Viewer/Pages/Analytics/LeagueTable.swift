import ChargingLog
import Insights

/// Places or operators by what a kWh usually costs there, the cheapest first.
struct LeagueTable {
  private static let most = 10

  private let league: League
  private let index: ChargingIndex

  init(_ kind: League.Kind, of positions: [Int], in index: ChargingIndex) {
    league = League(kind, of: positions, in: index)
    self.index = index
  }

  var view: HTML {
    let rows = league.rows.prefix(Self.most)
    guard !rows.isEmpty else {
      return Parts.empty(
        isPlaces ? "No session names a place." : "No session names an operator.",
        command: isPlaces
          ? "plugtrack set last location=home" : "plugtrack set last network=Gridserve"
      )
    }
    return HTML([
      DataTable(
        caption: (isPlaces ? "Places" : "Operators") + " by their median price",
        headings: [isPlaces ? "Place" : "Operator", "Per kWh", "Sessions"],
        rows: rows.map { row in
          DataTable.Row(
            name(row.name),
            [
              row.medianPrice.map { Format.price($0, row.currency) } ?? "—",
              Format.number(row.sessions),
            ]
          )
        }
      ).view,
      league.rows.count > Self.most
        ? tag("p", .class("quiet"), text: "The first \(Self.most) of \(league.rows.count).")
        : .empty,
    ])
  }

  private var isPlaces: Bool { league.kind == .location }

  private func name(_ name: String) -> HTML {
    let key = isPlaces ? "location" : "network"
    return tag(
      "a",
      .href(Link(["sessions"], query: QueryItems([(key, name)]))),
      text: isPlaces ? index.locations[name]?.title ?? name : name
    )
  }
}
