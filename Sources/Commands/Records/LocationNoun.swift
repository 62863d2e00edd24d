import ArgumentParser
import ChargingLog

/// What the commands need to know about locations.
enum LocationNoun: RecordNoun {
  static let kind = RecordKind.location
  static let completion = Completions.locations
  static let suggestedKeys = ["name", "network", "type", "power_kw", "tariff"]
  static let example = "name=\"Tesco car park\" network=\"Pod Point\" type=ac power_kw=7.4"

  static func records(in index: ChargingIndex) -> [String: Location] { index.locations }

  static func path(of record: Location) -> String { record.path }

  static func title(of content: [String: String]) -> String? { content["name"] }

  static func recordID(ofSessionAt position: Int, in index: ChargingIndex) -> String? {
    index.location(at: position)?.id
  }

  static let columns: [RecordColumn<Location>] = [
    RecordColumn(.text("name", priority: 8), key: "name") { place, _, _ in place.name },
    RecordColumn(.fixed("home", priority: 3), key: "home") { place, _, _ in
      place.isHome ? "yes" : "no"
    },
    RecordColumn(.text("network", priority: 5), key: "network") { place, _, _ in place.network },
    RecordColumn(.fixed("type", priority: 4), key: "type") { place, _, _ in place.type?.rawValue },
    RecordColumn(.number("power kW", priority: 4), key: "power_kw") { place, _, _ in
      place.powerKW?.text
    },
    RecordColumn(.fixed("tariff", priority: 6), key: "tariff") { place, _, _ in place.tariff },
  ]
}
