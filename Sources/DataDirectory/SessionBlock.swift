import ChargingLog
import YAMLRecord

/// Some of the session files, read by one task.
struct SessionBlock: Sendable {
  /// The sessions: those of `blocks` as they stand there, and `others`.
  private(set) var parts: [PlacedSessions] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var leftOut = 0
  /// How many files the snapshot did not have like this that may go into it.
  private(set) var countOfNew = 0
  private let directory: DataDirectory
  private let files: Slice<SessionFiles>
  /// What a snapshot has of the files, or may have.
  ///
  /// What was read is put into that form at once, since a session takes many times the memory of its
  /// bytes and hardly one is asked for.
  private var blocks: [SnapshotBlock] = []
  /// What stands beside the blocks.
  private var others = Readings()

  /// Sessions that were read or decoded.
  private struct Readings {
    struct Source {
      var file: DirectoryWalk.File
      /// Whether the snapshot lacks what it comes to.
      var isNew: Bool
      /// Whether a snapshot may have it: it was left alone for long enough to be trusted, and there is
      /// nothing to tell of it, which would have to be told again.
      var isKept: Bool
    }

    var sources: [Source] = []
    /// Beside the sources.
    var sessions: [Session] = []

    func filter(_ isWanted: (Source) -> Bool) -> Readings {
      let wanted = sources.indices.filter { isWanted(sources[$0]) }
      return Readings(sources: wanted.map { sources[$0] }, sessions: wanted.map { sessions[$0] })
    }

    func part(from start: Int, count: Int) -> Readings {
      let range = start..<min(start + count, sources.count)
      return Readings(sources: Array(sources[range]), sessions: Array(sessions[range]))
    }
  }

  /// Reads files.
  ///
  /// - Parameters:
  ///   - stored: What the snapshot has of them.
  ///   - isPlaced: Whether that was worked out by this catalog, and is all of these files.
  ///   - horizon: Files that changed since are not trusted; in nanoseconds since 1970.
  init(
    _ files: Slice<SessionFiles>,
    in directory: DataDirectory,
    by catalog: Catalog,
    stored: SnapshotBlock?,
    isPlaced: Bool,
    trustedUntil horizon: Int64
  ) {
    self.directory = directory
    self.files = files
    let known = stored?.positions(of: files) ?? []
    var decoded: [Session?] = []
    if let stored {
      if isPlaced, known.count(where: { $0 != nil }) == stored.count,
        let placed = stored.placed(by: catalog)
      {
        blocks.append(stored)
        parts.append(placed)
      } else {
        decoded = stored.sessions(at: known)
      }
    }
    let isTakenOver = !blocks.isEmpty
    var readings = Readings()
    var reader = FolderReader(root: directory.root)
    for (number, position) in files.indices.enumerated() {
      if isTakenOver, known[number] != nil { continue }
      let file = files[position]
      let isTrusted = file.identity.latest < horizon
      if number < decoded.count, let session = decoded[number] {
        readings.sources.append(.init(file: file, isNew: !isPlaced, isKept: isTrusted))
        readings.sessions.append(session)
      } else if let record = directory.recordFile(
        file.path,
        reader.read(file.path, ofSize: file.identity.size)
      ) {
        diagnostics += record.diagnostics
        guard case .session(let session) = record.content else {
          leftOut += 1
          continue
        }
        let isKept = isTrusted && record.diagnostics.isEmpty
        readings.sources.append(.init(file: file, isNew: true, isKept: isKept))
        readings.sessions.append(session)
      }
    }
    if !readings.sessions.isEmpty { add(&readings, by: catalog, isTakenOver: isTakenOver) }
  }

  /// How many sessions stand in one block, more or less.
  static let size = 512

  private mutating func add(
    _ readings: inout Readings,
    by catalog: Catalog,
    isTakenOver: Bool
  ) {
    let placed = PlacedSessions(readings.sessions, by: catalog)
    if !placed.findings.isEmpty {
      let loud = Set(placed.findings.map(\.file))
      for number in readings.sources.indices
      where loud.contains(readings.sources[number].file.path) {
        readings.sources[number].isKept = false
      }
    }
    countOfNew = readings.sources.count { $0.isNew && $0.isKept }
    if isTakenOver || !readings.sources.contains(where: \.isKept) {
      others = readings
      parts.append(placed)
    } else if readings.sources.count <= Self.size, readings.sources.allSatisfy(\.isKept) {
      addBlock(readings, placed)
    } else {
      let kept = readings.filter(\.isKept)
      for start in stride(from: 0, to: kept.sources.count, by: Self.size) {
        let part = kept.part(from: start, count: Self.size)
        addBlock(part, PlacedSessions(part.sessions, by: catalog))
      }
      others = readings.filter { !$0.isKept }
      if !others.sessions.isEmpty { parts.append(PlacedSessions(others.sessions, by: catalog)) }
    }
  }

  private mutating func addBlock(_ readings: Readings, _ placed: PlacedSessions) {
    if let block = SnapshotBlock(readings.sources.map(\.file), placed, of: directory) {
      blocks.append(block)
      parts.append(placed.stored(as: SessionPiece(block)))
    } else {
      parts.append(placed)
    }
  }

  /// The blocks of a new snapshot.
  func contents(by catalog: Catalog) -> [SnapshotBlock.Content] {
    let added = others.filter(\.isKept)
    guard !added.sources.isEmpty, let stored = blocks.first else {
      return blocks.compactMap(\.content)
    }
    let all = everyone(added, beside: stored)
    return stride(from: 0, to: all.sources.count, by: Self.size).compactMap { start in
      let part = all.part(from: start, count: Self.size)
      let placed = PlacedSessions(part.sessions, by: catalog)
      return SnapshotBlock(part.sources.map(\.file), placed, of: directory)?.content
    }
  }

  /// Those of a block and those that came to it, in walk order.
  private func everyone(_ added: Readings, beside stored: SnapshotBlock) -> Readings {
    let known = stored.sessions(at: stored.positions(of: files))
    let places = Dictionary(
      added.sources.enumerated().map { ($1.file.path, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var all = Readings()
    for (file, known) in zip(files, known) {
      guard let session = known ?? places[file.path].map({ added.sessions[$0] }) else { continue }
      all.sources.append(.init(file: file, isNew: false, isKept: true))
      all.sessions.append(session)
    }
    return all
  }
}
