import Foundation
import TestSupport
import Testing

@testable import ChargingLog

@Suite struct `A time zone` {
  private func london() throws -> Zone { try Zone.named("Europe/London") }

  private func instant(_ text: String) throws -> Instant {
    let timestamp = try Timestamp.parse(text).get()
    return try #require(timestamp.resolve(in: .utc).instant)
  }

  private func civil(_ text: String) throws -> CivilTime { try Timestamp.parse(text).get().civil }

  @Test func `shows summer and winter time`() throws {
    let zone = try london()
    #expect(zone.civil(at: try instant("2026-07-01T12:00")).text == "2026-07-01T13:00:00")
    #expect(zone.abbreviation(at: try instant("2026-07-01T12:00")) == "BST")
    #expect(zone.abbreviation(at: try instant("2026-12-01T12:00")) == "GMT")
    #expect(zone.offsetSeconds(at: try instant("2190-07-01T12:00")) == 3600)
  }

  @Test func `names both instants of the repeated hour`() throws {
    let first = try instant("2026-10-25T00:30")
    #expect(
      try london().resolve(civil("2026-10-25T01:30"))
        == .repeated(first: first, second: first.advanced(bySeconds: 3600))
    )
  }

  @Test func `names the gap that a missing time lies in`() throws {
    let gap = LocalTime.missing(before: try instant("2026-03-29T01:00"), gapSeconds: 3600)
    #expect(try london().resolve(civil("2026-03-29T01:00")) == gap)
    #expect(try london().resolve(civil("2026-03-29T01:59:59")) == gap)
    #expect(
      try london().resolve(civil("2026-03-29T02:00"))
        == .unique(instant("2026-03-29T01:00"))
    )
  }

  @Test func `knows a day that was skipped`() throws {
    let apia = try Zone.named("Pacific/Apia")
    let skip = try instant("2011-12-30T10:00")
    #expect(
      try apia.resolve(civil("2011-12-30T12:00")) == .missing(before: skip, gapSeconds: 86_400)
    )
    #expect(apia.startOfDay(try civil("2011-12-30").date) == skip)
  }

  @Test func `starts a day after the gap when midnight is missing`() throws {
    let beirut = try Zone.named("Asia/Beirut")
    let start = beirut.startOfDay(try civil("2026-03-29").date)
    #expect(beirut.civil(at: start).text == "2026-03-29T01:00:00")
  }

  @Test func `tells its next change, for ever or never`() throws {
    #expect(
      try london().nextTransition(after: instant("2026-10-25T00:59:59"))
        == instant("2026-10-25T01:00")
    )
    #expect(
      try london().nextTransition(after: instant("2026-10-25T01:00"))
        == instant("2027-03-28T01:00")
    )
    #expect(try Zone.named("Asia/Tokyo").nextTransition(after: instant("2026-01-01")) == nil)
    #expect(Zone.utc.nextTransition(after: try instant("2026-01-01")) == nil)
  }

  @Test func `every civil time is shown at the instants it resolves to, and only there`() throws {
    for identifier in ["Europe/London", "America/Nuuk", "Australia/Lord_Howe", "Pacific/Apia"] {
      let zone = try Zone.named(identifier)
      for seed in UInt64(1)...40 {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
          let instant = Instant(
            secondsSince1970: .random(in: -2_000_000_000...40_000_000_000, using: &random)
          )
          let civil = zone.civil(at: instant)
          switch zone.resolve(civil) {
          case .unique(let found): #expect(found == instant, "\(identifier), seed \(seed)")
          case .repeated(let first, let second):
            #expect(first < second && (first == instant || second == instant), "seed \(seed)")
            #expect(zone.civil(at: first) == civil && zone.civil(at: second) == civil)
          case .missing: Issue.record("\(identifier), seed \(seed): \(instant)")
          }
        }
      }
    }
  }

  @Test func `converts the furthest instants without trapping`() throws {
    for seconds in [Int64.min, .max] {
      let instant = Instant(secondsSince1970: seconds)
      _ = try london().resolve(london().civil(at: instant))
      _ = try london().nextTransition(after: instant)
    }
    // The first second of the year 1, and the last of the year 9999.
    for seconds: Int64 in [-62_135_596_800, 0, 253_402_300_799] {
      let instant = Instant(secondsSince1970: seconds)
      #expect(try london().resolve(london().civil(at: instant)).instant == instant)
    }
  }

  @Test func `converts 200,000 times in well under a second`() throws {
    let zone = try london()
    var sum = 0
    let took = ContinuousClock().measure {
      for seconds in stride(from: Int64(0), to: 2_000_000_000, by: 10_000) {
        sum &+= zone.offsetSeconds(at: Instant(secondsSince1970: seconds))
      }
    }
    #expect(sum != 0)
    #expect(took < .seconds(2))
  }
}

@Suite struct `A time zone's name` {
  @Test(arguments: [
    ("europe/london", "\"europe/london\" is not spelled as a time zone is; write Europe/London"),
    ("London", "no time zone is called \"London\"; write Europe/London"),
    ("Europe/Londn", "no time zone is called \"Europe/Londn\"; write Europe/London"),
    ("New York", "\"New York\" is not spelled as a time zone is; write America/New_York"),
    ("BST", "no time zone is called \"BST\"; write a name such as Europe/London"),
    ("GMT+7", "no time zone is called \"GMT+7\"; write a name such as Europe/London"),
    ("", "\"\" is not spelled as a time zone is; write a name such as Europe/London"),
    (
      "../../etc/passwd",
      "\"../../etc/passwd\" is not spelled as a time zone is; write a name such as Europe/London"
    ),
    ("/etc/localtime", nil), ("Europe/../UTC", nil), ("Europe", nil), ("right/UTC", nil),
    ("tzdata.zi", nil), ("Europe/London\u{0}", nil),
  ])
  func `is refused with the nearest name`(identifier: String, message: String?) {
    let error = #expect(throws: ZoneError.self) { try Zone.named(identifier) }
    if let message { #expect(error?.message == message) }
    #expect(error?.identifier == identifier)
  }

  @Test func `needs tzdata, but for UTC`() throws {
    let error = #expect(throws: ZoneError.self) {
      try Zone.named("Europe/London", directory: "/nonexistent")
    }
    #expect(
      error?.message == "no time zone data in /nonexistent to find \"Europe/London\" in; "
        + "run: apt install tzdata"
    )
    #expect(try Zone.named("UTC", directory: "/nonexistent") == .utc)
    #expect(try Zone.named("Etc/UTC", directory: "/nonexistent").identifier == "Etc/UTC")
  }

  @Test func `is in the catalogue, from the list or from the tree`() throws {
    #expect(Zone.identifiers().contains("Europe/London"))
    #expect(!Zone.identifiers().contains { $0.hasPrefix("posix") })
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "zones-\(UInt64.random(in: 0 ... .max))").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/Europe",
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(
      atPath: Zone.systemDirectory + "/Europe/London",
      toPath: folder + "/Europe/London"
    )
    #expect(Zone.identifiers(directory: folder) == ["Europe/London"])
    #expect(try Zone.named("Europe/London", directory: folder) == Zone.named("Europe/London"))
  }
}
