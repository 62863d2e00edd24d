import Glibc

/// Keeps two programs from writing to one data directory at the same time.
///
/// The lock is on the folder itself, so it leaves no file behind, and the system lets go of it when
/// the program ends in whatever way. It is held as long as anything refers to it.
final class DirectoryLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit {
    // Closing alone is not enough: a child that is being started holds the lock until it runs.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Takes the lock, waiting for another program to finish.
  ///
  /// - Parameter patience: How long to wait; zero tries once.
  /// - Throws: ``DataDirectoryError`` of code `locked` when the wait was in vain.
  static func take(_ root: String, patience: Duration) throws(DataDirectoryError) -> DirectoryLock {
    let descriptor = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DataDirectoryError(
        code: .unwritable,
        path: root,
        message: "cannot be opened: \(errorText(errno))"
      )
    }
    let lock = DirectoryLock(descriptor: descriptor)
    let clock = ContinuousClock()
    let deadline = clock.now + patience
    repeat {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return lock }
      guard errno == EWOULDBLOCK || errno == EINTR else {
        // A file system without locks: the checks of each file's content still hold.
        return lock
      }
      if clock.now < deadline { usleep(20_000) }
    } while clock.now < deadline
    throw DataDirectoryError(
      code: .locked,
      path: root,
      message: "another program has been writing here for \(patience.components.seconds) s",
      fix: "wait for it and try again"
    )
  }
}
