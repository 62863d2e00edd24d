import ChargingLog
import Foundation
import Glibc
import TestSupport
import Testing

@testable import DataDirectory

@Suite("What the snapshot is trusted with")
struct SnapshotReadingTests {
  @Test("A warm load gives what a cold one gives, to the last digit", arguments: 1...4)
  func warmIsCold(seed: UInt64) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, seed: seed, count: 400)
      try await Task.sleep(for: .milliseconds(2_050))
      let cold = try await log.load()
      #expect(log.folder.bytes(log.snapshotName) != nil)
      let warm = try await log.load()
      #expect(SnapshotLog.text(of: warm) == SnapshotLog.text(of: cold), "seed \(seed)")
      #expect(warm.sessions == cold.sessions)
      #expect(SnapshotLog.ledger(of: warm) == SnapshotLog.ledger(of: cold), "seed \(seed)")
      #expect(warm.diagnostics == cold.diagnostics)
      #expect(warm.findings == cold.findings)
      #expect(cold.sessions.count + cold.sessionsLeftOut == 400)
    }
  }

  @Test("Unchanged sessions are read from it")
  func used() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      #expect(try await log.countForged() == SnapshotLog.count)
    }
  }

  @Test("Torn at any length, it is ignored")
  func torn() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      let whole = try #require(folder.bytes(log.snapshotName))
      let lengths = Set(0..<60).union(
        stride(from: 60, to: whole.count, by: max(1, whole.count / 150))
      )
      .union(whole.count - 9..<whole.count)
      for length in lengths {
        try folder.write(log.snapshotName, Array(whole[..<length]))
        #expect(Snapshot.read(log.snapshotPath) == nil, "\(length) of \(whole.count) bytes")
      }
      try folder.write(log.snapshotName, Array(whole[..<(whole.count / 2)]))
      #expect(try await log.countForged() == 0)
    }
  }

  @Test("With any bit flipped it is ignored, or says the same")
  func flipped() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      let whole = try #require(folder.bytes(log.snapshotName))
      var random = SeededRandom(seed: 7)
      let header = (0..<45).flatMap { byte in (0..<8).map { (byte, $0) } }
      let others = (0..<400).map { _ in
        (Int.random(in: 45..<whole.count, using: &random), Int.random(in: 0..<8, using: &random))
      }
      for (byte, bit) in header + others {
        var bytes = whole
        bytes[byte] ^= 1 << UInt8(bit)
        try folder.write(log.snapshotName, bytes)
        let block = Snapshot.read(log.snapshotPath)?.block(0, of: log.directory)
        if let block, block.content != nil {
          // The spare bits of a number's last byte carry nothing.
          #expect(try await log.countForged() == SnapshotLog.count, "bit \(bit) of byte \(byte)")
        } else if byte % 40 == 0, bit == 0 {
          #expect(try await log.countForged() == 0, "bit \(bit) of byte \(byte)")
        }
      }
    }
  }

  @Test("Bytes that pass the checksum but are nonsense give no session, and no crash")
  func nonsense() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      let sound = try await log.read()
      var random = SeededRandom(seed: 3)
      let block = try await log.forgedBlock(notes: nil)
      for round in 0..<60 {
        // Lengths, counts and positions are hit as well as values; only values can then come out wrong.
        let isIndex = round % 2 == 0
        var bytes = isIndex ? block.content.index : block.content.sessions
        switch round % 3 {
        case 0: bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
        case 1: bytes = (0..<500).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        default: bytes.insert(0xFF, at: Int.random(in: 0..<bytes.count, using: &random))
        }
        let content = SnapshotBlock.Content(
          firstPath: block.content.firstPath,
          index: isIndex ? bytes : block.content.index,
          sessions: isIndex ? block.content.sessions : bytes
        )
        Snapshot.write([content], catalog: block.catalog, to: log.snapshotPath)
        let read = try await log.read()
        #expect(read.count == sound.count)
        if round % 3 < 2 { #expect(read == sound, "round \(round)") }
      }
    }
  }

  @Test("One of another version of the format or the schema is ignored")
  func version() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      let whole = try #require(folder.bytes(log.snapshotName))
      let magic = Array("PlugTrack snapshot 5\n".utf8)
      #expect(whole.starts(with: magic))
      try folder.write(
        log.snapshotName,
        Array("PlugTrack snapshot 0\n".utf8) + whole[magic.count...]
      )
      #expect(try await log.countForged() == 0)
      var bytes = whole
      // Behind the length and the checksum of the head: the program, then the schema.
      for number in [magic.count + 16, magic.count + 24] {
        bytes[number] ^= 1
        try folder.write(log.snapshotName, bytes)
        #expect(try await log.countForged() == 0)
        bytes[number] ^= 1
      }
    }
  }

  @Test("Renamed, moved and swapped files are read anew")
  func renamed() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      let root = log.directory.root
      rename("\(root)/sessions/2026/10/100.yaml", "\(root)/sessions/2026/10/renamed.yaml")
      rename("\(root)/sessions/2026/11/101.yaml", "\(root)/sessions/moved.yaml")
      rename("\(root)/sessions/2026/10/103.yaml", "\(root)/keep")
      rename("\(root)/sessions/2026/11/104.yaml", "\(root)/sessions/2026/10/103.yaml")
      rename("\(root)/keep", "\(root)/sessions/2026/11/104.yaml")
      #expect(try await log.countForged() == SnapshotLog.count - 4)
      rename("\(root)/sessions/2026/12", "\(root)/sessions/2026/09")
      #expect(try await log.countForged() == SnapshotLog.count - 4 - SnapshotLog.count / 3)
      #expect(try await log.load().sessions.count == SnapshotLog.count)
    }
  }

  @Test("Files that went, and new ones among the old, leave the others where they were")
  func goneAndNew() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await log.forge()
      let root = log.directory.root
      for number in [100, 103, 157] { unlink("\(root)/sessions/2026/10/\(number).yaml") }
      for name in ["2026/10/0", "2026/10/1005", "2026/10/zzz", "first", "2025/x", "2027/x"] {
        try folder.write("log/sessions/\(name).yaml", SampleLog.session)
      }
      #expect(try await log.countForged() == SnapshotLog.count - 3)
      #expect(try await log.load().sessions.count == SnapshotLog.count + 3)
    }
  }

  @Test("An edit of the same length with its time set back is noticed")
  func disguised() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      let name = "sessions/2026/10/100.yaml"
      try folder.write("log/\(name)", "car: ioniq5\nstart: 2026-11-23T07:30\nnotes: one\n")
      try await log.forge()
      var before = stat()
      #expect(stat("\(log.directory.root)/\(name)", &before) == 0)
      let descriptor = open("\(log.directory.root)/\(name)", O_WRONLY)
      _ = pwrite(descriptor, "two", 3, off_t(before.st_size - 4))
      close(descriptor)
      _ = [before.st_atim, before.st_mtim].withUnsafeBufferPointer { times in
        times.baseAddress.map { utimensat(AT_FDCWD, "\(log.directory.root)/\(name)", $0, 0) }
      }
      var after = stat()
      #expect(stat("\(log.directory.root)/\(name)", &after) == 0)
      #expect(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec && after.st_size == before.st_size)
      #expect(try await log.load().sessions.first { $0.path == name }?.notes == "two")
      #expect(try await log.countForged() == SnapshotLog.count - 1)
    }
  }

  @Test("An edit right after a load, in the same tick of the clock, is noticed")
  func racy() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 200)
      for round in 0..<40 {
        let name = "log/sessions/2026/10/\(100 + 3 * (round % 20)).yaml"
        try folder.write(name, "car: ioniq5\nstart: 2026-11-23T07:30\nnotes: \(100 + round)\n")
        _ = try await log.load()
        let descriptor = open(folder.path(name), O_WRONLY)
        _ = pwrite(descriptor, "\(500 + round)", 3, off_t((folder.bytes(name)?.count ?? 4) - 4))
        close(descriptor)
        let notes = try await log.load().sessions.first { "log/\($0.path)" == name }?.notes
        #expect(notes == "\(500 + round)", "round \(round)")
      }
    }
  }
}
