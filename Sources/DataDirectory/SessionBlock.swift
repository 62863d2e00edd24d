import ChargingLog
import YAMLRecord

/// Some of the session files, read by one task.
struct SessionBlock: Sendable {
  /// The sessions: those taken over from the snapshot as they stood there, and those worked out anew.
  private(set) var parts: [PlacedSessions] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var leftOut = 0
  /// What of the snapshot was taken over as a whole.
  private var stored: SnapshotBlock?
  private let files: ArraySlice<DirectoryWalk.File>
  /// The files whose sessions were worked out anew, and whether the snapshot lacks them.
  private var fresh: [(file: DirectoryWalk.File, isNew: Bool)] = []
  private var freshSessions: [Session] = []
  /// The files with something to tell, which the snapshot never has, so that it is told again.
  private var loud: Set<String> = []

  /// Reads files.
  ///
  /// - Parameters:
  ///   - stored: What the snapshot has of them.
  ///   - isPlaced: Whether that was worked out by this catalog, and is all of these files.
  init(
    _ files: ArraySlice<DirectoryWalk.File>,
    in directory: DataDirectory,
    by catalog: Catalog,
    stored: SnapshotBlock?,
    isPlaced: Bool
  ) {
    self.files = files
    let known = stored?.positions(of: files) ?? Array(repeating: nil, count: files.count)
    if let stored, isPlaced, known.count(where: { $0 != nil }) == stored.count,
      let placed = stored.placed(by: catalog)
    {
      self.stored = stored
      parts.append(placed)
    }
    var reader = FolderReader(root: directory.root)
    for (file, known) in zip(files, known) where known == nil || self.stored == nil {
      if let known, let session = stored?.session(at: known) {
        fresh.append((file, !isPlaced))
        freshSessions.append(session)
      } else if let record = directory.recordFile(file.path, reader.read(file.path)) {
        add(record, file)
      }
    }
    guard !freshSessions.isEmpty else { return }
    let placed = PlacedSessions(freshSessions, by: catalog)
    loud.formUnion(placed.findings.map(\.file))
    parts.append(placed)
  }

  private mutating func add(_ record: RecordFile, _ file: DirectoryWalk.File) {
    diagnostics += record.diagnostics
    guard case .session(let session) = record.content else {
      leftOut += 1
      return
    }
    if !record.diagnostics.isEmpty { loud.insert(file.path) }
    fresh.append((file, true))
    freshSessions.append(session)
  }

  private func isKept(_ file: DirectoryWalk.File, trustedUntil horizon: Int64) -> Bool {
    file.identity.latest < horizon && !loud.contains(file.path)
  }

  /// How many files the snapshot did not have like this that may go into it.
  func countOfNew(trustedUntil horizon: Int64) -> Int {
    fresh.count { $0.isNew && isKept($0.file, trustedUntil: horizon) }
  }

  /// The blocks of a new snapshot: of the files that were left alone since some time before the walk.
  func encoded(by catalog: Catalog, trustedUntil horizon: Int64) -> [[UInt8]] {
    let kept = fresh.indices.filter { isKept(fresh[$0].file, trustedUntil: horizon) }
    if let stored {
      if kept.isEmpty { return [stored.encoded] }
      return encoded(everyone(kept, beside: stored), by: catalog)
    }
    if kept.count == fresh.count, kept.count <= Self.size, let part = parts.last {
      return kept.isEmpty ? [] : [SnapshotBlock.encoded(fresh.map(\.file), part)]
    }
    return encoded(kept.map { (fresh[$0].file, freshSessions[$0]) }, by: catalog)
  }

  /// How many sessions stand in one block, more or less.
  static let size = 512

  private func everyone(_ kept: [Int], beside stored: SnapshotBlock)
    -> [(DirectoryWalk.File, Session)]
  {
    let added = Dictionary(
      kept.map { (fresh[$0].file.path, freshSessions[$0]) },
      uniquingKeysWith: { first, _ in first }
    )
    return zip(files, stored.positions(of: files)).compactMap { file, position in
      (position.flatMap { stored.session(at: $0) } ?? added[file.path]).map { (file, $0) }
    }
  }

  private func encoded(_ files: [(DirectoryWalk.File, Session)], by catalog: Catalog) -> [[UInt8]] {
    stride(from: 0, to: files.count, by: Self.size).map { start in
      let part = files[start..<min(start + Self.size, files.count)]
      return SnapshotBlock.encoded(part.map(\.0), PlacedSessions(part.map(\.1), by: catalog))
    }
  }
}
