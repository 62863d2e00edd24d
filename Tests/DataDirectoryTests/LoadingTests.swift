import ChargingLog
import DataDirectory
import Foundation
import TestSupport
import Testing

@Suite("Loading a data directory")
struct LoadingTests {
  /// The sample data, old enough to be trusted, with a cache beside it.
  private func sample() throws -> (folder: TemporaryDirectory, cache: TemporaryDirectory) {
    let folder = try TemporaryDirectory.sampleData()
    return (folder, try TemporaryDirectory())
  }

  private func snapshots(in cache: TemporaryDirectory) -> [String] { cache.files }

  private func age(_ folder: TemporaryDirectory) async throws {
    // Files that changed within two seconds of being read are not trusted.
    try await Task.sleep(for: .milliseconds(2200))
  }

  @Test("gives the same from the snapshot as from the files")
  func warmIsCold() async throws {
    let (folder, cache) = try sample()
    try await age(folder)
    let directory = DataDirectory(path: folder.path, cache: cache.path)
    let cold = try await directory.load()
    #expect(cold.sessions.count == 301)
    #expect(snapshots(in: cache).count == 1)
    let warm = try await directory.load()
    #expect(warm.sessions == cold.sessions)
    #expect(warm.starts == cold.starts)
  }

  @Test("ignores a snapshot that is torn at any byte, or has a flipped bit")
  func tornSnapshot() async throws {
    let (folder, cache) = try sample()
    try await age(folder)
    let directory = DataDirectory(path: folder.path, cache: cache.path)
    let cold = try await directory.load()
    let name = try #require(snapshots(in: cache).first)
    let url = URL(filePath: cache.path).appending(path: name)
    let whole = [UInt8](try Data(contentsOf: url))
    for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 23)) {
      try Data(whole.prefix(length)).write(to: url)
      #expect(try await directory.load().sessions == cold.sessions, "cut at \(length)")
    }
    var random = SeededRandom(seed: 1)
    for _ in 0..<20 {
      var bytes = whole
      let offset = Int.random(in: 0..<bytes.count, using: &random)
      bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try Data(bytes).write(to: url)
      #expect(try await directory.load().sessions == cold.sessions, "flipped at \(offset)")
    }
  }

  @Test("notices an edit of the same length, even with its time set back")
  func sameSizeEdit() async throws {
    let (folder, cache) = try sample()
    try await age(folder)
    let directory = DataDirectory(path: folder.path, cache: cache.path)
    let before = try await directory.load()
    let session = try #require(before.sessions.last)
    let url = URL(filePath: folder.path).appending(path: session.path)
    let times = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate]
    let text = try folder.read(session.path)
    try Data(
      text.replacingOccurrences(of: "soc_end: 100", with: "soc_end: 099").replacingOccurrences(
        of: "soc_end: 099",
        with: "soc_end: 98 "
      ).utf8
    ).write(to: url)
    try FileManager.default.setAttributes([.modificationDate: times as Any], ofItemAtPath: url.path)
    #expect(try await directory.load().sessions.last?.socEnd == ExactDecimal(98))
  }

  @Test("reads everything but the one bad file, and says so")
  func oneBadFile() async throws {
    let (folder, _) = try sample()
    let path = "sessions/2026/10/2026-10-30T0012-ioniq5.yaml"
    try folder.write(path, "car: ioniq5\nstart: 2026-10-30T00:12\nenergy_kwh: 41,2\n")
    let index = try await DataDirectory(path: folder.path, cache: nil).load()
    #expect(index.sessions.count == 300)
    #expect(index.sessionsLeftOut == 1)
    #expect(
      index.diagnostics.map { $0.text() } == [
        """
        \(path):3:13: error: energy_kwh is not a number [number]
          3 | energy_kwh: 41,2
            |             ^^^^ write 41.2: the decimal mark is a dot
        """
      ]
    )
  }

  @Test("follows no link and stumbles over no folder that stands for a file")
  func oddEntries() async throws {
    let (folder, _) = try sample()
    let root = URL(filePath: folder.path)
    try FileManager.default.createSymbolicLink(
      at: root.appending(path: "sessions/2026/loop"),
      withDestinationURL: root.appending(path: "sessions")
    )
    try FileManager.default.createSymbolicLink(
      at: root.appending(path: "sessions/2026/10/linked.yaml"),
      withDestinationURL: root.appending(path: "settings.yaml")
    )
    try FileManager.default.createDirectory(
      at: root.appending(path: "sessions/2026/10/folder.yaml"),
      withIntermediateDirectories: true
    )
    try folder.write("sessions/2026/10/.swap.yaml", "nonsense")
    try folder.write("sessions/2026/10/x.yaml~", "nonsense")
    let index = try await DataDirectory(path: folder.path, cache: nil).load()
    #expect(index.sessions.count == 301)
    #expect(Set(index.diagnostics.map(\.code)) == ["link", "not-a-file"])
  }
}
