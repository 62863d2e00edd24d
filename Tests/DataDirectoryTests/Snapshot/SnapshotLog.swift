import ChargingLog
import Glibc
import TestSupport
import Testing

@testable import DataDirectory

/// A data directory with a cache, whose snapshot may say something else than the files: that tells
/// which of the two a session was read from.
struct SnapshotLog {
  static let count = 60
  static let forged = "from the snapshot"

  let folder: TemporaryDirectory
  let directory: DataDirectory

  var snapshotPath: String { directory.snapshotPath ?? "" }
  /// The snapshot's path below the folder.
  var snapshotName: String { String(snapshotPath.dropFirst(folder.path.utf8.count + 1)) }

  init(_ folder: TemporaryDirectory, seed: UInt64 = 1, count: Int = count) throws {
    self.folder = folder
    directory = DataDirectory(path: folder.path("log"), cache: folder.path("cache"))
    var random = SeededRandom(seed: seed)
    for (name, text) in SampleLog.files { try folder.write("log/\(name)", text) }
    for number in 0..<count {
      let name = "log/sessions/2026/\(10 + number % 3)/\(100 + number).yaml"
      try folder.write(name, SampleLog.session(using: &random))
    }
  }

  func load() async throws -> ChargingIndex { try await directory.load() }

  /// Sessions in words that tell every digit and byte, with their instants.
  func read() async throws -> [String] { Self.text(of: try await load()) }

  static func text(of index: ChargingIndex) -> [String] {
    zip(index.sessions, zip(index.starts, index.ends)).map { session, instants in
      let values = Session.schema.values(of: session).map { "\($0.key): \($0.value.text)" }
      return
        "\(session.path) \(instants.0) \(instants.1?.description ?? "-") \(values.joined(separator: "; "))"
    }
  }

  /// Writes a snapshot that knows every file as it stands, but with other notes.
  func forge() async throws {
    let walk = await DirectoryWalk.of(directory.root)
    var writer = ByteWriter()
    for file in walk.sessions {
      guard case .session(var session) = directory.read(file.path)?.content else { continue }
      session.notes = Self.forged
      writer.write(file, session)
    }
    Snapshot.write([writer.bytes], to: snapshotPath)
  }

  /// How many sessions come from the forged snapshot.
  func countForged() async throws -> Int {
    try await load().sessions.count { $0.notes == Self.forged }
  }
}
