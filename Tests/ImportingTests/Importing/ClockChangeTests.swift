import ChargingLog
import Importing
import Testing

@Suite("Times without an offset")
struct ClockChangeTests {
  static let header = "Created,Finished,Charging point,Energy (kWh),Duration\n"

  private func run(_ rows: [String], options: ImportOptions = ImportOptions()) throws
    -> ImportResult
  {
    try ImportHarness.run(Self.header + rows.joined(separator: "\n") + "\n", options: options)
  }

  private func stamps(_ result: ImportResult) -> [[String]] {
    result.sessions.map { [$0.session.start.text, $0.session.end?.text ?? ""] }
  }

  /// Berlin, 2026-10-25: 03:00 becomes 02:00.
  static let repeated: [(String, [String], [[String]], warnings: Int)] = [
    (
      "the duration says that the start was the first and the end the second",
      ["2026-10-25 02:10:00,2026-10-25 02:50:00,G,10,1h30m0s"],
      [["2026-10-25T02:10:00+02:00", "2026-10-25T02:50:00+01:00"]], 0
    ),
    (
      "an end before the start is the second",
      ["2026-10-25 02:50:00,2026-10-25 02:10:00,G,10,5m0s"],
      [["2026-10-25T02:50:00+02:00", "2026-10-25T02:10:00+01:00"]], 0
    ),
    (
      "a start that is no longer before its end than energy flowed is the first",
      ["2026-10-25 02:30:00,2026-10-25 03:30:00,G,10,1h45m0s"],
      [["2026-10-25T02:30:00+02:00", "2026-10-25T03:30:00"]], 0
    ),
    (
      "a file in order tells the second from the first",
      [
        "2026-10-25 01:00:00,2026-10-25 01:30:00,G,10,20m0s",
        "2026-10-25 02:40:00,2026-10-25 02:45:00,G,10,4m0s",
        "2026-10-25 02:20:00,2026-10-25 05:00:00,G,10,1h0m0s",
      ],
      [
        ["2026-10-25T01:00:00", "2026-10-25T01:30:00"],
        ["2026-10-25T02:40:00+02:00", "2026-10-25T02:45:00+02:00"],
        ["2026-10-25T02:20:00+01:00", "2026-10-25T05:00:00"],
      ], 2
    ),
    (
      "nothing tells: the first is taken, with a warning",
      ["2026-10-25 02:30:00,2026-10-25 05:00:00,G,10,1h0m0s"],
      [["2026-10-25T02:30:00+02:00", "2026-10-25T05:00:00"]], 1
    ),
  ]

  @Test("in the hour that comes twice are the ones that fit", arguments: repeated)
  func repeatedHour(name: String, rows: [String], expected: [[String]], warnings: Int) throws {
    let result = try run(rows)
    #expect(stamps(result) == expected, Comment(rawValue: name))
    #expect(
      result.sessions.flatMap(\.warnings).count == warnings,
      "\(result.sessions.flatMap(\.warnings))"
    )
  }

  @Test("in the hour that is left out are refused by name, and other rows go on")
  func missingHour() throws {
    let result = try run([
      "2026-03-29 02:30:00,2026-03-29 05:00:00,G,10,1h0m0s",
      "2026-03-29 03:30:00,2026-03-29 05:00:00,G,10,1h0m0s",
    ])
    #expect(stamps(result) == [["2026-03-29T03:30:00", "2026-03-29T05:00:00"]])
    let row = try #require(result.rejected.first)
    #expect(row.line == 2)
    #expect(row.column == "Created")
    #expect(
      row.reason
        == "2026-03-29T02:30:00 does not exist in Europe/Berlin: the clocks went forward by 1h"
    )
    #expect(row.fix == "is the file in another zone? say --time-zone UTC, or correct the time")
  }

  @Test("of another zone than the directory's are written with their offset")
  func otherZone() throws {
    var options = ImportOptions()
    options.timeZone = .utc
    let result = try run(["2026-03-29 02:30:00,2026-03-29 05:00:00,G,10,1h0m0s"], options: options)
    #expect(stamps(result) == [["2026-03-29T02:30:00Z", "2026-03-29T05:00:00Z"]])
  }

  @Test("are those of their location, where it has a zone")
  func locationZone() throws {
    let index = ImportHarness.index(
      locations: ["garage": "name: Garage\ntime_zone: Europe/London\n"])
    let result = try ImportHarness.run(
      Self.header + "2026-03-29 01:30:00,2026-03-29 05:00:00,Garage,10,1h0m0s\n",
      into: index
    )
    #expect(result.rejected.map(\.code) == ["missing-hour"])
    #expect(result.rejected.first?.reason.contains("Europe/London") == true)
  }
}
