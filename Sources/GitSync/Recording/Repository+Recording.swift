/// What became of a commit that was asked for.
package struct RecordedCommit: Sendable, Hashable {
  package var id: ObjectID
  package var subject: String
  /// What the user should know, such as that a hook was skipped.
  package var notes: [String] = []
}

extension Repository {
  /// Commits some files and nothing else, then makes git's index say the same of these files.
  ///
  /// What the user has staged stays staged, and other files are not looked at. The index is written
  /// before the branch moves: a crash in between leaves a staged change, never a reverted one.
  ///
  /// - Returns: `nil` when the last commit has the files like that already.
  /// - Throws: ``GitError``; the files themselves are never touched.
  @discardableResult
  package func record(
    _ changes: [PathChange],
    message: CommitMessage,
    by committer: Committer
  ) throws(GitError) -> RecordedCommit? {
    let lock = try RepositoryLock.take(.commit, in: gitFolderPath, patience: .seconds(10))
    defer { withExtendedLifetime(lock) {} }
    for attempt in 1... {
      do throws(GitError) {
        return try recordOnce(changes, message: message, by: committer)
      } catch {
        // The user's own git has committed meanwhile: the files go on top of that.
        guard error.code == .moved, attempt < 5 else { throw error }
      }
    }
    return nil
  }

  private func recordOnce(
    _ changes: [PathChange],
    message: CommitMessage,
    by committer: Committer
  ) throws(GitError) -> RecordedCommit? {
    let head = try head()
    guard let branch = head.branch else {
      throw GitError(
        .detached,
        "no branch is checked out, so there is nothing to commit to",
        place: "HEAD",
        fix: "check one out with: git switch main"
      )
    }
    let base: ObjectID? = if let id = head.commit { try commit(id).tree } else { nil }
    var objects = NewObjects()
    let update = try tree(applying: changes, to: base, &objects)
    guard update.id != base else { return nil }
    if hook("pre-commit") != nil {
      // The hook looks at them.
      try write(&objects)
      try runPreCommit(update, committer)
    }
    var message = message
    message.trailers.append(.init("Machine", committer.machine))
    let text = commitText(
      tree: update.id,
      parents: head.commit.map { [$0] } ?? [],
      author: author(committer),
      committer: author(committer, role: "COMMITTER"),
      message: message
    )
    let signature = try signature(of: text, committer)
    let id = try objects.add(.commit, Array(signed(text, signature).utf8))
    try write(&objects)
    try updateIndex(update)
    let verb = head.commit == nil ? "commit (initial)" : "commit"
    try move(branch, from: head.commit, to: id, reason: "\(verb): \(message.subject)")
    return RecordedCommit(id: id, subject: message.subject, notes: runPostCommit(committer))
  }
}
