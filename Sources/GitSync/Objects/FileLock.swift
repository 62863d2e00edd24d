import Glibc

/// git's own lock on a file: another one beside it, which takes its place when it is done.
struct FileLock: ~Copyable {
  private let path: String
  private let lockPath: String
  private let descriptor: Int32
  private var isInPlace = false

  private init(path: String, descriptor: Int32) {
    self.path = path
    lockPath = path + ".lock"
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    // Once it has been moved into place, a file of this name is another program's lock.
    if !isInPlace { _ = unsafe unlink(lockPath) }
  }

  /// Takes the lock, waiting a moment for another git.
  ///
  /// - Throws: ``GitError`` of code `locked` when it is held on to.
  static func take(_ path: String, attempts: Int = 40) throws(GitError) -> FileLock {
    for attempt in 0..<attempts {
      let descriptor = unsafe open(path + ".lock", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return FileLock(path: path, descriptor: descriptor) }
      guard errno == EEXIST else { throw .unwritable(path + ".lock", errno) }
      if attempt + 1 < attempts { usleep(50_000) }
    }
    throw GitError(
      .locked,
      "another git program is at work, or one has been stopped in the middle",
      place: path + ".lock",
      fix: GitError.lockRemedy
    )
  }

  /// Puts new content in the place of the old one.
  ///
  /// - Parameter others: Files that have to be on the disk before.
  consuming func commit(_ bytes: [UInt8], after others: [Int32] = []) throws(GitError) {
    try commit([bytes[...]], after: others)
  }

  /// Puts new content, which comes in parts, in the place of the old one.
  ///
  /// - Parameter others: Files that have to be on the disk before.
  consuming func commit(
    _ parts: [ArraySlice<UInt8>],
    after others: [Int32] = []
  ) throws(GitError) {
    for part in parts where !writeAll(part, to: descriptor) { throw .unwritable(lockPath, errno) }
    for other in others where fsync(other) != 0 { throw .unwritable(path, errno) }
    guard fsync(descriptor) == 0 else { throw .unwritable(lockPath, errno) }
    guard unsafe rename(lockPath, path) == 0 else { throw .unwritable(path, errno) }
    isInPlace = true
  }
}

extension GitError {
  /// A file could not be written.
  static func unwritable(_ path: String, _ number: Int32) -> GitError {
    let text = unsafe strerror(number).map { unsafe String(cString: $0).lowercased() }
    return GitError(
      .unwritable,
      "cannot be written: \(text ?? "error \(number)")",
      place: path,
      fix: number == ENOSPC || number == EDQUOT ? "make room on the disk" : nil
    )
  }
}
