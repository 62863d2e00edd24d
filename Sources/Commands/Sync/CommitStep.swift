import ChargingLog
import DataDirectory
import GitSync
import Glibc
import TerminalText

/// The last step of a writing command: its files are written and become a commit.
struct CommitStep {
  let context: CommandContext
  let directory: DataDirectory
  let settings: Settings
  /// Further trailers of the commit.
  var trailers: [CommitMessage.Trailer] = []

  /// Writes files and commits them, with other programs kept from writing in between: the last commit
  /// never has an older text than the file.
  ///
  /// - Parameters:
  ///   - changes: At most one for each file.
  ///   - subject: The first line of the message.
  ///   - isLeft: Whether the user wants no commit.
  /// - Throws: ``DataDirectoryError``; ``CommandFailure`` when they could not be committed.
  func write(_ changes: [FileChange], _ subject: String, unless isLeft: Bool) async throws {
    try await directory.exclusively { directory in
      try directory.write(changes)
      try await commit(changes, subject, unless: isLeft)
    }
  }

  /// Commits files as they were written, and nothing else.
  ///
  /// - Parameters:
  ///   - changes: What was written.
  ///   - subject: The first line of the message.
  ///   - isLeft: Whether the user wants no commit.
  /// - Throws: ``CommandFailure`` when they could not be committed; the files stay written.
  func commit(_ changes: [FileChange], _ subject: String, unless isLeft: Bool) async throws {
    guard !changes.isEmpty, !isLeft else { return }
    do {
      guard let repository = try Repository.open(directory.root) else { return tellOnce() }
      context.clearLocks(of: directory)
      try await recordHandEdits(under: changes, in: repository)
      let recorded = try await repository.record(
        changes.map { PathChange(path: $0.path, content: $0.after) },
        message: CommitMessage(subject, trailers: trailers),
        by: context.committer(settings)
      )
      for note in recorded?.notes ?? [] { context.streams.note(note.escapingControls) }
    } catch let error as GitError {
      throw CommandFailure(
        // To try again would write once more: that is for what has written nothing.
        error.status == .locked ? .cannotWrite : error.status,
        "written, but not committed: \(error.text)",
        fix: error.fix ?? "commit it with: plugtrack commit"
      )
    }
  }

  /// Commits what was edited by hand in these files before, so that the commit that follows has the
  /// command's own change only.
  private func recordHandEdits(under changes: [FileChange], in repository: Repository) async throws
  {
    guard let tree = try await repository.headTree() else { return }
    var edits: [FileChange] = []
    for change in changes {
      guard let before = change.before else { continue }
      let committed: [UInt8]?
      do {
        committed = try await repository.content(of: change.path, in: tree)
      } catch {
        // What is lost cannot be compared with; the commit that follows has the file whole again.
        guard error.code == .corrupt else { throw error }
        continue
      }
      if committed != before {
        edits.append(FileChange(path: change.path, before: committed, after: before))
      }
    }
    guard !edits.isEmpty else { return }
    _ = try await repository.record(
      edits.map { PathChange(path: $0.path, content: $0.after) },
      message: CommitMessage(ChangeSubject("edit", edits).text),
      by: context.committer(settings)
    )
  }

  /// Says how to turn the directory into a repository; on a terminal, and once for each directory.
  private func tellOnce() {
    guard context.isInteractive else { return }
    guard let marker = directory.snapshotPath.map({ String($0.dropLast(8)) + "told" }) else {
      return
    }
    let folder = String(marker[..<(marker.lastIndex(of: "/") ?? marker.startIndex)])
    _ = unsafe mkdir(String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]), 0o755)
    _ = unsafe mkdir(folder, 0o755)
    let descriptor = unsafe open(marker, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    close(descriptor)
    context.streams.note(
      context.errorStyle.paint(
        "this directory has no history: plugtrack init makes it a git repository that keeps every change",
        as: .hint
      )
    )
  }
}

extension CommandContext {
  /// Who commits on this machine.
  func committer(_ settings: Settings) -> Committer {
    let named = environment["PLUGTRACK_MACHINE"].flatMap { $0.isEmpty ? nil : $0 }
    return Committer(
      secondsSince1970: now.secondsSince1970,
      machine: named ?? settings.sync?.machine ?? Self.hostName,
      environment: environment
    )
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension GitError {
  /// The message with its place.
  var text: String { (place.map { "\($0): " } ?? "") + message }

  var status: ExitStatus {
    switch code {
    case .locked, .moved, .changedUnderneath: .locked
    case .unreachable: .unreachable
    case .permission, .owner: .noPermission
    case .notFound: .nothingFound
    case .rejected, .hostile, .unrelated: .remote
    case .busy, .inTheWay: .cannotWrite
    case .noRemote: .settings
    case .hook, .signing, .detached, .unsuitable, .corrupt, .library, .unwritable: .cannotWrite
    }
  }
}
