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
    if let frozenFiles { return await load(frozen: frozenFiles) }
    let began = FileAccess.now()
    let horizon = began - Snapshot.racyNanoseconds
    var walk = DirectoryWalk(ofAllButSessions: root)
    let others = walk.files
    async let readFiles = others.compactMap { self.read($0.path) }
    await walk.addSessions(root)
    let catalog = try catalog(of: await readFiles, options)
    let snapshot = snapshotPath.flatMap(Snapshot.read)
    let isSameCatalog = snapshot.map { $0.catalog == catalog.digest } ?? false
    let sessions = walk.sessions
    let blocks = await concurrently(SessionCut.cuts(sessions, by: snapshot)) { cut in
      SessionBlock(
        sessions[cut.files],
        in: self,
        by: catalog,
        stored: cut.block.flatMap { snapshot?.block($0, of: self) },
        isPlaced: isSameCatalog && cut.isWhole,
        trustedUntil: horizon
      )
    }
    async let writing: Void = keep(blocks, of: sessions.count, by: catalog)
    let index = ChargingIndex(
      catalog,
      blocks.flatMap(\.parts),
      diagnostics: catalog.diagnostics + walk.diagnostics + blocks.flatMap(\.diagnostics),
      sessionsLeftOut: blocks.reduce(0) { $0 + $1.leftOut }
    )
    await writing
    return index
  }

  /// Puts all records but the sessions together.
  func catalog(of read: [RecordFile], _ options: LoadOptions) throws(DataDirectoryError) -> Catalog
  {
    let files = options.older?.completing(read) ?? read
    if !options.acceptsBrokenSettings { try refuseBrokenSettings(files) }
    return Catalog(files)
  }

  /// Writes a new snapshot where that pays.
  private func keep(_ blocks: [SessionBlock], of count: Int, by catalog: Catalog) async {
    guard let snapshotPath, let digest = catalog.digest,
      isWorthWriting(blocks, count)
    else { return }
    let contents = await concurrently(blocks) { $0.contents(by: catalog) }
    Snapshot.write(contents.flatMap(\.self), catalog: digest, to: snapshotPath)
  }

  /// Rewriting the snapshot costs about as much as reading a few hundred files, so it takes many
  /// that it does not have yet and may keep.
  private func isWorthWriting(_ blocks: [SessionBlock], _ count: Int) -> Bool {
    blocks.reduce(0) { $0 + $1.countOfNew } > max(48, count / 50)
  }

  /// Reads one file; `nil` when it has vanished.
  package func read(_ path: String) -> RecordFile? {
    if let frozenFiles { return frozenFiles.files[path].map { RecordFile.read($0, path: path) } }
    return recordFile(path, FileAccess.read(root + "/" + path))
  }

  /// What came of reading a file, as a record.
  func recordFile(_ path: String, _ result: FileAccess.ReadResult) -> RecordFile? {
    switch result {
    case .bytes(let bytes): return RecordFile.read(bytes, path: path)
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
  /// The directory as it was: its records stand in for files that are broken now.
  package var older: ChargingIndex?

  package init(acceptsBrokenSettings: Bool = false, older: ChargingIndex? = nil) {
    self.acceptsBrokenSettings = acceptsBrokenSettings
    self.older = older
  }
}
