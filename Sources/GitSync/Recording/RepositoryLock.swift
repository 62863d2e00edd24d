import Glibc

/// Keeps two programs of ours from moving the same branch at the same time.
///
/// The system lets go of it when the program ends in whatever way.
package struct RepositoryLock: ~Copyable {
  /// What is being kept apart.
  package enum Purpose: String, Sendable {
    /// One commit, or the last steps of a sync.
    case commit = "plugtrack-commit.lock"
    /// A whole sync, which may wait for the network.
    case sync = "plugtrack-sync.lock"
  }

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  static func take(
    _ purpose: Purpose,
    in gitFolder: String,
    patience: Duration
  ) throws(GitError) -> RepositoryLock {
    let path = gitFolder + purpose.rawValue
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    let lock = RepositoryLock(descriptor: descriptor)
    let end = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // A file system without locks: git's own locks still hold.
      guard errno == EWOULDBLOCK || errno == EINTR else { return lock }
      guard ContinuousClock.now < end else {
        throw GitError(
          .locked,
          "another plugtrack \(purpose == .sync ? "syncs" : "commits") here",
          place: path,
          fix: "wait for it and try again"
        )
      }
      usleep(20_000)
    }
    return lock
  }
}
