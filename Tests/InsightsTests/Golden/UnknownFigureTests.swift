import ChargingLog
@testable import Insights
import Testing

/// Figures of many sessions, with one value of each session missing at a time.
@Suite struct `Figures of a log` {
  /// What each session says beside its car, start and odometer.
  private static let values: [(key: String, text: String)] = [
    ("duration", "5h"), ("location", "Kiosk"), ("type", "ac"), ("energy_kwh", "40"),
    ("energy_battery_kwh", "36"), ("soc_start", "30"), ("soc_end", "90"), ("cost", "10"),
    ("temperature_c", "7"),
  ]

  private static let settings = """
    distance: mi
    petrol: {price_per_litre: 1.5, mpg_uk: 45}
    """

  private static let car = """
    make: Hyundai
    model: Ioniq 5
    battery_kwh: 60
    odometer_at_purchase_mi: 900
    mileage_allowance: {from: 2026-01-01, per_year_mi: 7300}
    """

  /// Every tenth day from the second of January to the third of March, 140 miles apart.
  private static func log(without key: String) throws -> ChargingIndex {
    let first = try #require(CivilDate.parse("2026-01-02"))
    let sessions = (0..<7).map { number in
      let day = first.adding(days: 10 * number).text
      var own = values + [("end", "\(day)T18:00"), ("odometer_mi", "\(1000 + 140 * number)")]
      own.removeAll { $0.0 == key }
      let text = own.map { ", \($0.0): \($0.1)" }.joined()
      return "{car: ioniq5, start: \(day)T10:00\(text)}"
    }
    return LogFixture.index(sessions, settings: settings)
  }

  private static func figures(without key: String) throws -> [Figure] {
    let log = try log(without: key)
    let all = Array(log.sessions.indices)
    let totals = Totals(of: all, in: log)
    let efficiency = totals.efficiency(in: log)
    let petrol = PetrolComparison(totals.driving, efficiency: efficiency, in: log)
    let battery = BatteryReport(of: "ioniq5", all, in: log)
    let today = try #require(CivilDate.parse("2026-03-10"))
    let forecast = Forecast(today: today, currency: "GBP", of: all, in: log)
    let season = try #require(Season(.month, of: all, in: log).bands.first { $0.start == 2 })
    guard
      case .car(let car) = RecordFile.read(Array(Self.car.utf8), path: "cars/ioniq5.yaml").content
    else { return [] }
    let pace = try #require(AllowancePace(of: car, today: today, in: log))
    func named(_ prefix: String, _ figure: Figure) -> Figure {
      var figure = figure
      figure.name = prefix + figure.name
      return figure
    }
    return [
      efficiency, totals.drivingCost(in: log), petrol.petrolCost, petrol.parityPrice, petrol.saving,
      battery.capacity, battery.lowQuarter, battery.highQuarter, battery.health,
    ] + battery.habits.all
      + [forecast.soFar, forecast.expected, forecast.low, forecast.high]
      + [named("season_", season.efficiency), named("season_", season.loss)]
      + [pace.driven, pace.planned, pace.over, pace.expected, pace.allowed].map {
        named("allowance_", $0)
      }
  }

  @Test func `are all known where nothing is missing`() throws {
    let figures = try Self.figures(without: "")
    #expect(figures.count == 29)
    for figure in figures {
      #expect(figure.isKnown, "\(figure.name): \(figure.confidence.reasons.map(\.code))")
      #expect(!figure.formula.isEmpty, "\(figure.name)")
    }
    func value(_ name: String) -> String? { figures.first { $0.name == name }?.value?.text }
    // Six drives of 140 miles, each from 90 to 30 % of 60 kWh; each costs 10 pounds.
    #expect(value("efficiency") == "3.8889")
    #expect(value("cost_per_mi") == "0.071429")
    #expect(value("capacity") == "60")
    #expect(value("season_loss") == "10")
    // 8 hours plugged in, 5 of them charging.
    #expect(value("standing_high") == "10800")
    #expect(value("allowance_driven") == "940")
  }

  @Test(arguments: [
    ("duration", ["standing_high"]), ("location", []), ("temperature_c", []),
    ("end", ["standing_high"]), ("type", ["dc_share"]),
    ("energy_kwh", ["dc_share", "season_loss"]),
    ("energy_battery_kwh", ["capacity", "capacity_high", "capacity_low", "health", "season_loss"]),
    (
      "soc_start",
      // The battery holds too much beside what was charged for the cost to be told without levels.
      [
        "capacity", "capacity_high", "capacity_low", "cost_per_mi", "depth", "health", "saving",
        "usual_soc_start",
      ]
    ),
    (
      "soc_end",
      [
        "capacity", "capacity_high", "capacity_low", "depth", "ending_30_to_80", "ending_above_80",
        "ending_at_100", "ending_below_30", "health", "standing_high", "usual_soc_end",
      ]
    ),
    ("cost", ["cost_per_mi", "expected", "high", "low", "saving", "so_far"]),
    (
      "odometer_mi",
      [
        "allowance_driven", "allowance_expected", "allowance_over", "cost_per_mi", "efficiency",
        "parity_price", "saving", "season_efficiency",
      ]
    ),
  ])
  func `are unknown for a reason, and no others, where a value is missing`(
    key: String,
    names: [String]
  ) throws {
    let unknown = try Self.figures(without: key).filter { !$0.isKnown }
    #expect(unknown.map(\.name).sorted() == names)
    for figure in unknown {
      #expect(figure.text == "unknown")
      #expect(figure.confidence.level == .none && !figure.confidence.reasons.isEmpty)
    }
  }
}
