import Testing

@testable import ChargingLog

/// Now is Monday 2026-11-23, 21:05:40.
@Suite struct `A typed time` {
  private func read(_ text: String, after: String? = nil) throws -> Result<String, ValueProblem> {
    let now = try Timestamp.parse("2026-11-23T21:05:40").get().civil
    let start = try after.map { try Timestamp.parse($0).get().civil }
    return parseTypedTime(text, now: now, after: start).map(\.text)
  }

  @Test(arguments: [
    ("now", "2026-11-23T21:05"), ("Now ", "2026-11-23T21:05"), ("today", "2026-11-23"),
    ("yesterday", "2026-11-22"), ("yesterday 22:30", "2026-11-22T22:30"),
    ("today 7:30", "2026-11-23T07:30"), ("today 23:30", "2026-11-23T23:30"),
    ("7:30", "2026-11-23T07:30"), ("22:30", "2026-11-22T22:30"), ("21:05", "2026-11-23T21:05"),
    ("21:05:41", "2026-11-22T21:05:41"), ("mon 22:30", "2026-11-16T22:30"),
    ("mon 20:00", "2026-11-23T20:00"), ("Sunday 7:30", "2026-11-22T07:30"),
    ("tue 7:30", "2026-11-17T07:30"), ("mon", "2026-11-23"), ("tues", "2026-11-17"),
    ("2h ago", "2026-11-23T19:05"), ("1d 2h ago", "2026-11-22T19:05"), ("-30m", "2026-11-23T20:35"),
    ("90s ago", "2026-11-23T21:04:10"), ("2026-11-20 07:30", "2026-11-20T07:30"),
    ("2026-11-20T07:30Z", "2026-11-20T07:30Z"), (" 2026-11-20 ", "2026-11-20"),
  ])
  func `counts from the present`(text: String, meaning: String) throws {
    #expect(try read(text) == .success(meaning))
  }

  @Test(arguments: [
    ("6:30", "2026-11-22T22:30", "2026-11-23T06:30"),
    ("22:30", "2026-11-22T22:30", "2026-11-23T22:30"),
    ("22:31", "2026-11-20T22:30", "2026-11-20T22:31"),
    ("tue 06:30", "2026-11-02T22:30", "2026-11-03T06:30"),
    ("mon 22:30", "2026-11-02T22:30", "2026-11-09T22:30"),
    ("tue", "2026-11-02T22:30", "2026-11-03"),
    ("today 7:30", "2026-11-20T22:30", "2026-11-23T07:30"),
  ])
  func `without a date comes after the start`(text: String, after: String, meaning: String) throws {
    #expect(try read(text, after: after) == .success(meaning))
  }

  @Test(
    arguments: [
      ("", "the time is empty; write 22:30, now or 2026-11-23T22:30", nil),
      ("10pm", "\"10pm\" has a time with pm; write 22:00", "22:00"),
      (
        "yesterday 10:30 pm", "\"yesterday 10:30 pm\" has a time with pm; write yesterday 22:30",
        "yesterday 22:30"
      ),
      ("22.30", "\"22.30\" has no colon in its time; write 22:30", "22:30"),
      (
        "yesterday 25:00",
        "\"yesterday 25:00\" has no time of day that I can read; write it as 22:30", nil
      ),
      (
        "tomorrow",
        "\"tomorrow\" is not a time; write 22:30, yesterday 22:30, mon 22:30, 2h ago, now or 2026-11-23T22:30",
        nil
      ),
      (
        "23/11/2026", "\"23/11/2026\" is not in the order year-month-day; write 2026-11-23",
        "2026-11-23"
      ),
      ("2026-02-30", "\"2026-02-30\" has day 30; write a day from 01 to 28 in 2026-02", nil),
    ] as [(String, String, String?)]
  )
  func `is refused with what to write`(text: String, message: String, fix: String?) throws {
    #expect(try read(text) == .failure(ValueProblem(code: "timestamp", message: message, fix: fix)))
  }

  @Test func `so long ago is refused as a duration is`() throws {
    let problem = ValueProblem(
      code: "duration",
      message: "\"1.5h\" is a decimal number; write 1h30m",
      fix: "1h30m ago"
    )
    #expect(try read("1.5h ago") == .failure(problem))
  }
}
