import ChargingLog
import GitSync

/// What the repository of the data directory says of itself; only read.
struct SyncState: Sendable {
  /// The branch; `nil` when none is checked out, or there is no repository.
  var branch: String?
  var isRepository = false
  /// The latest commits, the newest first.
  var commits: [Commit] = []
  /// The remote that syncs go to, by its name, or by its address without a password.
  var remote: String?
  /// How many commits are here and not there, and the other way round, as far as the last sync knows;
  /// `nil` when there was none.
  var distance: (ahead: Int, behind: Int)?
  /// When the last sync ended well.
  var lastSync: Instant?
  /// Why it cannot be read.
  var problem: (message: String, fix: String?)?

  private static let most = 40

  /// Reads it.
  static func read(_ root: String, _ settings: Settings.Sync?) async -> SyncState {
    var state = SyncState()
    do throws(GitError) {
      guard let repository = try Repository.open(root) else { return state }
      state.isRepository = true
      let head = try await repository.head()
      state.branch = head.branchName
      var next = head.commit
      while let id = next, state.commits.count < most {
        let commit = try await repository.commit(id)
        state.commits.append(commit)
        next = commit.parents.first
      }
      try await state.compare(head, repository, settings)
    } catch {
      state.problem = (error.message, error.fix)
    }
    return state
  }

  private mutating func compare(_ head: Head, _ repository: Repository, _ settings: Settings.Sync?)
    async throws(GitError)
  {
    guard let remote = try await repository.remote(settings?.remote) else { return }
    self.remote = remote.name == remote.address ? SafeAddress.of(remote.address) : remote.name
    lastSync = await repository.lastSync().map { Instant(secondsSince1970: $0) }
    guard let here = head.commit, let branch = settings?.branch ?? head.branchName,
      let there = try await repository.trackedCommit(remote, branch)
    else { return }
    distance = try await repository.distance(here, there)
  }
}
