/// What makes a repository unsafe to sync, found before anything moves.
package enum Preflight {
  /// A look at one part of a repository.
  typealias Check = @Sendable (RepositoryState) -> [SyncProblem]

  /// The looks that every sync begins with, each a few files at most.
  static let checks: [Check] = [
    OwnerCheck.problems, ConfigurationCheck.problems, ExtensionCheck.problems,
    RoomCheck.problems, LockCheck.problems, HeadCheck.problems, ReferenceCheck.problems,
    IndexCheck.problems, OperationCheck.problems, SparseCheck.problems, FilterCheck.problems,
  ]

  /// Everything that stands in the way, the gravest first.
  package static func problems(_ state: RepositoryState) -> [SyncProblem] {
    checks.flatMap { $0(state) }
  }

  /// Makes sure that nothing stands in the way of a sync, and takes away what a crash has left.
  ///
  /// - Returns: The locks that were taken away, for the person to know.
  /// - Throws: ``GitError`` with the first problem that has to be solved before anything moves.
  package static func clear(_ state: RepositoryState) throws(GitError) -> [SyncProblem] {
    let removed = LockCheck.removeDeadLocks(state)
    if let problem = problems(state).first(where: { $0.severity == .error }) {
      throw GitError(problem)
    }
    ConfigurationCopy.keep(state)
    return removed
  }

  /// Takes away the locks that a crash has left, where no program can hold them any more.
  ///
  /// - Returns: The locks that were taken away, for the person to know.
  package static func clearLocks(_ state: RepositoryState) -> [SyncProblem] {
    LockCheck.removeDeadLocks(state)
  }

  /// The problem of a folder that has no repository of its own.
  package static func noRepository(_ root: String) -> SyncProblem {
    SyncProblem(
      .noRepository,
      root,
      FileLook(root + "/.git") == nil
        ? "\(root) is not a git repository" : "\(root)/.git leads to no repository",
      fix: "make it one: plugtrack init \(root)"
    )
  }
}
