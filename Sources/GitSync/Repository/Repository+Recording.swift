/// What became of a commit that was asked for.
package struct RecordedCommit: Sendable, Hashable {
  package var id: ObjectID
  package var subject: String
}

extension Repository {
  /// Commits some files and nothing else, then makes git's index say the same of these files.
  ///
  /// What the user has staged stays staged, and other files are not looked at.
  ///
  /// - Returns: `nil` when the last commit has the files like that already.
  /// - Throws: ``GitError``; the files themselves are never touched.
  @discardableResult
  package func record(
    _ changes: [PathChange],
    message: CommitMessage,
    by author: Signature
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
    let (tree, files) = try tree(applying: changes, to: base)
    guard tree != base else { return nil }
    let text = commitText(
      tree: tree,
      parents: head.commit.map { [$0] } ?? [],
      author: author,
      committer: author,
      message: message
    )
    let id = try writeCommit(text)
    try updateIndex(files)
    let verb = head.commit == nil ? "commit (initial)" : "commit"
    try move(branch, from: head.commit, to: id, reason: "\(verb): \(message.subject)")
    return RecordedCommit(id: id, subject: message.subject)
  }
}
