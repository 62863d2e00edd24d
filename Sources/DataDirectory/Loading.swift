package import ChargingLog
import YAMLRecord

extension DataDirectory {
  /// Reads the whole directory into an index.
  ///
  /// One bad file never stops it: files with errors are left out, and their diagnostics are part of
  /// the index. Unchanged sessions come from the snapshot, everything else from the files.
  ///
  /// - Throws: ``DataDirectoryError`` of code `settings` when the settings cannot be used, since
  ///   zone and currency of everything hang on them.
  package func load(_ options: LoadOptions = LoadOptions()) async throws(DataDirectoryError)
    -> ChargingIndex
  {
    let began = FileAccess.now()
    let walk = await DirectoryWalk.of(root)
    let files = walk.files.compactMap { read($0.path) }
    if !options.acceptsBrokenSettings { try refuseBrokenSettings(files) }
    let snapshot = snapshotPath.flatMap(Snapshot.read)
    let width = max(1, (walk.sessions.count + Self.blockSize - 1) / Self.blockSize)
    var parts = await concurrently(Array(0..<width)) { block in
      let start = block * Self.blockSize
      let part = walk.sessions[start..<min(start + Self.blockSize, walk.sessions.count)]
      return SessionBlock(part, in: self, snapshot: snapshot)
    }
    let horizon = began - Snapshot.racyNanoseconds
    if let snapshotPath, isWorthWriting(parts, walk.sessions.count, trustedUntil: horizon) {
      let blocks = await concurrently(parts) { $0.encoded(trustedUntil: horizon) }
      Snapshot.write(blocks.filter { !$0.isEmpty }, to: snapshotPath)
    }
    var sessions: [Session] = []
    sessions.reserveCapacity(walk.sessions.count)
    // Each block is let go of once it is copied: two copies of everything would double the memory.
    for index in parts.indices { sessions += parts[index].takeSessions() }
    return ChargingIndex(
      files: files,
      sessions: sessions,
      diagnostics: walk.diagnostics + parts.flatMap(\.diagnostics),
      sessionsLeftOut: parts.reduce(0) { $0 + $1.leftOut }
    )
  }

  /// How many sessions are read by one task and stand in one block of the snapshot.
  private static var blockSize: Int { 2048 }

  /// Rewriting the snapshot costs about as much as reading a few hundred files, so it takes many
  /// that it does not have yet and may keep.
  private func isWorthWriting(_ parts: [SessionBlock], _ count: Int, trustedUntil horizon: Int64)
    -> Bool
  {
    parts.reduce(0) { $0 + $1.countOfNew(trustedUntil: horizon) } > max(48, count / 50)
  }

  /// Reads one file; `nil` when it has vanished.
  package func read(_ path: String) -> RecordFile? {
    switch FileAccess.read(root + "/" + path) {
    case .bytes(let bytes, _): return RecordFile.read(bytes, path: path)
    case .missing: return nil
    case .failed(let code):
      let diagnostic = Diagnostic(
        code: "unreadable",
        file: path,
        message: "cannot be read: \(errorText(code))"
      )
      return RecordFile(path: path, content: nil, diagnostics: [diagnostic])
    }
  }

  private func refuseBrokenSettings(_ files: [RecordFile]) throws(DataDirectoryError) {
    guard let settings = files.first(where: { $0.path == "settings.yaml" }) else {
      if exists("settings.yaml") {
        throw DataDirectoryError(
          code: .settings,
          path: "settings.yaml",
          message: "is no ordinary file",
          fix: "put a file there; links are not followed"
        )
      }
      throw DataDirectoryError(
        code: .notFound,
        path: root,
        message: "there is no settings.yaml, so this is no data directory",
        fix: "make one with: plugtrack init \(root)"
      )
    }
    guard settings.content == nil else { return }
    throw DataDirectoryError(
      code: .settings,
      path: settings.path,
      message: "the settings have errors",
      fix: nil,
      diagnostics: settings.diagnostics
    )
  }
}

/// How a directory is to be read.
package struct LoadOptions: Sendable {
  /// Goes on with defaults when the settings have errors; for commands that show or mend them.
  package var acceptsBrokenSettings: Bool

  package init(acceptsBrokenSettings: Bool = false) {
    self.acceptsBrokenSettings = acceptsBrokenSettings
  }
}

/// Some of the session files, read by one task.
private struct SessionBlock: Sendable {
  private(set) var sessions: [Session] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var leftOut = 0
  /// The files of `sessions` without any diagnostic, by position; only silent files are kept in the
  /// snapshot, so that what is wrong with the others is told again.
  private var silent: [(position: Int, file: DirectoryWalk.File, isNew: Bool)] = []

  init(_ files: ArraySlice<DirectoryWalk.File>, in directory: DataDirectory, snapshot: Snapshot?) {
    sessions.reserveCapacity(files.count)
    silent.reserveCapacity(files.count)
    var cursor = files.first.flatMap { first in snapshot?.cursor(from: first.path) }
    for file in files {
      if let session = cursor?.session(of: file) {
        silent.append((sessions.count, file, false))
        sessions.append(session)
        continue
      }
      read(file, in: directory)
    }
  }

  /// The sessions, which the block then no longer has.
  mutating func takeSessions() -> [Session] {
    defer { sessions = [] }
    return sessions
  }

  private mutating func read(_ file: DirectoryWalk.File, in directory: DataDirectory) {
    guard let record = directory.read(file.path) else { return }
    diagnostics += record.diagnostics
    guard case .session(let session) = record.content else {
      leftOut += 1
      return
    }
    if record.diagnostics.isEmpty { silent.append((sessions.count, file, true)) }
    sessions.append(session)
  }

  /// How many files the snapshot did not have that may go into it.
  func countOfNew(trustedUntil horizon: Int64) -> Int {
    silent.count { $0.isNew && $0.file.identity.latest < horizon }
  }

  /// The entries of the files that were left alone since some time before the walk.
  func encoded(trustedUntil horizon: Int64) -> [UInt8] {
    var writer = ByteWriter()
    writer.reserve(silent.count * 160)
    for (position, file, _) in silent where file.identity.latest < horizon {
      writer.write(file, sessions[position])
    }
    return writer.bytes
  }
}
