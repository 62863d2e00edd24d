import ChargingLog
import Foundation
@testable import Insights
import TestSupport
import Testing

/// A car that is driven and charged on paper, with the true energy in its battery written down.
private struct Ledger {
  /// What was really driven on between two readings, in kWh, and how far.
  struct Truth {
    var miles: Double
    var energy: Double
  }

  var sessions: [String] = []
  var drives: [Truth] = []

  /// - Parameters:
  ///   - hidden: Whether a session's odometer is not written down.
  ///   - isMeasured: Whether the battery's energy is.
  init(
    _ count: Int,
    using random: inout SeededRandom,
    isMeasured: Bool = true,
    hidden: (Int) -> Bool = { _ in false }
  ) {
    let capacity = 60.0
    var level = 40.0
    var odometer = 1000.0
    for number in 0..<count {
      let before = level
      let after = min(100, before + Double(Int.random(in: 5...60, using: &random)))
      level = after
      let day = String(format: "2026-%02d-%02d", 1 + number / 28, 1 + number % 28)
      sessions.append(
        "{car: ioniq5, start: \(day)T10:00"
          + (hidden(number) ? "" : ", odometer_mi: \(odometer)")
          + ", soc_start: \(before), soc_end: \(after), cost: 4"
          + (isMeasured ? ", energy_battery_kwh: \((after - before) * capacity / 100)" : "") + "}"
      )
      let used = Double(Int.random(in: 5...Int(after - 1), using: &random))
      let energy = used * capacity / 100
      let miles = (energy * Double.random(in: 2.5...4.5, using: &random)).rounded()
      level -= used
      odometer += miles
      drives.append(Truth(miles: miles, energy: energy))
    }
  }

  /// The truth from one session to another.
  func truth(from first: Int, to last: Int) -> Truth {
    drives[first..<last].reduce(Truth(miles: 0, energy: 0)) {
      Truth(miles: $0.miles + $1.miles, energy: $0.energy + $1.energy)
    }
  }
}

@Suite struct `Efficiency by energy balance` {
  @Test(arguments: 0..<40)
  func `is what was really driven on, for any mix of partial charges`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let ledger = Ledger(12, using: &random)
    let log = LogFixture.index(ledger.sessions)
    let drive = try #require(Totals(of: Array(log.sessions.indices), in: log).drives.first)
    let truth = ledger.truth(from: 0, to: 11)
    #expect(abs(try #require(drive.energyKWh) - truth.energy) < 1e-6)
    let efficiency = try #require(drive.efficiency(in: .miles))
    #expect(abs(efficiency - truth.miles / truth.energy) < 1e-6)
    #expect(drive.confidence.level == .high)
    // 4 pounds for each of the 11 charges, for the energy that was driven on.
    let charged = try #require(drive.chargedKWh)
    let cost = try #require(drive.cost).double
    #expect(abs(cost - 44 * truth.energy / charged) < 0.001)
  }

  @Test(arguments: 0..<20)
  func `of a single drive needs the charge levels alone`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let ledger = Ledger(8, using: &random, isMeasured: false)
    let log = LogFixture.index(ledger.sessions)
    for position in 1..<8 {
      let truth = ledger.truth(from: position - 1, to: position)
      let drive = try log.drive(to: position).get()
      #expect(abs((drive.energyKWh ?? truth.energy) - truth.energy) < 1e-6)
    }
  }

  @Test func `bridges missing readings, and says so`() throws {
    var random = SeededRandom(seed: 7)
    let ledger = Ledger(10, using: &random) { $0 == 0 || $0 == 4 || $0 == 9 }
    let log = LogFixture.index(ledger.sessions)
    let drive = try #require(Totals(of: Array(log.sessions.indices), in: log).drives.first)
    let truth = ledger.truth(from: 1, to: 8)
    #expect(abs(try #require(drive.energyKWh) - truth.energy) < 1e-6)
    #expect(drive.confidence.reasons.map(\.code) == ["missing_odometer"])
  }

  private static let start =
    "{car: ioniq5, start: 2026-02-01, odometer_mi: 0, soc_start: 20, energy_battery_kwh: 30, cost: 9}"

  @Test(arguments: [
    ("start: 2026-02-05, odometer_mi: 10, soc_start: 65", ["short_distance"]),
    ("start: 2026-02-05, odometer_mi: 16, soc_start: 66", ["little_energy"]),
    ("start: 2026-02-12, odometer_mi: 90, soc_start: 20", ["long_gap"]),
    ("start: 2026-02-11, odometer_mi: 90, soc_start: 20", []),
    ("start: 2026-02-05, odometer_mi: 90", ["charge_level_unknown"]),
    ("start: 2026-02-05, odometer_mi: 29, soc_start: 20", ["implausible"]),
    ("start: 2026-02-05, odometer_mi: 211, soc_start: 20", ["implausible"]),
    ("start: 2026-02-05, odometer_mi: 209, soc_start: 20", []),
    // A swapped unit: 144.84 km typed as miles would be 4.8 of the 3 that were driven; 90 as km 1.9.
    ("start: 2026-02-05, odometer_km: 45, soc_start: 20", ["implausible"]),
    ("start: 2026-02-05, odometer_mi: 90, soc_start: 71", ["no_energy_driven"]),
  ])
  func `lowers its confidence for reasons`(last: String, codes: [String]) throws {
    let log = LogFixture.index([Self.start, "{car: ioniq5, \(last)}"])
    let drive = try #require(Totals(of: [0, 1], in: log).drives.first)
    #expect(drive.confidence.reasons.map(\.code).filter { $0 != "energy_estimated" } == codes)
    let isRejected = codes.contains("implausible") || codes.contains("no_energy_driven")
    #expect((drive.energyKWh == nil) == isRejected)
    #expect((drive.confidence.level == .none) == isRejected)
    if isRejected { #expect(drive.cost == nil) }
  }

  @Test func `keeps to the thresholds of the settings`() throws {
    let sessions = [Self.start, "{car: ioniq5, start: 2026-02-05, odometer_mi: 10, soc_start: 65}"]
    let log = LogFixture.index(sessions, settings: "insights: {run_min_mi: 10}")
    let drive = try #require(Totals(of: [0, 1], in: log).drives.first)
    #expect(drive.confidence.reasons.isEmpty)
  }

  @Test func `falls back on the last days, then on the car, then on nothing`() throws {
    var random = SeededRandom(seed: 3)
    let ledger = Ledger(12, using: &random)
    let log = LogFixture.index(ledger.sessions)
    let end = try #require(log.starts.last)
    let truth = ledger.truth(from: 0, to: 11)
    let recent = log.usualEfficiency(of: "ioniq5", at: end)
    #expect(abs(try #require(recent.value).double - truth.miles / truth.energy) < 1e-3)
    #expect(recent.confidence.level == .high)
    let later = end.advanced(bySeconds: 200 * 86_400)
    let unknown = log.usualEfficiency(of: "ioniq5", at: later)
    #expect(unknown.value == nil)
    #expect(unknown.confidence.reasons.map(\.code) == ["too_little_recent", "no_car_figure"])
  }

  @Test(arguments: [
    ("efficiency_mi_per_kwh: 4", "4", "6.4374"), ("efficiency_km_per_kwh: 6.437376", "4", "6.4374"),
    ("consumption_kwh_per_100km: 15.5343", "4", "6.4374"),
  ])
  func `takes the car's own figure in any unit`(line: String, miles: String, kilometres: String)
    throws
  {
    let text = "make: A\nmodel: B\nbattery_kwh: 50\n\(line)\n"
    guard case .car(let car) = RecordFile.read(Array(text.utf8), path: "cars/a.yaml").content else {
      Issue.record("the car cannot be read")
      return
    }
    #expect(car.efficiency(in: .miles)?.rounded(toDecimals: 3) == (try decimal(miles)))
    #expect(
      car.efficiency(in: .kilometres)?.rounded(toDecimals: 3)
        == (try decimal(kilometres)).rounded(toDecimals: 3)
    )
  }
}
