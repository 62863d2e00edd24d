import ChargingLog
import TestSupport
import Testing

@testable import Insights

@Suite struct `A blended plan` {
  private static let curve = """
    make: Kia
    model: EV
    battery_kwh: 60
    dc_curve: [{soc: 10, kw: 150}, {soc: 50, kw: 130}, {soc: 80, kw: 60}, {soc: 100, kw: 10}]

    """

  private func plan(
    _ car: String = curve,
    _ change: (inout PlanRequest) -> Void = { _ in }
  ) throws -> BlendedPlan {
    let index = AdviceCase.index([], files: ["cars/ev.yaml": car])
    let ev = try #require(index.cars["ev"])
    let start = try #require(
      try Timestamp.parse("2026-06-30T18:00:00Z").get().resolve(in: .utc).instant
    )
    var request = PlanRequest(car: ev, from: 15, to: 80, start: start, settings: index.settings)
    request.fastPrice = .perKWh(try decimal("0.79"))
    request.homePrice = .perKWh(try decimal("0.08"))
    request.homeKW = 7
    request.drivePoints = 10
    change(&request)
    return BlendedPlan(request, curve: try #require(PowerCurve.of(ev, in: index)))
  }

  @Test(arguments: [nil, 100.0, 50])
  func `charges as a simulation second by second does`(limit: Double?) throws {
    let plan = try plan { $0.fastKW = limit }
    let points = [(10.0, 150.0), (50, 130), (80, 60), (100, 10)]
    var (level, seconds) = (15.0, 0)
    var next = 0
    while level < 89.999, next < plan.stops.count {
      while next < plan.stops.count, level >= plan.stops[next].soc - 1e-9 {
        #expect((plan.stops[next].fast.seconds - Int64(seconds)).magnitude <= 3)
        next += 1
      }
      let right = points.firstIndex { level < $0.0 } ?? 3
      let (from, to) = (points[max(0, right - 1)], points[right])
      let share = (level - from.0) / (to.0 - from.0)
      let power = min(from.1 + (to.1 - from.1) * share, limit ?? .infinity)
      level += power / 3600 / 60 * 100
      seconds += 1
    }
    #expect(next >= plan.stops.count - 1)
  }

  @Test func `adds energy, cost and time up leg by leg`() throws {
    let plan = try plan { $0.driveSeconds = 1800 }
    // To 50 % there: 21 kWh into the battery of 60; home with 40 %, and 24 kWh more.
    let stop = try #require(plan.stops.first { $0.soc == 50 })
    #expect((stop.fast.batteryKWh - 21).magnitude < 1e-9)
    #expect((stop.fast.meteredKWh - 21 / 0.95).magnitude < 1e-9)
    #expect(stop.arrival == 40)
    #expect((stop.home.meteredKWh - 24 / 0.9).magnitude < 1e-9)
    #expect(stop.home.seconds == Int64((24 / 0.9 / 7 * 3600).rounded()))
    let cost = try #require(stop.cost?.double)
    #expect((cost - (21 / 0.95 * 0.79 + 24 / 0.9 * 0.08)).magnitude < 1e-4)
    #expect(stop.seconds == stop.fast.seconds + 1800 + stop.home.seconds)
    #expect(stop.ready.seconds(since: plan.request.start) == stop.seconds)
  }

  @Test func `steps by one point, from now to what needs no charge at home`() throws {
    let plan = try plan { $0.from = 15.5 }
    #expect(plan.stops.map(\.soc) == [15.5] + (16...90).map(Double.init))
    #expect(plan.stops.last?.home.batteryKWh == 0)
    #expect(plan.stops.first?.fast.batteryKWh == 0)
  }

  @Test func `names the cheapest, the fastest and the knee as a search of all does`() throws {
    let plan = try plan()
    let costs = plan.stops.map { $0.cost?.double ?? .infinity }
    let times = plan.stops.map { Double($0.seconds) }
    let cheapest = try #require(plan.cheapest)
    let fastest = try #require(plan.fastest)
    let knee = try #require(plan.knee)
    #expect(costs[cheapest] == costs.min())
    #expect(times[fastest] == times.min())
    // By another route: the greatest distance from the line between the two, in the unit square.
    let line = { (place: Int) -> Double in
      let x = (times[place] - times[fastest]) / (times[cheapest] - times[fastest])
      let y = (costs[place] - costs[cheapest]) / (costs[fastest] - costs[cheapest])
      return (1 - x - y) / 2.0.squareRoot()
    }
    #expect(knee > cheapest && knee < fastest)
    #expect(plan.stops.indices.allSatisfy { line($0) <= line(knee) + 1e-9 })
  }

  @Test func `arrives with no less than it should, and is ready in time`() throws {
    let arrives = try plan { $0.lowest = 20 }
    #expect(arrives.stops.first?.arrival == 20)
    #expect(arrives.excluded.map(\.reason.code) == ["arrives_low"])
    #expect(arrives.excluded.map(\.highest) == [29])
    let whole = try plan()
    let wanted = try #require(whole.stops.first { $0.soc == 60 }).ready
    let inTime = try plan { $0.ready = wanted }
    #expect(inTime.stops.first?.soc == 60)
    #expect(inTime.excluded.contains { $0.reason.code == "too_late" && $0.highest == 59 })
    let never = try plan { $0.ready = $0.start }
    #expect(never.stops.isEmpty)
    #expect(never.cheapest == nil && never.fastest == nil && never.knee == nil)
    #expect(never.confidence.level == .none)
  }

  @Test func `puts the charge at home into the cheapest hours before it must be ready`() throws {
    let files = [
      "cars/ev.yaml": Self.curve,
      "tariffs/go.yaml": """
      rates:
        - from: 2020-01-01
          price_per_kwh: 0.30
          bands: [{between: 00:30-05:30, price_per_kwh: 0.08}]

      """,
    ]
    let index = AdviceCase.index([], files: files)
    let plan = try plan {
      $0.homePrice = .unknown("not asked yet")
      $0.fill(in: index, at: nil)
      $0.ready = $0.start.advanced(bySeconds: 13 * 3600)
    }
    // 24 / 0.9 kWh at 7 kW take 3 h 49 min, which fits between 00:30 and 05:30.
    let stop = try #require(plan.stops.first { $0.soc == 50 })
    #expect(((stop.home.cost?.double ?? 0) - 24 / 0.9 * 0.08).magnitude < 1e-4)
    // It waits for them, and the time to wait is no time of charging.
    #expect(stop.ready.description == "2026-07-01T\(clock(30 * 60 + stop.home.seconds))Z")
    #expect(stop.seconds == stop.fast.seconds + stop.home.seconds)
    // From 31 % home with 21 %: 59 % are 39.3 kWh, 5 h 37 min, of which 37 min are dear.
    let longer = try #require(plan.stops.first { $0.soc == 31 })
    let hours = 0.59 * 60 / 0.9 / 7
    let expected = 0.59 * 60 / 0.9 * (5 * 0.08 + (hours - 5) * 0.30) / hours
    #expect(((longer.home.cost?.double ?? 0) - expected).magnitude < 1e-3)
  }

  private func clock(_ seconds: Int64) -> String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  @Test func `leaves costs unknown where a price is, and says why`() throws {
    let plan = try plan { $0.homePrice = .unknown("nobody knows") }
    #expect(plan.stops.dropLast().allSatisfy { $0.cost == nil && $0.home.cost == nil })
    #expect(plan.fastest != nil && plan.knee == nil)
    #expect(
      plan.confidence.reasons.contains { $0.code == "cost_unknown" && $0.text == "nobody knows" }
    )
    let powerless = try self.plan { $0.homeKW = nil }
    #expect(powerless.stops.map(\.soc) == [90])
    #expect(powerless.excluded.map(\.reason.code) == ["home_power_unknown"])
  }
}

@Suite struct `The power that a car takes` {
  private static let car = "make: Kia\nmodel: EV\nbattery_kwh: 60\n"

  private func curve(_ car: String, _ sessions: [String] = []) throws -> PowerCurve? {
    let index = AdviceCase.index(sessions, files: ["cars/ev.yaml": car])
    return PowerCurve.of(try #require(index.cars["ev"]), in: index)
  }

  @Test func `is that of its own curve, on straight lines`() throws {
    let curve = try #require(
      try curve(Self.car + "max_dc_kw: 1\ndc_curve: [{soc: 20, kw: 100}, {soc: 60, kw: 60}]\n")
    )
    #expect(curve.basis == .curve)
    #expect([0, 20, 40, 60, 100].map(curve.kilowatts) == [100, 100, 80, 60, 60])
  }

  @Test func `else as high as the median of its dc sessions`() throws {
    // Fractions of 100 kW from 10 to 60 %: 6 kWh each at 80, 95, 100, 98 and 90 kW.
    let hours = [80.0, 95, 100, 98, 90].reduce(0) { $0 + 6 / $1 }
    let seconds = Int((hours * 3600).rounded())
    let session = "type: dc, soc_start: 10, soc_end: 60, duration: \(seconds)s"
    let slow = "type: dc, soc_start: 10, soc_end: 60, duration: 3h"
    let held = "type: dc, soc_start: 10, soc_end: 60, duration: 36m, power_kw: 50"
    let days = (1...9).map { "start: 2026-06-0\($0)T10:00, " }
    let curve = try #require(
      try curve(
        Self.car + "max_dc_kw: 300\n",
        [days[0] + session, days[1] + slow, days[2] + session, days[3] + held, days[4] + held]
      )
    )
    #expect(curve.basis == .sessions)
    #expect(curve.sessions == 3)
    #expect((curve.kilowatts(at: 35) - 100).magnitude < 0.1)
    #expect((curve.kilowatts(at: 95) - 18).magnitude < 0.1)
  }

  @Test func `else the usual shape below its greatest, else unknown`() throws {
    let curve = try #require(try curve(Self.car + "max_dc_kw: 200\n"))
    #expect(curve.basis == .fractions)
    let powers = (0..<10).map { curve.kilowatts(at: Double($0) * 10 + 5) }
    let expected = [120.0, 160, 190, 200, 196, 180, 150, 110, 70, 36]
    for (power, wanted) in zip(powers, expected) { #expect((power - wanted).magnitude < 1e-9) }
    #expect(curve.confidence.level == .low)
    #expect(try self.curve(Self.car) == nil)
  }

  @Test(arguments: [(0.0, 100.0), (10, 80), (12.5, 47.3), (63, 64), (79.9, 80.1)])
  func `takes as long by tenths as by small steps`(start: Double, end: Double) throws {
    let curve = try #require(try curve(Self.car + "max_dc_kw: 150\n"))
    for limit in [nil, 60.0, 1000] {
      let steps = 200_000
      let step = (end - start) / Double(steps)
      var hours = 0.0
      for number in 0..<steps {
        let power = curve.kilowatts(at: start + (Double(number) + 0.5) * step)
        hours += 60 * step / 100 / min(power, limit ?? power)
      }
      let found = curve.hours(from: start, to: end, capacityKWh: 60, limitKW: limit)
      #expect(abs(found - hours) < 1e-4 * hours)
    }
  }

  @Test func `takes forever where it is nothing`() throws {
    let curve = try #require(try curve(Self.car + "dc_curve: [{soc: 50, kw: 0}]\n"))
    #expect(curve.hours(from: 10, to: 20, capacityKWh: 60) == .infinity)
    #expect(curve.hours(from: 20, to: 20, capacityKWh: 60) == 0)
  }
}
