import TestSupport
import Testing

@testable import ChargingLog

@Suite struct `A duration` {
  @Test(arguments: [
    ("3h25m", 12_300, "3h25m"), ("25m", 1500, "25m"), ("1d 2h", 93_600, "1d2h"),
    ("90s", 90, "1m30s"), ("3:25", 12_300, "3h25m"), ("3:25:10", 12_310, "3h25m10s"),
    ("3h30m0s", 12_600, "3h30m"), ("0m", 0, "0m"), ("26h", 93_600, "1d2h"), ("0:05", 300, "5m"),
    ("366d", 31_622_400, "366d"),
  ])
  func `is read, and written in one way`(text: String, seconds: Int64, canonical: String) throws {
    let duration = try ChargeDuration.parse(text).get()
    #expect(duration.seconds == seconds)
    #expect(duration.text == canonical)
  }

  @Test(
    arguments: [
      ("", "the duration is empty; write one such as 3h25m", nil),
      ("3.5", "\"3.5\" is a decimal number; write 3h30m", "3h30m"),
      ("3,5", "\"3,5\" is a decimal number; write 3h30m", "3h30m"),
      ("1.5 hours", "\"1.5 hours\" is a decimal number; write 1h30m", "1h30m"),
      ("-25m", "\"-25m\" is negative; write 25m", "25m"),
      ("-", "\"-\" is negative; write one such as 3h25m", nil),
      ("45", "\"45\" has no unit; write 45m or 45h", nil),
      ("0", "\"0\" has no unit; write 0m", "0m"),
      ("3:75", "\"3:75\" has 75 minutes beside a larger unit; write 4h15m", "4h15m"),
      ("3:5", "\"3:5\" has minutes of one digit; write 3h5m", "3h5m"),
      ("3:25:60", "\"3:25:60\" has 60 seconds beside a larger unit; write 3h26m", "3h26m"),
      ("1h1h", "\"1h1h\" is not a duration; write one such as 3h25m", nil),
      ("25m3h", "\"25m3h\" has its units in the wrong order; write 3h25m", "3h25m"),
      ("3H25M", "\"3H25M\" has an upper-case unit; write 3h25m", "3h25m"),
      ("3 hours 25 min", "\"3 hours 25 min\" has the unit hours; write 3h25m", "3h25m"),
      ("3h  25m", "\"3h  25m\" has spaces it should not have; write 3h25m", "3h25m"),
      ("3 h", "\"3 h\" has spaces it should not have; write 3h", "3h"),
      ("1h30", "\"1h30\" has no unit after 30; write 1h30m", "1h30m"),
      ("PT3H25M", "\"PT3H25M\" is in the form of ISO 8601; write 3h25m", "3h25m"),
      ("400d", "\"400d\" is longer than 366 days; write one such as 3h25m", nil),
      (
        "999999999d 999999999h",
        "\"999999999d 999999999h\" is longer than 366 days; write one such as 3h25m", nil
      ),
      ("long", "\"long\" is not a duration; write one such as 3h25m", nil),
    ] as [(String, String, String?)]
  )
  func `is refused with what to write`(text: String, message: String, fix: String?) {
    let problem = ValueProblem(code: "duration", message: message, fix: fix)
    #expect(ChargeDuration.parse(text) == .failure(problem))
    if let fix { #expect((try? ChargeDuration.parse(fix).get().text) == fix) }
  }

  @Test func `survives its text`() throws {
    for seed in UInt64(1)...300 {
      var random = SeededRandom(seed: seed)
      let duration = ChargeDuration(seconds: .random(in: 0...31_622_400, using: &random))
      #expect(try ChargeDuration.parse(duration.text).get() == duration, "seed \(seed)")
    }
  }
}
