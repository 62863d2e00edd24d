import ChargingLog
import Foundation
@testable import Insights
import TestSupport
import Testing

@Suite struct `Figures over time` {
  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate.parse(text)) }

  @Test func `smooth without reading unknown as 0`() throws {
    let series: [ExactDecimal?] = [nil, ExactDecimal(3), nil, ExactDecimal(6), ExactDecimal(9)]
    let means = MovingAverage.trailing(series, of: 3)
    #expect(means.map { $0?.text } == [nil, "3", "3", "4.5", "7.5"])
    #expect(MovingAverage.trailing([], of: 0).isEmpty)
  }

  @Test func `by season take a drive where it ended`() throws {
    let log = LogFixture.index([
      "{car: ioniq5, start: 2026-01-01, odometer_mi: 0, soc_end: 80, temperature_c: 12}",
      // 24 kWh for 72 mi at −0.5 °C, 24 kWh for 96 mi at 17 °C.
      "{car: ioniq5, start: 2026-01-02, odometer_mi: 72, soc_start: 40, soc_end: 80, temperature_c: -0.5, energy_kwh: 30, energy_battery_kwh: 24}",
      "{car: ioniq5, start: 2026-05-03, odometer_mi: 168, soc_start: 40, temperature_c: 17, energy_kwh: 20, energy_battery_kwh: 18}",
      "{car: ioniq5, start: 2026-05-04}",
    ])
    let all = Array(log.sessions.indices)
    let season = Season(.temperature, of: all, in: log)
    #expect(season.bands.map(\.label) == ["-5 to 0 °C", "10 to 15 °C", "15 to 20 °C"])
    #expect(season.bands.map(\.efficiency.value?.text) == ["3", nil, "4"])
    #expect(season.bands.map(\.loss.value?.text) == ["20", nil, "10"])
    #expect(season.sessionsLeftOut == 1)
    let months = Season(.month, of: all, in: log)
    #expect(months.bands.map(\.label) == ["January", "May"])
    #expect(months.bands.map(\.sessions) == [2, 2])
  }

  @Test func `rank places by their median price, in each currency`() throws {
    let log = LogFixture.index([
      "{car: zoe, start: 2026-01-01, location: Kiosk, energy_kwh: 10, cost: 3, soc_start: 10, soc_end: 80}",
      "{car: zoe, start: 2026-01-02, location: kiosk, energy_kwh: 10, cost: 90, soc_start: 30, soc_end: 60}",
      "{car: zoe, start: 2026-01-03, location: Kiosk, energy_kwh: 10, cost: 4}",
      "{car: zoe, start: 2026-01-04, location: House, energy_kwh: 10}",
      "{car: zoe, start: 2026-01-05, location: madrid, energy_kwh: 10, cost: 1, currency: EUR}",
      "{car: zoe, start: 2026-01-06, location: Nowhere}", "{car: zoe, start: 2026-01-07}",
    ])
    let league = League(.location, of: Array(log.sessions.indices), in: log)
    #expect(league.rows.map(\.name) == ["madrid", "home", "Kiosk", "Nowhere"])
    #expect(league.rows.map { $0.medianPrice?.text } == ["0.1", "0.3", "0.4", nil])
    #expect(league.rows.map(\.sessions) == [1, 1, 3, 1])
    #expect(league.rows[2].socStart == ExactDecimal(20))
    #expect(league.rows[2].lastVisit.text == "2026-01-03")
    #expect(league.sessionsLeftOut == 1)
  }

  @Test func `fill a calendar and a week`() throws {
    let log = LogFixture.index([
      // Sunday, when the clocks go forward: 3 hours from 00:00 to 04:00.
      "{car: zoe, start: 2026-03-29T00:00, end: 2026-03-29T04:00, location: home, energy_kwh: 6}",
      "{car: zoe, start: 2026-03-30T23:30, end: 2026-03-31T00:30, energy_kwh: 2, cost: 1}",
      "{car: zoe, start: 2026-03-31, energy_kwh: 5}",
    ])
    let all = Array(log.sessions.indices)
    let week = WeekHeatMap(of: all, in: log)
    #expect(week.energyKWh[6].prefix(5).map { ($0 * 1000).rounded() } == [2000, 0, 2000, 2000, 0])
    #expect((week.energyKWh[0][23], week.energyKWh[1][0]) == (1, 1))
    #expect(week.sessions[0][23] == 1)
    #expect(week.sessionsLeftOut == 1)
    let month = DatePeriod.month(of: try date("2026-03-01"))
    let calendar = CalendarHeatMap(month, of: all, in: log)
    #expect(calendar.days.count == 31)
    #expect(calendar.days[28].energyKWh == ExactDecimal(6))
    #expect(calendar.days[28].costs == ["GBP": try decimal("1.8")])
    #expect(calendar.days[30].sessionsWithoutCost == 1)
    #expect(calendar.days[0].sessions == 0)
  }

  @Test func `name the best and the worst, the free left out`() throws {
    let log = LogFixture.index([
      "{car: zoe, start: 2026-01-01, energy_kwh: 10, cost: 0}",
      "{car: zoe, start: 2026-01-02, energy_kwh: 20, cost: 2}",
      "{car: zoe, start: 2026-01-03, energy_kwh: 10, cost: 7, duration: 30m}",
      "{car: zoe, start: 2026-01-04, energy_kwh: 10, cost: 1, currency: EUR}",
    ])
    let extremes = Extremes(of: Array(log.sessions.indices), currency: "GBP", in: log).entries
    let found = Dictionary(uniqueKeysWithValues: extremes.map { ($0.name, $0.position) })
    #expect(
      found == [
        "cheapest": 1, "dearest": 2, "costliest": 2, "largest": 1, "longest": 2, "fastest": 2,
      ]
    )
  }

  @Test func `forecast a month by the days before it`() throws {
    // Every tenth day 10 pounds: any 20 days in a row cost 20.
    let first = try date("2026-01-05")
    let days = (0..<19).map { first.adding(days: 10 * $0).text }
    let log = LogFixture.index(days.map { "{car: zoe, start: \($0), cost: 10}" })
    let all = Array(log.sessions.indices)
    // 2026-06-04 and 14 are past; 20 to 30 June are eleven days with one charge, or two.
    let forecast = Forecast(today: try date("2026-06-10"), currency: "GBP", of: all, in: log)
    #expect(forecast.soFar.value == ExactDecimal(10))
    #expect(forecast.expected.value?.rounded(toDecimals: 0) == ExactDecimal(30))
    #expect((forecast.low.value, forecast.high.value) == (ExactDecimal(30), ExactDecimal(30)))
    #expect(forecast.expected.confidence.reasons.map(\.code) == ["short_history"])
    let new = Forecast(today: try date("2026-01-10"), currency: "GBP", of: [0], in: log)
    #expect(new.soFar.value == ExactDecimal(10))
    #expect(new.expected.value == nil)
    let none = Forecast(today: try date("2026-06-03"), currency: "GBP", of: all, in: log)
    #expect(none.soFar.value == .zero)
    #expect(none.soFar.confidence.reasons.map(\.code) == ["none_this_month"])
    let last = Forecast(today: try date("2026-06-30"), currency: "GBP", of: all, in: log)
    #expect(last.expected.value == last.soFar.value)
  }

  @Test func `tell how a car keeps to its allowance`() throws {
    let text = """
      make: A
      model: B
      battery_kwh: 50
      mileage_allowance: {from: 2025-01-01, per_year_mi: 7300}
      """
    guard case .car(let car) = RecordFile.read(Array(text.utf8), path: "cars/zoe.yaml").content
    else {
      Issue.record("the car cannot be read")
      return
    }
    let log = LogFixture.index([
      "{car: zoe, start: 2024-12-22, odometer_mi: 900}",
      // 20 days for 200 mi: 1000 on the first of January.
      "{car: zoe, start: 2025-01-11, odometer_mi: 1100}",
      "{car: zoe, start: 2025-04-11, odometer_mi: 4000}",
    ])
    let pace = try #require(AllowancePace(of: car, today: date("2025-05-01"), in: log))
    #expect(pace.driven.value?.rounded(toDecimals: 3) == ExactDecimal(3000))
    // 100 of 365 days at 20 a day.
    #expect(pace.planned.value?.rounded(toDecimals: 3) == ExactDecimal(2000))
    #expect(pace.over.value?.rounded(toDecimals: 3) == ExactDecimal(1000))
    #expect(pace.expected.value?.rounded(toDecimals: 3) == ExactDecimal(10_950))
    #expect(pace.allowed.value?.rounded(toDecimals: 3) == ExactDecimal(7300))
    #expect(pace.yearEnds.text == "2026-01-01")
    #expect(pace.driven.confidence.reasons.map(\.code) == ["between_readings"])
    let empty = try #require(
      AllowancePace(of: car, today: date("2025-05-01"), in: LogFixture.index([]))
    )
    #expect(empty.driven.value == nil)
    #expect(!empty.driven.confidence.reasons.isEmpty)
  }

  @Test(
    arguments: [
      ("petrol: {price_per_litre: 1.5, mpg_uk: 45.4609}", "0.15"),
      ("distance: km\npetrol: {price_per_litre: 1.5, mpg_uk: 45.4609}", "0.093206"),
      ("petrol: {price_per_litre: 1.5, l_per_100km: 6}", "0.144841"),
      ("distance: km\npetrol: {price_per_litre: 1.5, l_per_100km: 6}", "0.09"),
      ("petrol: {price_per_litre: 1.5}", nil), ("petrol: {mpg_uk: 40}", nil), ("x-no: petrol", nil),
    ] as [(String, String?)]
  )
  func `cost petrol by gallon or by litre`(settings: String, price: String?) throws {
    let distance = settings.hasPrefix("distance") ? "" : "distance: mi\n"
    let log = LogFixture.index([], settings: distance + settings)
    let totals = Totals(of: [], in: log)
    let petrol = PetrolComparison(totals.driving, efficiency: totals.efficiency(in: log), in: log)
    #expect(petrol.petrolCost.value?.text == price)
    #expect(petrol.petrolCost.confidence.reasons.isEmpty == (price != nil))
    #expect(petrol.parityPrice.value == nil && petrol.saving.value == nil)
  }

  @Test(arguments: [
    ("2026-11", "2026-11-10", "2026-10-01 to 2026-10-10"),
    ("2026-03", "2026-03-30", "2026-02-01 to 2026-02-28"),
    ("2026-10", "2026-11-10", "2026-09-01 to 2026-09-30"),
    ("2026", "2026-03-01", "2025-01-01 to 2025-03-01"),
    ("2026", "2027-01-01", "2025-01-01 to 2025-12-31"),
    ("30d", "2026-02-12", "2025-12-15 to 2026-01-13"),
    ("2026-W07", "2026-02-12", "2026-02-02 to 2026-02-05"),
  ])
  func `compare a period that is not over with as much of the one before`(
    period: String,
    today: String,
    before: String
  ) throws {
    let today = try date(today)
    let report = PeriodReport(
      try DatePeriod.parse(period, today: today).get(),
      today: today,
      in: LogFixture.index([])
    )
    #expect(report.before.description == before)
  }

  @Test(arguments: 0..<15)
  func `never stop on a log by chance`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let log = LogFixture.random(sessions: 40, using: &random)
    let year = DatePeriod.year(of: try date("2026-03-01"))
    let report = PeriodReport(year, today: try date("2026-03-10"), in: log)
    #expect(report.calendar.days.count == 365)
    let figures = [
      report.efficiency, report.drivingCost, report.petrol.saving, report.petrol.parityPrice,
    ]
    for figure in figures + report.forecasts.map(\.expected) where !figure.isKnown {
      #expect(!figure.confidence.reasons.isEmpty, "\(figure.name)")
    }
    for position in log.sessions.indices {
      for figure in SessionFigures(log, at: position).all where !figure.isKnown {
        #expect(!figure.confidence.reasons.isEmpty, "\(figure.name)")
      }
    }
  }
}
