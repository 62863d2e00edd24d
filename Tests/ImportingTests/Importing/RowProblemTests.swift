import ChargingLog
import Importing
import Testing

@Suite("A row that cannot be taken")
struct RowProblemTests {
  static let header =
    "Created,Finished,Charging point,Vehicle,Energy (kWh),Duration,Solar (%),Price\n"
  static let good = "2026-01-02 10:00:00,2026-01-02 11:00:00,G,,10,30m0s,,1\n"

  /// A row, and the message it is refused with: column, code, reason, remedy.
  static let rows: [(String, String)] = [
    (
      "02.01.2026,,G,,10,,,1",
      "Created [import-format] “02.01.2026” does not follow “yyyy-MM-dd HH:mm:ss”: “02.01.2026” stands where a year of 4 digits is expected | correct the format in the rules, or the value in the file"
    ),
    (
      "2026-02-30 10:00:00,,G,,10,,,1",
      "Created [import-range] “2026-02-30 10:00:00” has the day 30 in a month that is shorter"
    ),
    (",,G,,10,,,1", "- [missing-key] the start is not known | fill it in"),
    (
      "2026-01-02 10:00:00,2026-01-02 09:00:00,G,,10,,,1",
      "Finished [end-before-start] end is before start | correct one of the two"
    ),
    (
      "2026-01-02 10:00:00,,G,,abc,,,1",
      "Energy (kWh) [import-format] “abc” is not a number | correct it, or name what stands around the number with strip"
    ),
    (
      "2026-01-02 10:00:00,,G,,10001,,,1",
      "Energy (kWh) [range] \"10001\" is out of range | write a number of 0 to 10000 kWh"
    ),
    (
      "2026-01-02 10:00:00,,G,,-1,,,1",
      "Energy (kWh) [range] \"-1\" is out of range | write a number of 0 to 10000 kWh"
    ),
    (
      "2026-01-02 10:00:00,,G,,10,half an hour,,1",
      "Duration [import-format] “half an hour” is not a duration | durations are written 3h25m, 03:25:10 or PT3H25M; for a bare number write format: s, min or h"
    ),
    (
      "2026-01-02 10:00:00,,G,,10,,101,1",
      "Solar (%) [range] \"101\" is out of range | write a number of 0 to 100"
    ),
    (
      "2026-01-02 10:00:00,,G,,10,,,-1",
      "Price [range] \"-1\" is negative | write 0 for free, or remove the key for unknown"
    ),
    (
      "2026-01-02 10:00:00,,G",
      "- [csv-too-few-fields] the row has 3 fields, the header 8 | add the missing fields; if this is the last row, the file was cut off"
    ),
    (
      "2026-01-02 10:00:00,,G,,1,5,,,1",
      "- [csv-too-many-fields] the row has 9 fields, the header 8 | put quotes around a field that contains “,”"
    ),
    (
      "2026-01-02 10:00:00,,\"G,,10,,,1",
      "- [csv-unterminated-quote] a quote opens here and is not closed | close the quote, or double it where it belongs to the text: \"\""
    ),
    (
      "1026-01-02 10:00:00,,G,,10,,,1",
      "Created [timestamp] \"1026-01-02T10:00:00\" has year 1026 | write a year from 1900 to 2200"
    ),
  ]

  @Test("says where, why and what to do, and the others are taken", arguments: rows)
  func message(row: String, expected: String) throws {
    let result = try ImportHarness.run(Self.header + Self.good + row + "\n")
    #expect(result.new.count == 1)
    let rejected = try #require(result.rejected.first)
    #expect(result.rejected.count == 1)
    #expect(rejected.line == 3)
    #expect(rejected.source == Array(row.utf8))
    let found =
      "\(rejected.column ?? "-") [\(rejected.code)] \(rejected.reason)"
      + (rejected.fix.map { " | \($0)" } ?? "")
    #expect(found == expected)
  }

  @Test("in the wrong encoding is named, and the rows before it are taken")
  func encoding() throws {
    let bytes =
      Array((Self.header + Self.good).utf8)
      + Array(
        repeating: Array("2026-01-03 10:00:00,2026-01-03 11:00:00,Gärtnerei,,10,30m0s,,1\n".utf8),
        count: 2000
      ).joined()
      + Array("2027-01-02 10:00:00,,G".utf8) + [0xE4] + Array(",,10,,,1\n".utf8)
    let result = try ImportHarness.run(bytes)
    #expect(result.rejected.map(\.code) == ["csv-invalid-encoding"])
    #expect(result.rejected.map(\.line) == [2003])
    #expect(result.new.count == 2)
  }

  @Test("is not one whose quoted cell goes over lines")
  func quotedNewline() throws {
    let result = try ImportHarness.run(
      Self.header + "2026-01-02 10:00:00,,\"North\ngarage\",,10,,,1\n" + "bad,,G,,10,,,1\n"
    )
    #expect(result.new.map(\.session.location) == ["North\ngarage"])
    #expect(result.rejected.map(\.line) == [4])
  }

  @Test("for want of a car names the choice")
  func car() throws {
    let two = ImportHarness.index(cars: [
      "ioniq5": ImportHarness.car, "mg4": "make: MG\nmodel: MG4\nbattery_kwh: 61\n",
    ])
    let rows = ["Ioniq 5", "hyundai ioniq 5", "MG4", "mg4", "Smart #1", ""].map {
      "2026-01-02 10:00:00,,G,\($0),10,,,1\n"
    }
    let result = try ImportHarness.run(Self.header + rows.joined(), into: two)
    #expect(result.sessions.map(\.session.car) == ["ioniq5", "ioniq5", "mg4", "mg4"])
    #expect(
      result.rejected.map { "\($0.column ?? "-"): \($0.reason) | \($0.fix ?? "")" } == [
        "Vehicle: no car is called \"Smart #1\" | say which: --car ioniq5, mg4, or give the car that name",
        "-: the file does not say which car it was | say which: --car ioniq5, mg4",
      ]
    )
    var options = ImportOptions()
    options.car = "mg4"
    let forced = try ImportHarness.run(Self.header + rows.joined(), into: two, options: options)
    #expect(Set(forced.sessions.map(\.session.car)) == ["mg4"])
    let settled = ImportHarness.index(
      settings: ImportHarness.settings + "default_car: mg4\n",
      cars: ["ioniq5": ImportHarness.car, "mg4": "make: MG\nmodel: MG4\nbattery_kwh: 61\n"]
    )
    let byDefault = try ImportHarness.run(Self.header + rows.suffix(1).joined(), into: settled)
    #expect(byDefault.sessions.map(\.session.car) == ["mg4"])
  }
}
