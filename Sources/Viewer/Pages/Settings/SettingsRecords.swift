import ChargingLog

/// The records that belong to a tab: what their files set, line by line, and what changes it.
struct SettingsRecords {
  private struct Entry {
    var title: String
    var path: String
    var link: Link
    var command: String
  }

  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// Every car, those that are still driven first.
  var cars: HTML {
    let cars = context.index.cars.values.drivenFirst
    guard !cars.isEmpty else {
      return Parts.empty("There is no car yet.", command: "plugtrack car add ioniq5 --edit")
    }
    return HTML(
      cars.map {
        view(
          Entry(
            title: $0.title,
            path: $0.path,
            link: Link(["cars", $0.id]),
            command: "plugtrack car edit \($0.id)"
          )
        )
      }
    )
  }

  /// The places that are home, and the tariffs that hold there.
  var home: HTML {
    let settings = context.settings
    let homes = context.index.locations.values.filter { settings.isHome($0) }
      .byTitle
    guard !homes.isEmpty else {
      return Parts.empty(
        "No place is home yet.",
        command: "plugtrack location add home --edit"
      )
    }
    let tariffs = Set(homes.compactMap { settings.tariffID(at: $0) })
      .compactMap { context.index.tariffs[$0] }.byTitle
    let places = homes.map {
      Entry(
        title: $0.title,
        path: $0.path,
        link: Link(["locations", $0.id]),
        command: "plugtrack location edit \($0.id)"
      )
    }
    let prices = tariffs.map {
      Entry(
        title: $0.title,
        path: $0.path,
        link: Link(["tariffs", $0.id]),
        command: "plugtrack tariff edit \($0.id)"
      )
    }
    return HTML([
      HTML((places + prices).map(view)),
      tariffs.isEmpty
        ? Parts.empty(
          "No tariff holds at home: give it one, or write down what each charge cost.",
          command: "plugtrack tariff rate octopus-go --from 2026-04-01 --price 0.285"
        ) : .empty,
    ])
  }

  private func view(_ entry: Entry) -> HTML {
    HTML([
      tag("h2") { tag("a", .href(entry.link), text: entry.title) },
      SettingsTable(
        caption: "What \(entry.path) sets",
        rows: RecordRows(context, path: entry.path).effective
      ).view,
      Parts.command(entry.command),
    ])
  }
}
