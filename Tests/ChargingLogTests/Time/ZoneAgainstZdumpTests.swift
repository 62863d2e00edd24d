import Foundation
import Testing

@testable import ChargingLog

/// The C library's own reading of the same files, out to where only the yearly rule is left.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zdump")))
struct `Zones agree with zdump` {
  @Test func `every zone changes when and to what the C library says, 1900 to 2038`() throws {
    // A link's file has the same bytes as its target's.
    var files: Set<Data> = []
    let distinct = Zone.identifiers().filter { identifier in
      FileManager.default.contents(atPath: "\(Zone.systemDirectory)/\(identifier)")
        .map { files.insert($0).inserted } ?? true
    }
    try compare(distinct, years: "1900,2038", atLeast: 20_000)
  }

  @Test func `yearly rules go on for ever as the C library says, to 2600`() throws {
    let identifiers = [
      "Europe/London", "Europe/Dublin", "America/New_York", "America/Nuuk", "Asia/Gaza",
      "Australia/Lord_Howe", "Antarctica/Troll", "America/Santiago",
    ]
    try compare(identifiers, years: "2040,2600", atLeast: 15_000)
  }

  private func compare(_ identifiers: [String], years: String, atLeast: Int) throws {
    var zones: [String: Zone] = [:]
    for identifier in identifiers { zones[identifier] = try Zone.named(identifier) }
    var compared = 0
    for line in try Self.zdump(identifiers, years: years).utf8.split(separator: 0x0A) {
      guard let expected = Expectation(Substring(line)) else { continue }
      let zone = try #require(zones[expected.identifier])
      compared += 1
      if zone.offsetSeconds(at: expected.instant) != expected.offset
        || zone.abbreviation(at: expected.instant) != expected.abbreviation
      {
        Issue.record("\(line): \(zone.offsetSeconds(at: expected.instant))")
      }
    }
    #expect(compared > atLeast)
  }

  /// A line such as `Europe/London  Sun Mar 25 01:00:00 2018 UT = Sun Mar … BST isdst=1 gmtoff=3600`.
  private struct Expectation {
    var identifier: String
    var instant: Instant
    var abbreviation: String
    var offset: Int

    private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
      .split(separator: " ")

    init?(_ line: Substring) {
      let words = line.utf8.split(separator: 0x20).map(Substring.init)
      guard words.count == 16, let offset = Int(words[15].dropFirst("gmtoff=".count)),
        let month = Self.months.firstIndex(of: words[2]), let day = Int(words[3]),
        let year = Int(words[5]), let date = CivilDate(year: year, month: month + 1, day: day)
      else { return nil }
      let clock = words[4].split(separator: ":").compactMap { Int($0) }
      guard clock.count == 3 else { return nil }
      identifier = String(words[0])
      abbreviation = String(words[13])
      self.offset = offset
      instant = Instant(
        secondsSince1970: CivilTime(
          date: date,
          secondOfDay: clock[0] * 3600 + clock[1] * 60 + clock[2]
        ).secondsSince1970
      )
    }
  }

  private static func zdump(_ identifiers: [String], years: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/zdump")
    process.arguments = ["-v", "-c", years] + identifiers
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
