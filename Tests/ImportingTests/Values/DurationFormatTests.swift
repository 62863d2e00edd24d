import ChargingLog
import Importing
import Testing

@Suite("A duration format")
struct DurationFormatTests {
  static let readable: [(DurationFormat, String, Duration)] = [
    (.units, "21h 21m 40s", .seconds(76_900)), (.units, "1d 18h 34m 53s", .seconds(153_293)),
    (.units, "44s", .seconds(44)), (.units, "2h 5s", .seconds(7205)),
    (.units, "5h21m5s", .seconds(19_265)),
    (.units, "3h30m0s", .seconds(12_600)), (.units, "1.5s", .milliseconds(1500)),
    (.units, "250ms", .milliseconds(250)), (.units, "45 min", .seconds(2700)),
    (.units, "1 Std. 5 Min.", .seconds(3900)),
    (.units, "2 hours, 3 minutes", .seconds(7380)), (.units, "0s", .zero),
    (.clock, "03:20:21", .seconds(12_021)), (.clock, "26:05", .seconds(93_900)),
    (.clock, "1:02:03:04", .seconds(93_784)), (.clock, "0:00:01.5", .milliseconds(1500)),
    (.iso8601, "PT3H25M", .seconds(12_300)), (.iso8601, "P1DT2H", .seconds(93_600)),
    (.iso8601, "PT0.5S", .milliseconds(500)),
    (.hours, "1.5", .seconds(5400)), (.minutes, "90", .seconds(5400)),
    (.seconds, "9692.0", .seconds(9692)),
    (.milliseconds, "1500", .milliseconds(1500)),
    (.nanoseconds, "12600000000000", .seconds(12_600)),
    (.automatic, "5h21m5s", .seconds(19_265)), (.automatic, "03:20:21", .seconds(12_021)),
    (.automatic, "PT3H25M", .seconds(12_300)),
  ]

  @Test("reads each of its spellings", arguments: readable)
  func reads(format: DurationFormat, text: String, duration: Duration) throws {
    #expect(try format.read(text).get() == duration)
  }

  static let refused: [(DurationFormat, String, ValueProblem.ImportCode)] = [
    (.units, "", .format), (.units, "5", .format), (.units, "5x", .format),
    (.units, "5m 3h", .format),
    (.units, "5m 3m", .format), (.units, "-5m", .format), (.clock, "3:5", .format),
    (.clock, "03:60", .format),
    (.clock, "1:25:00:00", .format), (.clock, "5", .format), (.iso8601, "P", .format),
    (.iso8601, "PT", .format),
    (.iso8601, "3H", .format), (.iso8601, "PT5M3H", .format), (.seconds, "-5", .format),
    (.seconds, "5s", .format),
    (.seconds, "99999999999999999999", .format), (.automatic, "3600", .ambiguous),
    (.automatic, "soon", .format),
  ]

  @Test("refuses the rest", arguments: refused)
  func refuses(format: DurationFormat, text: String, code: ValueProblem.ImportCode) {
    guard case .failure(let problem) = format.read(text) else {
      Issue.record("“\(text)” was read as \(format.read(text))")
      return
    }
    #expect(problem.code == code.rawValue)
  }

  @Test("understands a decimal comma where the file has one")
  func readsComma() throws {
    #expect(try DurationFormat.hours.read("1,5", decimalMark: .comma).get() == .seconds(5400))
  }
}
