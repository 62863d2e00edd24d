/// The way to another repository.
///
/// A value of two functions, so that ssh, https, a child process with a deadline or a test can stand
/// in for each other. Neither touches a branch or a file here: a fetch moves references below
/// `refs/remotes/`, a push moves one on the other side.
package struct Transport: Sendable {
  /// Brings the other side's commits here.
  ///
  /// Refspecs are of git's form: `+refs/heads/main:refs/remotes/origin/main`. A branch that the other
  /// side does not have is no error.
  package var fetch: @Sendable (Remote, [String]) async throws(GitError) -> Void

  /// Sends commits to the other side: `refs/heads/main:refs/heads/main`.
  ///
  /// Throws ``GitError`` of code `rejected` when the other side has moved since it was fetched, so
  /// that the commits do not follow from what it has; then nothing has changed there.
  package var push: @Sendable (Remote, [String]) async throws(GitError) -> Void

  package init(
    fetch: @escaping @Sendable (Remote, [String]) async throws(GitError) -> Void,
    push: @escaping @Sendable (Remote, [String]) async throws(GitError) -> Void
  ) {
    self.fetch = fetch
    self.push = push
  }
}

/// The other side of a sync.
package struct Remote: Sendable, Hashable {
  /// The folder of the repository here.
  package var root: String
  /// The name that git's configuration has for it, as in `origin`, or an address.
  package var name: String
  /// Where it is: a path or a URL.
  package var address: String

  package init(root: String, name: String, address: String) {
    self.root = root
    self.name = name
    self.address = address
  }
}
