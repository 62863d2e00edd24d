import ChargingLog
import Glibc
import TestSupport
import Testing

@testable import DataDirectory

/// Most runs read only what totals need of a snapshot; sessions are read later, from the same file.
@Suite("The parts of a snapshot")
struct SnapshotPartTests {
  @Test("Sessions come from the snapshot that the run began with, whatever takes its place")
  func replaced() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      for obstacle in ["another snapshot", "none", "a folder"] {
        try await log.forge()
        let index = try await log.load()
        unlink(log.snapshotPath)
        switch obstacle {
        case "another snapshot":
          let other = try await log.forgedBlock(notes: "of another")
          Snapshot.write([other.content], catalog: other.catalog, to: log.snapshotPath)
        case "a folder": mkdir(log.snapshotPath, 0o700)
        default: break
        }
        #expect(index.sessions.allSatisfy { $0.notes == SnapshotLog.forged }, "\(obstacle)")
        rmdir(log.snapshotPath)
      }
    }
  }

  @Test("Sessions that are torn are read from their files, and what they come to stays known")
  func tornSessions() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      let expected = try await log.readAnew()
      for isWhole in [true, false] {
        try await log.forge()
        // With a file that changed, all others of the block are decoded.
        if !isWhole { try folder.write("log/sessions/2026/10/100.yaml", SampleLog.session) }
        let sound = isWhole ? expected : try await log.readAnew()
        // The sessions stand last.
        var bytes = try #require(folder.bytes(log.snapshotName))
        bytes[bytes.count - 1] ^= 1
        try folder.write(log.snapshotName, bytes)
        let index = try await log.load()
        #expect(SnapshotLog.ledger(of: index) == sound.ledger)
        #expect(SnapshotLog.text(of: index) == sound.sessions)
      }
    }
  }

  @Test("A file that is cut in place while it is open counts as torn")
  func cutInPlace() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      let index = try await log.load()
      #expect(truncate(log.snapshotPath, 100) == 0)
      #expect(SnapshotLog.text(of: index) == (try await log.readAnew()).sessions)
    }
  }

  @Test("One torn block leaves the others, and a new snapshot is whole")
  func tornBlock() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 0)
      for number in 0..<1_100 {
        let name = "log/sessions/\(1_000 + number).yaml"
        try folder.write(name, "car: ioniq5\nstart: 2026-11-23\nnotes: \(number)\n")
      }
      try await Task.sleep(for: .milliseconds(2_050))
      let expected = SnapshotLog.text(of: try await log.load())
      let snapshot = try #require(Snapshot.read(log.snapshotPath))
      #expect(snapshot.firstPaths.count == 3)
      var bytes = try #require(folder.bytes(log.snapshotName))
      // In the index of the first block, which stands right behind the head.
      let path = Array("sessions/1007.yaml".utf8)
      let start = try #require(bytes.indices.first { bytes[$0...].starts(with: path) })
      bytes[start + path.count - 6] ^= 1
      try folder.write(log.snapshotName, bytes)
      let torn = try #require(Snapshot.read(log.snapshotPath))
      #expect(torn.block(0, of: log.directory) == nil)
      #expect(torn.block(1, of: log.directory) != nil)
      #expect(SnapshotLog.text(of: try await log.load()) == expected)
      let mended = try #require(Snapshot.read(log.snapshotPath))
      #expect((0..<3).allSatisfy { mended.block($0, of: log.directory)?.content != nil })
      #expect(SnapshotLog.text(of: try await log.load()) == expected)
    }
  }
}
