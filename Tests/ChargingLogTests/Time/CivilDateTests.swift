import TestSupport
import Testing

@testable import ChargingLog

@Suite struct `A civil date` {
  @Test func `is the day after the one before, from year 1 to 2999`() throws {
    var year = 1
    var month = 1
    var day = 1
    var number = try #require(CivilDate(year: 1, month: 1, day: 1)).daysSince1970
    while year < 3000 {
      let date = CivilDate(daysSince1970: number)
      guard date.components == (year, month, day),
        CivilDate(year: year, month: month, day: day) == date
      else {
        Issue.record("\(year)-\(month)-\(day) is \(date)")
        return
      }
      (day, number) = (day + 1, number + 1)
      if day > CivilDate.dayCount(ofMonth: month, year: year) { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.daysSince1970 == 0)
  }

  @Test func `survives its text`() {
    for seed in UInt64(1)...50 {
      var random = SeededRandom(seed: seed)
      let date = CivilDate(daysSince1970: .random(in: -719_162...2_932_896, using: &random))
      #expect(CivilDate.parse(date.text) == date, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "2026-2-03", "2026-02-30", "2026-13-01", "2026-00-01", "2026-01-00", "2025-02-29",
    "0000-01-01", "2026-01-011", " 2026-01-01", "2026/01/01", "", "20260101", "２026-01-01",
  ])
  func `is not read from any other text`(text: String) {
    #expect(CivilDate.parse(text) == nil)
  }

  @Test(arguments: [
    ("2026-11-23", 1, 2026, 48, 4), ("2027-01-01", 5, 2026, 53, 1),
    ("2024-12-30", 1, 2025, 1, 4), ("2026-01-01", 4, 2026, 1, 1), ("1969-12-28", 7, 1969, 52, 4),
  ])
  func `knows its weekday, week and quarter`(
    text: String,
    weekday: Int,
    year: Int,
    week: Int,
    quarter: Int
  ) throws {
    let date = try #require(CivilDate.parse(text))
    #expect(date.weekday == weekday)
    #expect(date.isoWeek == (year, week))
    #expect(date.quarter == quarter)
    #expect(CivilDate(isoYear: year, week: week) == date.startOfWeek)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
    ("2026-11-23", -11, "2025-12-23"), ("2026-12-31", 2, "2027-02-28"),
    ("2026-05-05", 0, "2026-05-05"),
  ])
  func `moves by months, kept within the month`(text: String, months: Int, moved: String) {
    #expect(CivilDate.parse(text)?.adding(months: months).text == moved)
  }

  @Test func `far away is clamped, not trapped`() {
    #expect(CivilDate(daysSince1970: .max).adding(days: .max) == CivilDate(daysSince1970: .max))
    #expect(CivilDate(daysSince1970: .min).adding(months: .min).daysSince1970 < 0)
  }
}
