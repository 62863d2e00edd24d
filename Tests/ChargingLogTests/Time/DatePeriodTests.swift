import Testing

@testable import ChargingLog

/// Today is Monday 2026-11-23.
@Suite struct `A period` {
  private func read(_ text: String) throws -> Result<[String], ValueProblem> {
    let today = try #require(CivilDate.parse("2026-11-23"))
    return DatePeriod.parse(text, today: today).map { [$0.start.text, $0.end.text] }
  }

  @Test(arguments: [
    ("2026", "2026-01-01", "2027-01-01"), ("2026-11", "2026-11-01", "2026-12-01"),
    ("2026-12", "2026-12-01", "2027-01-01"), ("2026-11-23", "2026-11-23", "2026-11-24"),
    ("2026-Q3", "2026-07-01", "2026-10-01"), ("2026-q4", "2026-10-01", "2027-01-01"),
    ("2026-W47", "2026-11-16", "2026-11-23"), ("2026-W53", "2026-12-28", "2027-01-04"),
    ("today", "2026-11-23", "2026-11-24"), ("yesterday", "2026-11-22", "2026-11-23"),
    ("this-month", "2026-11-01", "2026-12-01"), ("last-month", "2026-10-01", "2026-11-01"),
    ("this-year", "2026-01-01", "2027-01-01"), ("last-year", "2025-01-01", "2026-01-01"),
    ("30d", "2026-10-25", "2026-11-24"), ("1d", "2026-11-23", "2026-11-24"),
  ])
  func `is read as its first day and the day after its last`(
    text: String,
    start: String,
    end: String
  ) throws {
    #expect(try read(text) == .success([start, end]))
  }

  @Test(
    arguments: [
      ("2026-13", "\"2026-13\" has month 13; write a month from 01 to 12", nil),
      ("2026-02-29", "\"2026-02-29\" has day 29; write a day from 01 to 28 in 2026-02", nil),
      ("2026-Q5", "\"2026-Q5\" has quarter 5; write a quarter from Q1 to Q4", nil),
      ("2025-W53", "\"2025-W53\" has week 53; write a week from W01 to W52 in 2025", nil),
      ("1800", "\"1800\" has year 1800; write a year from 1900 to 2200", nil),
      ("last month", "\"last month\" is not a period; write last-month", "last-month"),
      ("thisyear", "\"thisyear\" is not a period; write this-year", "this-year"),
      ("11/2026", "\"11/2026\" is not a period; write 2026-11", "2026-11"),
      ("2026-1", "\"2026-1\" is not a period; write 2026-01", "2026-01"),
      ("2026Q3", "\"2026Q3\" is not a period; write 2026-Q3", "2026-Q3"),
      ("2026-W7", "\"2026-W7\" is not a period; write 2026-W07", "2026-W07"),
      ("30 days", "\"30 days\" is not a period; write 30d", "30d"),
      ("23/11/2026", "\"23/11/2026\" is not a period; write 2026-11-23", "2026-11-23"),
      (
        "0d",
        "\"0d\" is not a period; write one such as 2026, 2026-11, 2026-11-23, 2026-Q3, 2026-W47, last-month or 30d",
        nil
      ),
      (
        "",
        "\"\" is not a period; write one such as 2026, 2026-11, 2026-11-23, 2026-Q3, 2026-W47, last-month or 30d",
        nil
      ),
    ] as [(String, String, String?)]
  )
  func `is refused with what to write`(text: String, message: String, fix: String?) throws {
    #expect(try read(text) == .failure(ValueProblem(code: "period", message: message, fix: fix)))
  }

  @Test func `holds its first day but not its end`() throws {
    let date = try #require(CivilDate.parse("2026-11-01"))
    let period = DatePeriod.month(of: date)
    #expect(period.contains(date) && !period.contains(period.end))
    #expect(period.dayCount == 30)
    #expect(period.description == "2026-11-01 to 2026-11-30")
  }
}
