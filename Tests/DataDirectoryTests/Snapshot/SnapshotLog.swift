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
  func forge(notes: String? = forged) async throws {
    let block = try await forgedBlock(notes: notes)
    Snapshot.write([block.content], catalog: block.catalog, to: snapshotPath)
  }

  /// What every session comes to, in words, with its place among those of its car.
  static func ledger(of index: ChargingIndex) -> [String] {
    zip(index.sessions, index.entries).map { session, entry in
      let texts = [
        index.names.currencies.text(of: entry.currency),
        index.names.tariffs.text(of: entry.tariff),
        index.names.networks.text(of: entry.network),
        index.names.places.text(of: entry.place),
      ]
      let numbers = [
        entry.amount, entry.kilometres, entry.energyKWh, entry.solarPercent, entry.socStart,
        entry.socEnd, entry.temperatureC,
      ].map { $0?.text ?? "-" }
      return """
        \(session.path) \(entry.car) \(entry.ordinal) \(entry.previous) \(entry.day) \
        \(entry.secondOfDay) \(entry.times.rawValue) \
        \(entry.basis) \(entry.seconds ?? -1) \(entry.isHome.map(String.init) ?? "-") \
        \(entry.type?.rawValue ?? "-") \(entry.battery.map { "\($0)" } ?? "-") \(numbers) \(texts)
        """
    }
  }

  /// What is said of the directory as it stands without any snapshot.
  func readAnew() async throws -> (sessions: [String], ledger: [String]) {
    let index = try await DataDirectory(path: directory.root, cache: nil).load()
    return (Self.text(of: index), Self.ledger(of: index))
  }

  /// That snapshot's only block.
  func forgedBlock(notes: String? = forged) async throws
    -> (content: SnapshotBlock.Content, catalog: String)
  {
    let walk = await DirectoryWalk.of(directory.root)
    let catalog = Catalog(walk.files.compactMap { directory.read($0.path) })
    var known: [(file: DirectoryWalk.File, session: Session)] = []
    for file in walk.sessions {
      guard case .session(var session) = directory.read(file.path)?.content else { continue }
      if let notes { session.notes = notes }
      known.append((file, session))
    }
    let placed = PlacedSessions(known.map(\.session), by: catalog)
    let usable = Set(placed.sessions.sessions.map(\.path))
    known.removeAll { !usable.contains($0.session.path) }
    let block = SnapshotBlock(known.map(\.file), placed, of: directory)
    return (try #require(block?.content), try #require(catalog.digest))
  }

  /// How many sessions come from the forged snapshot.
  func countForged() async throws -> Int {
    try await load().sessions.count { $0.notes == Self.forged }
  }
}
