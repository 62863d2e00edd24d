import ChargingLog
import Foundation
import Glibc
import TestSupport
import Testing

@testable import DataDirectory

@Suite("When the snapshot is written")
struct SnapshotWritingTests {
  /// Waits until everything that stands there now is trusted.
  private func settle() async throws { try await Task.sleep(for: .milliseconds(2_050)) }

  private func inode(_ log: SnapshotLog) -> UInt64? {
    FileAccess.status(log.snapshotPath).map { UInt64($0.st_ino) }
  }

  @Test("Not for a few files, and not for files that have just changed")
  func worth() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 60)
      _ = try await log.load()
      #expect(inode(log) == nil, "all files are too new to be trusted")
      try await settle()
      _ = try await log.load()
      let first = try #require(inode(log))
      _ = try await log.load()
      #expect(inode(log) == first, "nothing is new")
      for number in 0..<40 {
        try folder.write("log/sessions/few-\(number).yaml", SampleLog.session)
      }
      try await settle()
      _ = try await log.load()
      #expect(inode(log) == first, "40 new files are read again each time")
      for number in 0..<20 {
        try folder.write("log/sessions/more-\(number).yaml", SampleLog.session)
      }
      try await settle()
      _ = try await log.load()
      #expect(inode(log) != first, "60 new files are worth it")
    }
  }

  @Test("Files that it never keeps, being wrong, do not have it written over and over")
  func wrongFiles() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 60)
      for number in 0..<60 { try folder.write("log/sessions/bad-\(number).yaml", "car: 1 2\n") }
      try await settle()
      let cold = try await log.load()
      let first = try #require(inode(log))
      let warm = try await log.load()
      #expect(inode(log) == first)
      #expect(warm.diagnostics == cold.diagnostics)
      #expect(warm.sessionsLeftOut == 60)
    }
  }

  @Test(
    "Where the cache cannot be written, everything works without",
    arguments: [
      "a file is in the way", "a folder is in the way", "a link is in the way", "the disk is full",
    ]
  )
  func noCache(_ obstacle: String) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 400)
      let cache = "cache/plugtrack"
      switch obstacle {
      case "a file is in the way": try folder.write("cache", "")
      case "a folder is in the way": try folder.makeFolder("\(log.snapshotName)/x")
      case "a link is in the way":
        try folder.makeFolder(cache)
        try folder.link(log.snapshotName, to: "/dev/full")
      default:
        try folder.makeFolder(cache)
        guard mount("none", folder.path(cache), "tmpfs", 0, "size=8k") == 0 else {
          print("skipped: only root can mount a small disk")
          return
        }
      }
      defer { umount2(folder.path(cache), Int32(2)) }
      try await settle()
      let cold = try await log.read()
      #expect(cold.count > 350)
      #expect(try await log.read() == cold)
      #expect(folder.files.filter { $0.hasSuffix(".tmp") } == [])
    }
  }

  @Test("Without a cache folder there is none")
  func none() async throws {
    try await TemporaryDirectory.with { folder in
      try folder.write(SampleLog.files)
      let directory = try DataDirectory.locate(
        named: folder.path,
        environment: [:],
        workingDirectory: "/"
      )
      #expect(directory.snapshotPath == nil)
      let own = try DataDirectory.locate(
        named: folder.path,
        environment: ["HOME": "/home/me"],
        workingDirectory: "/"
      )
      #expect(own.snapshotPath?.hasPrefix("/home/me/.cache/plugtrack/") == true)
      let cache = try DataDirectory.locate(
        named: folder.path,
        environment: ["HOME": "/home/me", "XDG_CACHE_HOME": "/cache"],
        workingDirectory: "/"
      )
      #expect(cache.snapshotPath?.hasPrefix("/cache/plugtrack/") == true)
    }
  }

  @Test("Programs that write it at once leave one that is whole")
  func atOnce() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 300)
      try await settle()
      let expected = try await DataDirectory(path: folder.path("log"), cache: nil).load().sessions
      for round in 0..<5 {
        unlink(log.snapshotPath)
        try await withThrowingTaskGroup(of: Bool.self) { group in
          for _ in 0..<6 { group.addTask { try await log.load().sessions == expected } }
          for try await isRight in group { #expect(isRight, "round \(round)") }
        }
        #expect(Snapshot.read(log.snapshotPath) != nil)
        #expect(folder.files.filter { $0.hasSuffix(".tmp") } == [])
      }
    }
  }

  @Test("What a stopped program left is let alone while it is fresh, and nothing is lost by it")
  func leftOver() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder)
      try await settle()
      try folder.write(log.snapshotName + ".tmp", "half")
      let cold = try await log.read()
      #expect(folder.text(log.snapshotName + ".tmp") == "half")
      #expect(try await log.read() == cold)
    }
  }
}
