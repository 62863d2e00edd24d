import ChargingLog
import YAMLRecord

/// All files of a data directory, read but not yet put together.
struct DirectoryContents: Sendable {
  /// All but sessions.
  var files: [RecordFile] = []
  var sessions: [Session] = []
  /// What is wrong with the session files, and with what stands where no record may.
  var diagnostics: [Diagnostic] = []
  /// The session files that cannot be used.
  var leftOut: Set<String> = []

  /// The index; the sessions are moved into it, since a second copy would double the memory.
  mutating func takeIndex() -> ChargingIndex {
    let sessions = self.sessions
    self.sessions = []
    return ChargingIndex(
      files: files,
      sessions: sessions,
      diagnostics: diagnostics,
      sessionsLeftOut: leftOut.count
    )
  }

  /// Takes the sessions of an index back.
  mutating func restore(_ index: ChargingIndex) { sessions = index.sessions + index.unplaced }
}

extension DirectoryContents {
  /// Puts a file in the place of what it was before.
  ///
  /// A file that has just been broken keeps the values that it had, beside what is wrong with it:
  /// whoever edits it is not done yet.
  ///
  /// - Parameter file: The file as it is; `nil` when it is gone.
  /// - Returns: Whether older values stand in for it.
  mutating func replace(_ path: String, with file: RecordFile?) -> Bool {
    RecordKind(path: path) == .session
      ? replaceSession(path, with: file) : replaceRecord(path, with: file)
  }

  private mutating func replaceRecord(_ path: String, with file: RecordFile?) -> Bool {
    let position = files.firstIndex { $0.path == path }
    let old = position.map { files.remove(at: $0) }
    guard var file else {
      // Without settings nothing has a zone or a currency: the last ones hold on.
      guard path == "settings.yaml", let old else { return false }
      files.append(old)
      return true
    }
    let isKept = file.content == nil && old?.content != nil
    if isKept { file.content = old?.content }
    files.append(file)
    return isKept
  }

  private mutating func replaceSession(_ path: String, with file: RecordFile?) -> Bool {
    diagnostics.removeAll { $0.file == path }
    leftOut.remove(path)
    let position = sessions.firstIndex { $0.path == path }
    guard let file else {
      if let position { sessions.remove(at: position) }
      return false
    }
    diagnostics += file.diagnostics
    if case .session(let session) = file.content {
      if let position { sessions[position] = session } else { sessions.append(session) }
      return false
    }
    if position == nil { leftOut.insert(path) }
    return position != nil
  }

  /// Gives files that are broken now the values that they had before.
  ///
  /// - Returns: The files that older values stand in for.
  mutating func keepValues(of older: DirectoryContents) -> Set<String> {
    var kept: Set<String> = []
    for position in files.indices where files[position].content == nil {
      guard let old = older.files.first(where: { $0.path == files[position].path })?.content
      else { continue }
      files[position].content = old
      kept.insert(files[position].path)
    }
    if !files.contains(where: { $0.path == "settings.yaml" }),
      let settings = older.files.first(where: { $0.path == "settings.yaml" })
    {
      files.append(settings)
      kept.insert(settings.path)
    }
    guard !leftOut.isEmpty else { return kept }
    for session in older.sessions where leftOut.contains(session.path) {
      sessions.append(session)
      leftOut.remove(session.path)
      kept.insert(session.path)
    }
    return kept
  }
}
