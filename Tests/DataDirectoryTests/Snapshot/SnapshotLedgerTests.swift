import ChargingLog
import Glibc
import TestSupport
import Testing

@testable import DataDirectory

/// What sessions come to is kept in the snapshot, and must never be older than what it hangs on.
@Suite("What the snapshot says that sessions come to")
struct SnapshotLedgerTests {
  /// A log with a snapshot that knows every file.
  private func known(_ folder: TemporaryDirectory, seed: UInt64 = 1) async throws -> SnapshotLog {
    let log = try SnapshotLog(folder, seed: seed, count: 90)
    let priced = SampleLog.session + "end: 2026-11-23T09:30\n"
    try folder.write("log/sessions/2026/10/priced.yaml", priced)
    let block = try await log.forgedBlock(notes: nil)
    Snapshot.write([block.content], catalog: block.catalog, to: log.snapshotPath)
    return log
  }

  @Test(
    "follows every other file that it hangs on",
    arguments: [
      ("tariffs/go.yaml", "rates: [{from: 2020-01-01, price_per_kwh: 0.99}]\n"),
      ("locations/home.yaml", "home: true\naliases: [The drive, IONITY]\n"),
      ("locations/madrid.yaml", "time_zone: Asia/Tokyo\ntariff: go\n"),
      ("locations/cafe.yaml", "home: true\naliases: [Café du Nord ☕️]\n"),
      ("cars/ioniq5.yaml", "battery_kwh: 50\n"),
      ("settings.yaml", "plugtrack: 1\ncurrency: SEK\ntime_zone: Europe/Lisbon\n"),
    ]
  )
  func otherFiles(path: String, text: String) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try await known(folder)
      let before = SnapshotLog.ledger(of: try await log.load())
      #expect(before == (try await log.readAnew()).ledger)
      try folder.write("log/\(path)", text)
      let after = SnapshotLog.ledger(of: try await log.load())
      #expect(after == (try await log.readAnew()).ledger)
      #expect(after != before, "the change tells in what sessions come to")
    }
  }

  @Test("follows edits, files that go and files that come", arguments: 1...6)
  func sessions(seed: UInt64) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try await known(folder, seed: seed)
      var random = SeededRandom(seed: seed)
      for round in 0..<6 {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let number = Int.random(in: 95..<195, using: &random)
          let name = "log/sessions/2026/\(10 + (number - 100 + 300) % 3)/\(number).yaml"
          if Bool.random(using: &random) {
            unlink(folder.path(name))
          } else {
            try folder.write(name, SampleLog.session(using: &random))
          }
        }
        let index = try await log.load()
        let expected = try await log.readAnew()
        #expect(SnapshotLog.text(of: index) == expected.sessions, "round \(round)")
        #expect(SnapshotLog.ledger(of: index) == expected.ledger, "round \(round)")
      }
    }
  }

  @Test("has the spelling of the first session, whichever that is now")
  func spelling() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 0)
      func write(_ day: Int, _ network: String) throws {
        try folder.write(
          "log/sessions/\(day).yaml",
          "car: ioniq5\nstart: 2026-11-\(day)\nnetwork: \(network)\nlocation: \(network)\n"
        )
      }
      for (day, network) in [(11, "Ionity"), (12, "IONITY"), (13, "ionity")] {
        try write(day, network)
      }
      let block = try await log.forgedBlock(notes: nil)
      Snapshot.write([block.content], catalog: block.catalog, to: log.snapshotPath)
      func spellings() async throws -> Set<String?> {
        let index = try await log.load()
        return Set(
          index.entries.flatMap {
            [index.names.networks.text(of: $0.network), index.names.places.text(of: $0.place)]
          }
        )
      }
      #expect(try await spellings() == ["Ionity"])
      unlink(folder.path("log/sessions/11.yaml"))
      #expect(try await spellings() == ["IONITY"])
      try write(10, "IoNiTy")
      #expect(try await spellings() == ["IoNiTy"])
    }
  }

  @Test("is not taken over when it names a car or a place that there is not")
  func foreign() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try await known(folder)
      let block = try await log.forgedBlock(notes: nil)
      try folder.write("log/locations/zoo.yaml", "notes: one more\n")
      try folder.write("log/cars/a.yaml", "battery_kwh: 40\n")
      let more = try await log.forgedBlock(notes: nil)
      unlink(folder.path("log/locations/zoo.yaml"))
      unlink(folder.path("log/cars/a.yaml"))
      unlink(folder.path("log/locations/madrid.yaml"))
      let fewer = try await log.forgedBlock(notes: nil)
      // The numbers of other catalogs under the name of this one.
      for content in [block.content, more.content] {
        Snapshot.write([content], catalog: fewer.catalog, to: log.snapshotPath)
        let read = try await log.load()
        #expect(read.sessions.count == (try await log.readAnew()).sessions.count)
        #expect(SnapshotLog.ledger(of: read).count == read.sessions.count)
      }
    }
  }

  @Test("is cut into blocks again when many files have come between")
  func blocks() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try await known(folder)
      var random = SeededRandom(seed: 5)
      for number in 0..<1_200 {
        try folder.write("log/sessions/2026/11/a\(number).yaml", SampleLog.session(using: &random))
      }
      try await Task.sleep(for: .milliseconds(2_050))
      for name in ["cold", "warm"] {
        let index = try await log.load()
        let expected = try await log.readAnew()
        #expect(SnapshotLog.text(of: index) == expected.sessions, "\(name)")
        #expect(SnapshotLog.ledger(of: index) == expected.ledger, "\(name)")
      }
      #expect(try #require(Snapshot.read(log.snapshotPath)).firstPaths.count >= 3)
    }
  }
}
