import ChargingLog
import Foundation
import TestSupport
import Testing

@testable import DataDirectory

/// Sessions that are known by their names only.
@Suite("The outline of a data directory")
struct OutlineTests {
  private static func listing(_ names: [String]) async throws -> (
    TemporaryDirectory, SessionListing
  ) {
    let folder = try TemporaryDirectory()
    for name in names { try folder.write("sessions/\(name)", "") }
    return (folder, await SessionListing.of(folder.path))
  }

  private static func date(_ text: String) throws -> CivilDate {
    try #require(CivilDate.parse(text))
  }

  @Test(
    "finds files by the dates in their names at any depth, and takes none for far that has no date"
  )
  func dates() async throws {
    let (folder, listing) = try await Self.listing([
      "2026/01/2026-01-31T1200-zoe.yaml", "2026/02/2026-02-01T0001-zoe.yaml",
      "2026/02/2026-02-28T2359-zoe-2.yaml", "2026/03/2026-03-01-zoe.yaml",
      "2020/misplaced/2026-02-10.yaml", "monday.yaml", "2026-02-30T1200-zoe.yaml",
      // None of these is a session.
      ".hidden/2026-02-10.yaml", "2026/02/.2026-02-10.yaml", "2026/02/#2026-02-10.yaml",
      "2026/02/2026-02-10.yml",
    ])
    try folder.makeFolder("sessions/2026/02/2026-02-11.yaml")
    try folder.link("sessions/2026/02/2026-02-12.yaml", to: "2026-02-01T0001-zoe.yaml")
    defer { withExtendedLifetime(folder) {} }
    #expect(listing.count == 7)
    let february = try Self.date("2026-02-01")...Self.date("2026-02-28")
    let found = listing.paths(about: [february])
    #expect(
      found == [
        "sessions/2020/misplaced/2026-02-10.yaml", "sessions/2026/02/2026-02-01T0001-zoe.yaml",
        "sessions/2026/02/2026-02-28T2359-zoe-2.yaml", "sessions/2026-02-30T1200-zoe.yaml",
        "sessions/monday.yaml",
      ]
    )
    #expect(await SessionListing.of(folder.path).paths(about: [february]) == found)
  }

  @Test("finds the latest by their names, whole days of them")
  func latest() async throws {
    let (folder, listing) = try await Self.listing([
      "2024-05-01-a.yaml", "2025/2025-05-01-a.yaml", "2025/2025-05-01-b.yaml",
      "2026/2026-05-01-a.yaml", "monday.yaml",
    ])
    defer { withExtendedLifetime(folder) {} }
    for (count, paths, since) in [
      (1, 2, "2026-05-01"), (2, 4, "2025-05-01"), (3, 4, "2025-05-01"), (4, 5, nil), (9, 5, nil),
    ] {
      let found = listing.latest(count)
      #expect(found.paths.count == paths && found.since?.text == since, "\(count)")
    }
    let nothing = try await Self.listing([])
    #expect(nothing.1.latest(5).paths.isEmpty && nothing.1.count == 0)
  }

  @Test(
    "finds names that begin alike in any folder and case",
    arguments: [
      ("2026-01-02T1230-zoe", ["2026-01-02t1230-zoe", "2026-01-02t1230-zoe-2"]),
      ("kelvin", ["kelvin"]),
      ("café", ["café-2"]),
      ("nothing", []),
      ("2026-01-02T1230-zoe-2-and-more", []),
    ]
  )
  func names(_ beginning: String, _ ids: [String]) async throws {
    let (folder, listing) = try await Self.listing([
      "2026/01/2026-01-02T1230-ZOE.yaml", "elsewhere/2026-01-02t1230-zoe-2.yaml",
      "2026-01-02T1230-ioniq5.yaml", "\u{212A}elvin.yaml", "CAFÉ-2.yaml",
      "2026-01-02T1230-zoe/other.yaml",
    ])
    defer { withExtendedLifetime(folder) {} }
    #expect(listing.ids(beginning: beginning.lowercased()) == Set(ids))
  }

  @Test("gives of some files what a whole load gives of them", arguments: UInt64(1)...4)
  func index(seed: UInt64) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, seed: seed, count: 60)
      let directory = DataDirectory(path: log.directory.root, cache: nil)
      let (whole, outline) = (try await directory.load(), try await directory.outline())
      let paths = whole.sessions.paths.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
      let some = await outline.index(of: paths.sorted())
      let wanted = whole.with(sessions: whole.sessions.filter { paths.contains($0.path) })
      #expect(some.sessions == wanted.sessions && some.starts == wanted.starts)
      #expect(some.carNumbers == wanted.carNumbers && some.cars.keys == whole.cars.keys)
      #expect(outline.sessions.count >= whole.sessions.count)
    }
  }

  @Test("refuses what a whole load refuses")
  func refusal() async throws {
    let folder = try TemporaryDirectory()
    let directory = DataDirectory(path: folder.path, cache: nil)
    await #expect(throws: DataDirectoryError.self) { try await directory.outline() }
    try folder.write("settings.yaml", "plugtrack: 1\ncurrency: 5\n")
    await #expect(throws: DataDirectoryError.self) { try await directory.outline() }
    _ = try await directory.outline(LoadOptions(acceptsBrokenSettings: true))
  }
}
