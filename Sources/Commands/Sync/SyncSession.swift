import ChargingLog
import DataDirectory
import GitSync
import Synchronization
import TerminalText
import YAMLRecord

/// A data directory and the other side that it is synced with.
struct SyncSession {
  let context: CommandContext
  let directory: DataDirectory
  let repository: Repository
  let settings: Settings
  let remote: Remote
  let branch: String

  /// - Parameter branch: The branch, where the settings are not here yet.
  init(
    _ context: CommandContext,
    _ directory: DataDirectory,
    branch named: String? = nil
  ) async throws {
    self.context = context
    self.directory = directory
    // A repository that is not in order may not even open.
    let state = try RepositoryState(directory, context)
    context.report(try Preflight.clear(state).map(\.diagnostic))
    repository = try await context.repository(of: directory)
    settings = context.settings(of: directory)
    guard let remote = try await repository.remote(settings.sync?.remote) else {
      throw GitError(
        .noRemote,
        "there is no remote to sync with",
        place: directory.root,
        fix: "name one with: plugtrack settings set sync.remote=URL"
      )
    }
    self.remote = remote
    let current = try await repository.head().branchName
    branch = named ?? settings.sync?.branch ?? current ?? "main"
  }

  /// Syncs once.
  func run() async throws -> (SyncOutcome, broken: [Diagnostic]) {
    let edits = HandEdits(context: context, directory: directory, repository: repository)
    let directory = directory
    let settings = settings
    let seconds = settings.sync?.deadline?.seconds ?? 20
    let streams = context.streams
    let isShown = context.isInteractive
    let broken = Mutex<[Diagnostic]>([])
    let run = SyncRun(
      repository: repository,
      remote: remote,
      branch: branch,
      transport: transport,
      committer: context.committer(settings),
      merging: .records,
      patience: .seconds(seconds),
      onStep: { step in if isShown { streams.note(step + " …") } },
      commitLocal: {
        let (found, _) = try await edits.commit(settings)
        broken.withLock { $0 = found.broken }
      },
      exclusively: { body in
        try await directory.exclusively { directory in
          try await body { writes in try await Self.write(writes, directory) }
        }
      }
    )
    let outcome = try await run.run()
    // What was left alone stands as it was found, unless the other side had just the same.
    return (outcome, broken.withLock { $0 }.filter { !outcome.written.contains($0.file) })
  }

  private var transport: Transport {
    NetworkTransport(context, settings.sync ?? Settings.Sync()).transport
  }

  /// Writes what a sync brings, each file whole or not at all.
  private static func write(_ writes: [FileWrite], _ directory: DataDirectory) async throws {
    let changes = writes.map { FileChange(path: $0.path, before: $0.before, after: $0.after) }
    try refuseBlocked(changes, directory)
    do throws(DataDirectoryError) {
      try directory.write(changes)
    } catch {
      guard error.code == .changedUnderneath else { throw error }
      throw GitError(.changedUnderneath, error.message, place: error.path, fix: "sync again")
    }
  }

  /// A file that is not committed here and comes changed from the other side would be lost.
  private static func refuseBlocked(
    _ changes: [FileChange],
    _ directory: DataDirectory
  ) throws {
    for change in changes {
      let present = try directory.bytes(of: change.path)
      guard present != change.before, present != change.after else { continue }
      if HandEdits.isData(change.path) {
        // One that can be read was changed just now, and is committed on the next try.
        let reading = Record.read(present ?? [], file: change.path)
        if reading.record != nil, reading.record?.isPartial == false { continue }
        throw CommandFailure(
          .problems,
          "\(change.path) cannot be read here, and was changed on the other machine as well",
          fix:
            "mend it with plugtrack edit, or take the committed one with: git checkout -- \(change.path)",
          diagnostics: reading.diagnostics
        )
      }
      throw GitError(
        .inTheWay,
        "has changes that are not committed, and comes changed from the other side",
        place: change.path,
        fix: "commit it with git, or move it away"
      )
    }
  }
}
