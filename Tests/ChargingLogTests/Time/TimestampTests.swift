import TestSupport
import Testing

@testable import ChargingLog

@Suite struct `A timestamp` {
  @Test(arguments: [
    ("2026-11-23T07:30", "2026-11-23T07:30"), ("2026-11-23 07:30", "2026-11-23T07:30"),
    ("2026-11-23 07:30:15", "2026-11-23T07:30:15"), ("2026-11-23T07:30:00", "2026-11-23T07:30:00"),
    ("2026-11-23T07:30Z", "2026-11-23T07:30Z"), ("2026-11-23T07:30+00:00", "2026-11-23T07:30Z"),
    ("2026-11-23T07:30+01:00", "2026-11-23T07:30+01:00"),
    ("2026-11-23 07:30:15-05:30", "2026-11-23T07:30:15-05:30"),
    ("2026-11-23", "2026-11-23"), ("1900-01-01", "1900-01-01"),
    ("2200-12-31T23:59:59+14:00", "2200-12-31T23:59:59+14:00"),
    ("2024-02-29T00:00", "2024-02-29T00:00"),
  ])
  func `is read, and written in one way`(text: String, canonical: String) throws {
    #expect(try Timestamp.parse(text).get().text == canonical)
  }

  @Test(
    arguments: [
      ("", "the time is empty; write 2026-11-23T07:30", nil),
      (
        "23/11/2026", "\"23/11/2026\" is not in the order year-month-day; write 2026-11-23",
        "2026-11-23"
      ),
      (
        "11/23/2026 7:30",
        "\"11/23/2026 7:30\" is not in the order year-month-day; write 2026-11-23T07:30",
        "2026-11-23T07:30"
      ),
      ("03/04/2026", "\"03/04/2026\" can be read as two days; write 2026-04-03 or 2026-03-04", nil),
      (
        "04/04/2026", "\"04/04/2026\" is not in the order year-month-day; write 2026-04-04",
        "2026-04-04"
      ),
      (
        "23.11.2026", "\"23.11.2026\" is not in the order year-month-day; write 2026-11-23",
        "2026-11-23"
      ),
      ("23/11/26", "\"23/11/26\" is not a date and time; write one such as 2026-11-23T07:30", nil),
      ("2026/11/23", "\"2026/11/23\" has no hyphens in its date; write 2026-11-23", "2026-11-23"),
      (
        "20261123T073000Z",
        "\"20261123T073000Z\" has no hyphens in its date; write 2026-11-23T07:30:00Z",
        "2026-11-23T07:30:00Z"
      ),
      ("2026-1-3", "\"2026-1-3\" has a month or day of one digit; write 2026-01-03", "2026-01-03"),
      ("7:30", "\"7:30\" has no date; write it in front, as in 2026-11-23T07:30", nil),
      ("2026-13-01", "\"2026-13-01\" has month 13; write 2026-01-13", "2026-01-13"),
      ("2026-13-32", "\"2026-13-32\" has month 13; write a month from 01 to 12", nil),
      ("2026-00-00", "\"2026-00-00\" has month 00; write a month from 01 to 12", nil),
      ("2026-02-30", "\"2026-02-30\" has day 30; write a day from 01 to 28 in 2026-02", nil),
      ("1899-12-31", "\"1899-12-31\" has year 1899; write a year from 1900 to 2200", nil),
      ("2201-01-01", "\"2201-01-01\" has year 2201; write a year from 1900 to 2200", nil),
      (
        "2026-12-31T24:00", "\"2026-12-31T24:00\" has hour 24; write 2027-01-01T00:00",
        "2027-01-01T00:00"
      ),
      ("2026-11-23T25:00", "\"2026-11-23T25:00\" has hour 25; write an hour from 00 to 23", nil),
      ("2026-11-23T07:60", "\"2026-11-23T07:60\" has minute 60; write a minute from 00 to 59", nil),
      (
        "2026-11-23T23:59:60",
        "\"2026-11-23T23:59:60\" has second 60; write a second from 00 to 59", nil
      ),
      (
        "2026-11-23T7:30", "\"2026-11-23T7:30\" has an hour of one digit; write 2026-11-23T07:30",
        "2026-11-23T07:30"
      ),
      (
        "2026-11-23t07:30", "\"2026-11-23t07:30\" has a lower-case t; write 2026-11-23T07:30",
        "2026-11-23T07:30"
      ),
      (
        "2026-11-23  07:30",
        "\"2026-11-23  07:30\" has no T between date and time; write 2026-11-23T07:30",
        "2026-11-23T07:30"
      ),
      (
        "2026-11-23T07:30:15.250",
        "\"2026-11-23T07:30:15.250\" has a fraction of a second; write 2026-11-23T07:30:15",
        "2026-11-23T07:30:15"
      ),
      (
        "2026-11-23T07:30:15.2Z",
        "\"2026-11-23T07:30:15.2Z\" has a fraction of a second; write 2026-11-23T07:30:15Z",
        "2026-11-23T07:30:15Z"
      ),
      (
        "2026-11-23 7:30 pm", "\"2026-11-23 7:30 pm\" has a time with pm; write 2026-11-23T19:30",
        "2026-11-23T19:30"
      ),
      (
        "2026-11-23T07.30", "\"2026-11-23T07.30\" has no colon in its time; write 2026-11-23T07:30",
        "2026-11-23T07:30"
      ),
      (
        "2026-11-23T07:30z",
        "\"2026-11-23T07:30z\" has an offset of the wrong form; write 2026-11-23T07:30Z",
        "2026-11-23T07:30Z"
      ),
      (
        "2026-11-23T07:30+0100",
        "\"2026-11-23T07:30+0100\" has an offset of the wrong form; write 2026-11-23T07:30+01:00",
        "2026-11-23T07:30+01:00"
      ),
      (
        "2026-11-23T07:30+01",
        "\"2026-11-23T07:30+01\" has an offset of the wrong form; write 2026-11-23T07:30+01:00",
        "2026-11-23T07:30+01:00"
      ),
      (
        "2026-11-23 07:30 +01:00",
        "\"2026-11-23 07:30 +01:00\" has a space in front of its offset; write 2026-11-23T07:30+01:00",
        "2026-11-23T07:30+01:00"
      ),
      (
        "2026-11-23T07:30-00:00",
        "\"2026-11-23T07:30-00:00\" has offset -00:00; write 2026-11-23T07:30Z", "2026-11-23T07:30Z"
      ),
      (
        "2026-11-23T07:30+18:00",
        "\"2026-11-23T07:30+18:00\" has offset +18:00; write an offset from -12:00 to +14:00", nil
      ),
      (" 2026-11-23", "\" 2026-11-23\" has spaces around it; write 2026-11-23", "2026-11-23"),
      (
        "2026-11-23Z", "\"2026-11-23Z\" is not a date and time; write one such as 2026-11-23T07:30",
        nil
      ),
      ("2026-11", "\"2026-11\" is not a date and time; write one such as 2026-11-23T07:30", nil),
      (
        "soon\u{1B}[2J",
        "\"soon\u{FFFD}[2J\" is not a date and time; write one such as 2026-11-23T07:30", nil
      ),
    ] as [(String, String, String?)]
  )
  func `is refused with what to write`(text: String, message: String, fix: String?) {
    let problem = ValueProblem(code: "timestamp", message: message, fix: fix)
    #expect(Timestamp.parse(text) == .failure(problem))
    if let fix { #expect((try? Timestamp.parse(fix).get().text) == fix) }
  }

  @Test func `survives its text`() throws {
    for seed in UInt64(1)...500 {
      var random = SeededRandom(seed: seed)
      let timestamp = Timestamp(
        civil: CivilTime(
          secondsSince1970: .random(in: -2_208_988_800...7_289_654_399, using: &random)
        ),
        offsetSeconds: Bool.random(using: &random)
          ? 900 * .random(in: -48...56, using: &random) : nil,
        precision: [.day, .minute, .second].randomElement(using: &random) ?? .day
      )
      #expect(try Timestamp.parse(timestamp.text).get() == timestamp, "seed \(seed)")
    }
  }

  @Test func `of any bytes is read or refused, and a fix is always accepted`() {
    let alphabet = Array("0123456789--::TtZz  +/.,apmé\u{0}".unicodeScalars)
    for seed in UInt64(1)...5000 {
      var random = SeededRandom(seed: seed)
      var text = "2026-11-23T07:30:15+01:00"
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var scalars = Array(text.unicodeScalars)
        let index = Int.random(in: scalars.indices, using: &random)
        scalars[index] = alphabet.randomElement(using: &random) ?? "0"
        if Bool.random(using: &random) { scalars.remove(at: index) }
        text = String(String.UnicodeScalarView(scalars))
      }
      guard case .failure(let problem) = Timestamp.parse(text), let fix = problem.fix else {
        continue
      }
      #expect((try? Timestamp.parse(fix).get().text) == fix, "seed \(seed): \(text)")
    }
  }

  @Test func `resolves by its offset, else by the zone`() throws {
    let zone = try Zone.named("Europe/London")
    let instant = try #require(
      Timestamp.parse("2026-10-25T01:30+01:00").get().resolve(in: zone).instant
    )
    #expect(instant.description == "2026-10-25T00:30:00Z")
    let local = try Timestamp.parse("2026-10-25T01:30").get()
    #expect(
      local.resolve(in: zone)
        == .repeated(first: instant, second: instant.advanced(bySeconds: 3600))
    )
    let missing = try Timestamp.parse("2026-03-29T01:30").get()
    #expect(missing.resolve(in: zone).instant == nil)
    let day = try Timestamp.parse("2026-07-01").get()
    #expect(day.resolve(in: zone).instant?.description == "2026-06-30T23:00:00Z")
    #expect(Timestamp(instant, in: zone).text == "2026-10-25T01:30+01:00")
  }

  @Test func `is small`() {
    #expect(MemoryLayout<Timestamp?>.size <= 16)
  }
}
