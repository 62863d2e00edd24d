import TestSupport
import Testing

@testable import ChargingLog

@Suite struct `Any text` {
  private static let pieces = [
    "2026", "11", "23", "13", "32", "99", "24", "0", "7", "-", "-", "/", ".", ":", ":", "T", "t",
    "Z", " ", " ", "+", ",", "q", "W", "Q3", "d", "h", "m", "s", "P", "am", "pm", "ago", "now",
    "today", "mon", "last", "this", "month", "days", "999999999", "é", "\u{0}", "\r\n", "🔌",
  ]

  private func text(_ seed: UInt64) -> String {
    var random = SeededRandom(seed: seed)
    return (0..<Int.random(in: 0...9, using: &random)).reduce(into: "") { text, _ in
      text += Self.pieces.randomElement(using: &random) ?? ""
    }
  }

  @Test func `is read or refused, and every fix is itself accepted`() throws {
    let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
    let now = CivilTime(date: today, secondOfDay: 40_000)
    for seed in UInt64(1)...20_000 {
      let text = text(seed)
      if case .failure(let problem) = ChargeDuration.parse(text), let fix = problem.fix {
        #expect((try? ChargeDuration.parse(fix).get()) != nil, "seed \(seed): \(text)")
      }
      if case .failure(let problem) = DatePeriod.parse(text, today: today), let fix = problem.fix {
        #expect((try? DatePeriod.parse(fix, today: today).get()) != nil, "seed \(seed): \(text)")
      }
      for after in [nil, now] {
        guard case .failure(let problem) = parseTypedTime(text, now: now, after: after),
          let fix = problem.fix
        else { continue }
        #expect((try? parseTypedTime(fix, now: now).get()) != nil, "seed \(seed): \(text)")
      }
      _ = YearlyRule.parse(text)
      _ = CivilDate.parse(text)
    }
  }
}
