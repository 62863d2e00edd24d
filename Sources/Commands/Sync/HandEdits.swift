import ChargingLog
import DataDirectory
import GitSync
import TerminalText
import YAMLRecord

/// What has been changed in the files without the program, and its commit.
struct HandEdits {
  let context: CommandContext
  var directory: DataDirectory
  let repository: Repository

  /// What was found.
  struct Found {
    /// Changes that can be committed.
    var changes: [FileChange] = []
    /// Files that cannot be read, which are left alone, with what is wrong with each.
    var broken: [Diagnostic] = []
  }

  /// Looks for changed files of the data; others are left alone.
  ///
  /// - Throws: ``CommandFailure`` when so many files are gone that it cannot be meant.
  func find() async throws -> Found {
    let files = await directory.recordFiles().map { file in
      WorkFile(
        path: file.path,
        inode: file.identity.inode,
        size: file.identity.size,
        modified: file.identity.modified,
        changed: file.identity.changed
      )
    }
    let local = try await repository.localChanges(in: files, Self.isData)
    try refuseMassRemoval(local, of: files.count)
    var found = Found()
    for change in local {
      if let obstacle = change.obstacle {
        found.broken.append(
          Diagnostic(code: "unreadable", file: change.path, message: obstacle.message)
        )
        continue
      }
      let change = FileChange(path: change.path, before: change.before, after: change.after)
      if let problem = Self.problem(with: change) {
        found.broken.append(problem)
      } else {
        found.changes.append(change)
      }
    }
    return found
  }

  /// Commits what can be committed, in one commit that says which keys of which records changed.
  ///
  /// - Parameter message: What the commit says instead.
  @discardableResult
  func commit(
    _ settings: Settings,
    saying message: String? = nil
  ) async throws -> (Found, RecordedCommit?) {
    let found = try await find()
    guard !found.changes.isEmpty else { return (found, nil) }
    // What another command has just written, and is about to commit itself, is no edit by hand: with
    // others kept out it is looked for anew.
    return try await directory.exclusively { directory in
      var edits = self
      edits.directory = directory
      let found = try await edits.find()
      return (found, try await record(found.changes, settings, message))
    }
  }

  private func record(
    _ changes: [FileChange],
    _ settings: Settings,
    _ message: String?
  ) async throws -> RecordedCommit? {
    guard !changes.isEmpty else { return nil }
    let lines = changes.map { ChangeSubject.line("edit", $0) }
    return try await repository.record(
      changes.map { PathChange(path: $0.path, content: $0.after) },
      message: CommitMessage(
        message ?? ChangeSubject("edit", changes).text,
        body: lines.count > 1 ? Array(lines.prefix(200)) : []
      ),
      by: context.committer(settings)
    )
  }

  /// Whether a path is one of the data, which the program commits by itself.
  static func isData(_ path: String) -> Bool {
    RecordKind(path: path) != nil
  }

  /// Why a file is not committed: a text that cannot be read may be a torn write or half an edit.
  private static func problem(with change: FileChange) -> Diagnostic? {
    guard let after = change.after else { return nil }
    let reading = Record.read(after, file: change.path)
    if reading.record != nil, reading.record?.isPartial == false { return nil }
    return reading.diagnostics.first { $0.severity == .error }
      ?? Diagnostic(code: "unreadable", file: change.path, message: "cannot be read")
  }

  private func refuseMassRemoval(_ changes: [LocalChange], of count: Int) throws(CommandFailure) {
    let gone = changes.count { $0.after == nil && $0.obstacle == nil }
    guard gone > 10, gone > count else { return }
    throw CommandFailure(
      .problems,
      "\(gone) of \(gone + count) files are gone; that is not committed by itself",
      fix: "bring them back with: git checkout -- . or, if it is meant: git add -A && git commit"
    )
  }
}
