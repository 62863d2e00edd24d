import GitSync

/// What the repository of the data directory says of itself; only read.
struct SyncState: Sendable {
  /// The branch; `nil` when none is checked out, or there is no repository.
  var branch: String?
  var isRepository = false
  /// The latest commits, the newest first.
  var commits: [Commit] = []
  /// The remote that syncs go to, and whether it has what is here, as far as the last fetch knows.
  var remote: String?
  var remoteCommit: ObjectID?
  /// Why it cannot be read.
  var problem: (message: String, fix: String?)?

  private static let most = 40

  /// Reads it; the remote is the one of the settings, else `origin`.
  static func read(_ root: String, remote: String?) async -> SyncState {
    var state = SyncState()
    do throws(GitError) {
      guard let repository = try Repository.open(root) else { return state }
      state.isRepository = true
      let head = try await repository.head()
      state.branch = head.branchName
      state.remote = remote ?? "origin"
      if let branch = head.branchName {
        let name = "refs/remotes/\(remote ?? "origin")/\(branch)"
        state.remoteCommit = try? await repository.target(of: name)
      }
      var next = head.commit
      while let id = next, state.commits.count < most {
        let commit = try await repository.commit(id)
        state.commits.append(commit)
        next = commit.parents.first
      }
    } catch {
      state.problem = (error.message, error.fix)
    }
    return state
  }
}
