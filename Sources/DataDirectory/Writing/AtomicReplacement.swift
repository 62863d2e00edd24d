import CFileExchange
import Glibc

/// One file's change, such that a crash between any two calls leaves old or new, whole.
///
/// The new content is put beside the file and made durable; it takes the file's place in one move; at
/// last the old content is thrown away.
struct AtomicReplacement {
  let change: FileChange
  private let root: String
  private let target: String
  private let temporary: String

  private static let limit = 1 << 26

  init(_ change: FileChange, root: String) {
    self.change = change
    self.root = root
    target = root + "/" + change.path
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")) ?? target.startIndex
    temporary =
      "\(target[..<slash])/.plugtrack-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
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
    let old = FileAccess.status(target)
    let mode = old == nil ? 0o666 : 0o600
    let descriptor = unsafe open(
      temporary,
      O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
      mode_t(mode)
    )
    guard descriptor >= 0 else { throw .writing(change.path, errno: errno) }
    if let old {
      // Only root may give a file to its owner; for all others the new one is their own.
      if old.st_uid != geteuid() || old.st_gid != getegid() {
        _ = fchown(descriptor, old.st_uid, old.st_gid)
      }
      fchmod(descriptor, old.st_mode & 0o777)
    }
    var failure = writeAll(bytes, to: descriptor)
    if failure == 0, isDurable, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else {
      discard()
      throw .writing(change.path, errno: failure)
    }
  }

  /// Takes back what `prepare` did, or throws the old content away after `commit`.
  func discard() { _ = unsafe unlink(temporary) }

  /// Lets the new content take the file's place; the old one is kept until `discard`.
  func commit() throws(DataDirectoryError) {
    switch (change.before, change.after) {
    case (nil, nil): return
    case (nil, .some): try create()
    case (.some, .some(let after)): try exchange(for: after)
    case (.some, nil): try remove()
    }
  }

  /// Takes back what `commit` did, as far as nobody has changed the file since.
  func rollBack() {
    switch (change.before, change.after) {
    case (nil, nil): break
    case (nil, .some(let after)):
      guard unsafe rename(target, temporary) == 0 else { return }
      if content(of: temporary) == after { discard() } else { moveBack() }
    case (.some, .some(let after)):
      // Without an old file to swap with, as where files cannot be swapped, it is written anew.
      if FileAccess.status(temporary) == nil { return writeOver(after) }
      guard unsafe plugtrack_rename_exchange(temporary, target) == 0 else { return }
      if content(of: temporary) != after { _ = unsafe plugtrack_rename_exchange(temporary, target) }
      discard()
    case (.some, nil): moveBack()
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
    if content(of: temporary) == change.before { return }
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

  /// Moves the file aside, and back if it is not what the command had read.
  private func remove() throws(DataDirectoryError) {
    guard unsafe rename(target, temporary) == 0 else {
      throw errno == ENOENT ? changedUnderneath : .writing(change.path, errno: errno)
    }
    if content(of: temporary) == change.before { return }
    moveBack()
    throw changedUnderneath
  }

  /// Puts the file that was moved aside back, unless another stands there by now.
  private func moveBack() {
    if unsafe plugtrack_rename_new(temporary, target) == 0 { return }
    if errno == EINVAL || errno == ENOSYS, unsafe link(temporary, target) == 0 { discard() }
  }

  /// Writes the old content back over our own.
  private func writeOver(_ after: [UInt8]) {
    let undo = AtomicReplacement(
      FileChange(path: change.path, before: after, after: change.before),
      root: root
    )
    do throws(DataDirectoryError) {
      try undo.prepare(isDurable: true)
      try undo.replace()
    } catch {
      undo.discard()
    }
  }

  private func current() -> [UInt8]? { content(of: target) }

  private func content(of path: String) -> [UInt8]? {
    guard case .bytes(let bytes) = FileAccess.read(path, limit: Self.limit) else { return nil }
    return bytes
  }

  private var changedUnderneath: DataDirectoryError {
    DataDirectoryError(
      code: .changedUnderneath,
      path: change.path,
      message: change.before == nil
        ? "was made by someone else meanwhile" : "was changed by someone else meanwhile",
      fix: "nothing was written over it: run the command again"
    )
  }
}
