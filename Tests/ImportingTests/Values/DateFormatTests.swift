import ChargingLog
import Importing
import Testing

@Suite("A date format")
struct DateFormatTests {
  static let readable: [(String, String, DateReading)] = [
    (
      "dd.MM.yyyy HH:mm", "23.11.2026 07:30",
      .init(year: 2026, month: 11, day: 23, hour: 7, minute: 30)
    ),
    (
      "yyyy-MM-dd HH:mm:ss", " 2026-11-23  07:30:15 ",
      .init(year: 2026, month: 11, day: 23, hour: 7, minute: 30, second: 15)
    ),
    (
      "M/d/yyyy, h:mm a zzz", "3/22/2026, 11:36 PM EDT",
      .init(year: 2026, month: 3, day: 22, hour: 23, minute: 36, offsetSeconds: -14_400)
    ),
    (
      "M/d/yyyy, h:mm a zzz", "11/2/2025, 12:05\u{202F}am EST",
      .init(year: 2025, month: 11, day: 2, hour: 0, minute: 5, offsetSeconds: -18_000)
    ),
    (
      "M/d/yyyy h:mm a zzz", "1/2/2025 12:05 p.m. UTC+5:30",
      .init(year: 2025, month: 1, day: 2, hour: 12, minute: 5, offsetSeconds: 19_800)
    ),
    (
      "dd MMM yyyy HH:mm zzz", "01 Oct 2026 10:00 BST",
      .init(year: 2026, month: 10, day: 1, hour: 10, offsetSeconds: 3600)
    ),
    ("d. MMMM yy", "3. März 26", .init(year: 2026, month: 3, day: 3, hasTime: false)),
    ("d MMM. yyyy", "3 déc. 2026", .init(year: 2026, month: 12, day: 3, hasTime: false)),
    ("E, d MMM yyyy", "Mon, 23 Nov 2026", .init(year: 2026, month: 11, day: 23, hasTime: false)),
    ("dd/MM/yyyy", "29/02/2024", .init(year: 2024, month: 2, day: 29, hasTime: false)),
    (
      "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-06-15T18:27:30.5Z",
      .init(
        year: 2026,
        month: 6,
        day: 15,
        hour: 18,
        minute: 27,
        second: 30,
        nanosecond: 500_000_000,
        offsetSeconds: 0
      )
    ),
    (
      "dd.MM.yyyy 'um' HH 'Uhr'", "23.11.2026 um 07 Uhr",
      .init(year: 2026, month: 11, day: 23, hour: 7)
    ),
    ("iso8601", "2026-11-23", .init(year: 2026, month: 11, day: 23, hasTime: false)),
    (
      "iso8601", "2018-03-23T09:49:02+01:00",
      .init(year: 2018, month: 3, day: 23, hour: 9, minute: 49, second: 2, offsetSeconds: 3600)
    ),
    ("iso8601", "2026-11-23 07:30", .init(year: 2026, month: 11, day: 23, hour: 7, minute: 30)),
    (
      "iso8601", "2026-11-23T07:30:00.123456789-0330",
      .init(
        year: 2026,
        month: 11,
        day: 23,
        hour: 7,
        minute: 30,
        nanosecond: 123_456_789,
        offsetSeconds: -12_600
      )
    ),
    ("epoch-s", "0", .init(year: 1970, month: 1, day: 1, offsetSeconds: 0)),
    (
      "epoch-s", "-1",
      .init(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59, offsetSeconds: 0)
    ),
    (
      "epoch-ms", "1709251199500",
      .init(
        year: 2024,
        month: 2,
        day: 29,
        hour: 23,
        minute: 59,
        second: 59,
        nanosecond: 500_000_000,
        offsetSeconds: 0
      )
    ),
  ]

  @Test("reads what follows it", arguments: readable)
  func reads(pattern: String, text: String, reading: DateReading) throws {
    var found = try DateFormat(pattern).read(text).get()
    found.hasSeconds = false
    #expect(found == reading)
  }

  @Test(
    "knows whether seconds were written",
    arguments: [
      ("iso8601", "2026-11-23T07:30", false), ("iso8601", "2026-11-23T07:30:00Z", true),
      ("iso8601", "2026-11-23", false), ("dd.MM.yyyy HH:mm", "23.11.2026 07:30", false),
      ("epoch-s", "0", true),
    ]
  )
  func seconds(pattern: String, text: String, hasSeconds: Bool) throws {
    #expect(try DateFormat(pattern).read(text).get().hasSeconds == hasSeconds)
  }

  static let refused: [(String, String, ValueProblem.ImportCode)] = [
    ("dd.MM.yyyy", "23/11/2026", .format), ("dd.MM.yyyy", "3.11.2026", .format),
    ("dd.MM.yyyy", "23.11.26", .format), ("dd.MM.yyyy", "23.11.2026 07:30", .format),
    ("dd/MM/yyyy", "11/23/2026", .range), ("dd/MM/yyyy", "29/02/2025", .range),
    ("dd/MM/yyyy", "31/04/2026", .range), ("yyyy-MM-dd HH:mm", "2026-11-23 24:00", .range),
    ("M/d/yyyy h:mm a", "1/2/2026 13:00 PM", .range), ("M/d/yyyy h:mm a", "1/2/2026 1:00", .format),
    ("yyyy-MM-dd HH:mm zzz", "2026-11-23 07:30 IST", .format), ("iso8601", "", .format),
    ("iso8601", "2026-11-23T07:30+1", .format), ("iso8601", "2026-11-23T07:30+01:0", .format),
    ("epoch-s", "1709251199500", .range), ("epoch-s", "1.5", .format),
    ("epoch-ms", "soon", .format),
  ]

  @Test("refuses what does not, and says what was expected", arguments: refused)
  func refuses(pattern: String, text: String, code: ValueProblem.ImportCode) throws {
    let result = try DateFormat(pattern).read(text)
    #expect(throws: ValueProblem.self) { try result.get() }
    guard case .failure(let problem) = result else { return }
    #expect(problem.code == code.rawValue, "\(problem.message)")
    if !text.isEmpty { #expect(problem.message.contains(text)) }
  }

  @Test(
    "is refused itself when it cannot name a day",
    arguments: [
      "", "HH:mm", "yyyy-MM", "dd.MM.yyyy q", "dd.MM.yyyy 'x", "M/d/yyyy h:mm", "M/d/yyyy H:mm a",
      "yyy-M-d",
    ]
  )
  func refusesPatterns(pattern: String) {
    #expect(throws: ValueProblem.self) { try DateFormat(pattern) }
  }

  @Test("counts seconds since 1970 as the calendar does", arguments: 0..<200 as Range<UInt64>)
  func countsSeconds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let seconds = Int.random(in: -2_208_988_800..<253_402_300_800, using: &random)
    let reading = try DateFormat("epoch-s").read(String(seconds)).get()
    #expect(reading.epochSeconds == seconds, "seed \(seed)")
  }

  @Test("reads any text, or says why not", arguments: 0..<300 as Range<UInt64>)
  func anyText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("yMdHhmsSaEzX'. :-/T0129+,é\u{202F}")
    let text = { (random: inout SeededGenerator) in
      String((0..<Int.random(in: 0...14, using: &random)).map { _ in random.element(of: alphabet) })
    }
    _ = try? DateFormat(text(&random))
    expectReason(DateFormat.iso8601.read(text(&random)))
    if let format = try? DateFormat("d.M.yyyy" + text(&random)) {
      expectReason(format.read("1.1.2026" + text(&random)))
    }
    for format in DurationFormat.allCases { expectReason(format.read(text(&random))) }
    expectReason(NumberFormat().read(text(&random)))
  }

  private func expectReason<Value>(_ result: Result<Value, ValueProblem>) {
    guard case .failure(let problem) = result else { return }
    #expect(!problem.code.isEmpty && !problem.message.isEmpty)
  }
}
