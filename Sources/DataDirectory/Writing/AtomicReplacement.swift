import CFileExchange
import Glibc

/// One file's change, in two steps: the new content is put beside the file and made durable; then
/// it takes the file's place in one move. A crash between any two calls leaves old or new, whole.
struct AtomicReplacement {
  let change: FileChange
  private let target: String
  private let temporary: String

  private static let limit = 1 << 26

  init(_ change: FileChange, root: String) {
    self.change = change
    target = root + "/" + change.path
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")) ?? target.startIndex
    temporary = "\(target[..<slash])/.plugtrack-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
  }

  /// Refuses when the file is not as the command read it.
  func checkUnchanged() throws(DataDirectoryError) {
    guard current() == change.before else { throw changedUnderneath }
  }

  /// Writes the new content beside the file.
  ///
  /// - Parameter isDurable: Whether to wait for the disk here; many files are waited for at once.
  func prepare(isDurable: Bool) throws(DataDirectoryError) {
    guard let bytes = change.after else { return }
    let mode = FileAccess.status(target).map { $0.st_mode & 0o777 } ?? 0o644
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .writing(change.path, errno: errno) }
    var failure = writeAll(bytes, to: descriptor)
    if failure == 0, isDurable, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      discard()
      throw .writing(change.path, errno: failure)
    }
  }

  /// Takes back what `prepare` did.
  func discard() { _ = unsafe unlink(temporary) }

  /// Lets the new content take the file's place.
  func commit() throws(DataDirectoryError) {
    switch (change.before, change.after) {
    case (nil, nil): return
    case (nil, .some): try create()
    case (.some, .some(let after)): try exchange(for: after)
    case (.some, nil): try remove()
    }
  }

  /// A new file: the move fails if somebody made one of this name meanwhile.
  private func create() throws(DataDirectoryError) {
    if unsafe plugtrack_rename_new(temporary, target) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else {
      let code = errno
      discard()
      throw code == EEXIST ? changedUnderneath : .writing(change.path, errno: code)
    }
    // File systems without that move have hard links, which refuse a taken name as well.
    let isLinked = unsafe link(temporary, target) == 0
    let code = errno
    discard()
    if !isLinked { throw code == EEXIST ? changedUnderneath : .writing(change.path, errno: code) }
  }

  /// Swaps old and new in one move, looks at what came out, and swaps back if it is not what the
  /// command had read: an edit made at the last moment is never lost.
  private func exchange(for after: [UInt8]) throws(DataDirectoryError) {
    if unsafe plugtrack_rename_exchange(temporary, target) != 0 {
      let code = errno
      guard code == EINVAL || code == ENOSYS else {
        discard()
        throw code == ENOENT ? changedUnderneath : .writing(change.path, errno: code)
      }
      return try replace()
    }
    if content(of: temporary) == change.before { return discard() }
    _ = unsafe plugtrack_rename_exchange(temporary, target)
    // Only our own text may be thrown away.
    if content(of: temporary) == after { discard() }
    throw changedUnderneath
  }

  /// On file systems that cannot swap: the last look is right before the move.
  private func replace() throws(DataDirectoryError) {
    guard current() == change.before else {
      discard()
      throw changedUnderneath
    }
    if unsafe rename(temporary, target) != 0 {
      let code = errno
      discard()
      throw .writing(change.path, errno: code)
    }
  }

  /// Moves the file aside, looks at what it held, and only then removes it.
  private func remove() throws(DataDirectoryError) {
    guard unsafe rename(target, temporary) == 0 else {
      throw errno == ENOENT ? changedUnderneath : .writing(change.path, errno: errno)
    }
    if content(of: temporary) == change.before { return discard() }
    if unsafe plugtrack_rename_new(temporary, target) != 0 { _ = unsafe link(temporary, target) == 0 ? unlink(temporary) : 0 }
    throw changedUnderneath
  }

  private func current() -> [UInt8]? { content(of: target) }

  private func content(of path: String) -> [UInt8]? {
    guard case .bytes(let bytes, _) = FileAccess.read(path, limit: Self.limit) else { return nil }
    return bytes
  }

  private var changedUnderneath: DataDirectoryError {
    DataDirectoryError(
      code: .changedUnderneath, path: change.path,
      message: change.before == nil ? "was made by someone else meanwhile" : "was changed by someone else meanwhile",
      fix: "nothing was written over it: run the command again")
  }
}
