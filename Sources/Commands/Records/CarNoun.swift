import ArgumentParser
import ChargingLog

/// What the commands need to know about cars.
enum CarNoun: RecordNoun {
  static let kind = RecordKind.car
  static let completion = Completions.cars
  static let suggestedKeys = ["max_ac_kw", "max_dc_kw"]
  static let example = "make=Hyundai model=\"Ioniq 5\" battery_kwh=74"

  static func records(in index: ChargingIndex) -> [String: Car] { index.cars }

  static func path(of record: Car) -> String { record.path }

  static func title(of content: [String: String]) -> String? { content["name"] ?? content["model"] }

  static func recordID(ofSessionAt position: Int, in index: ChargingIndex) -> String? {
    index.sessions[position].car
  }

  static let columns: [RecordColumn<Car>] = [
    RecordColumn(.text("make", priority: 5), key: "make") { car, _, _ in car.make },
    RecordColumn(.text("model", priority: 8), key: "model") { car, _, _ in car.model },
    RecordColumn(.text("name", priority: 6), key: "name") { car, _, _ in car.name },
    RecordColumn(.number("year", priority: 2), key: "year") { car, _, _ in car.year.map(String.init)
    },
    RecordColumn(.number("battery kWh", priority: 7), key: "battery_kwh") { car, _, _ in
      car.batteryKWh.text
    },
    RecordColumn(.number("AC kW", priority: 3), key: "max_ac_kw") { car, _, _ in car.maxACKW?.text
    },
    RecordColumn(.number("DC kW", priority: 3), key: "max_dc_kw") { car, _, _ in car.maxDCKW?.text
    },
    RecordColumn(.fixed("active", priority: 4), key: "active") { car, _, _ in
      car.isActive ? "yes" : "no"
    },
  ]
}
