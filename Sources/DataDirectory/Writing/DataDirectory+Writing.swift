import CFileExchange
package import ChargingLog
import Glibc

extension DataDirectory {
  /// Makes changes to files: all of them are prepared before the first takes its place.
  ///
  /// A full disk, a read-only folder or a file that is no longer as it was read is found while
  /// preparing, and then nothing has changed. When a file is changed by someone else after that, those
  /// that had already taken their place are taken back.
  ///
  /// - Parameters:
  ///   - changes: At most one for each file.
  ///   - patience: How long to wait for another program that is writing; not at all where this one
  ///     keeps others out already.
  ///   - beforeMove: Called with each path when all is prepared and checked, for tests.
  /// - Throws: ``DataDirectoryError``
  package func write(
    _ changes: [FileChange],
    patience: Duration = .seconds(10),
    beforeMove: (String) -> Void = { _ in }
  ) throws(DataDirectoryError) {
    let changes = changes.filter { $0.before != $0.after }
    guard !changes.isEmpty else { return }
    guard frozenFiles == nil else {
      throw DataDirectoryError(code: .unwritable, path: root, message: "the past cannot be changed")
    }
    let lock = if let lock { lock } else { try DirectoryLock.take(root, patience: patience) }
    defer { withExtendedLifetime(lock) {} }
    var folders: [String] = []
    let replacements = changes.map { AtomicReplacement($0, root: root) }
    var committed = 0
    var isMoving = false
    do throws(DataDirectoryError) {
      for change in changes { try makeFolders(for: change, made: &folders) }
      let isBulk = replacements.count > 32
      for replacement in replacements {
        try replacement.checkUnchanged()
        try replacement.prepare(isDurable: !isBulk)
      }
      if isBulk { try syncFileSystem() }
      isMoving = true
      for replacement in replacements {
        beforeMove(replacement.change.path)
        try replacement.commit()
        committed += 1
      }
    } catch {
      for replacement in replacements[..<committed].reversed() { replacement.rollBack() }
      // The one that could not move has tidied up itself: what it left may be somebody's only copy.
      for replacement in replacements[(isMoving ? committed + 1 : 0)...] { replacement.discard() }
      for folder in folders.reversed() { _ = unsafe rmdir(root + "/" + folder) }
      throw error
    }
    replacements.forEach { $0.discard() }
    folders += changes.map { Self.folder(of: $0.path) }
    for folder in Set(folders.flatMap { [$0, Self.folder(of: $0)] }) { syncFolder(folder) }
  }

  /// The bytes of a file as they stand now; `nil` when there is none.
  ///
  /// - Throws: ``DataDirectoryError`` when the file is there but cannot be read.
  package func bytes(of path: String) throws(DataDirectoryError) -> [UInt8]? {
    if let frozenFiles { return frozenFiles.files[path] }
    switch FileAccess.read(root + "/" + path, limit: 1 << 26) {
    case .bytes(let bytes): return bytes
    case .missing: return nil
    case .failed(let code):
      throw DataDirectoryError(
        code: .unreadable,
        path: path,
        message: "cannot be read: \(errorText(code))"
      )
    }
  }

  /// Whether something stands at a path.
  package func exists(_ path: String) -> Bool {
    if let frozenFiles { return frozenFiles.files[path] != nil }
    return FileAccess.status(root + "/" + path) != nil
  }

  /// A free path for a new session: `<local start>-<car>`, with `-2`, `-3` … when that is taken.
  ///
  /// - Parameter taken: Ids in use, in small letters.
  package static func sessionPath(for session: Session, taken: (String) -> Bool) -> String {
    let date = session.start.civil.date
    var stamp = date.text
    if session.start.precision != .day {
      stamp += "T" + session.start.civil.clockText(withSeconds: false).filter { $0 != ":" }
    }
    let folder = "sessions/\(date.text.prefix(4))/\(date.text.dropFirst(5).prefix(2))"
    var id = "\(stamp)-\(session.car)"
    var number = 2
    while taken(id.lowercased()) {
      id = "\(stamp)-\(session.car)-\(number)"
      number += 1
    }
    return "\(folder)/\(id).yaml"
  }

  /// Makes the folders that a file is missing, and refuses one that is reached through a link.
  private func makeFolders(for change: FileChange, made: inout [String]) throws(DataDirectoryError)
  {
    var folder = ""
    for part in change.path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(part) : "/\(part)"
      let path = root + "/" + folder
      if let status = FileAccess.status(path) {
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw DataDirectoryError(
            code: .unwritable,
            path: folder,
            message: "is a link or a file, not a folder",
            fix: "put a folder there"
          )
        }
      } else if change.after == nil {
        return
      } else if unsafe mkdir(path, 0o777) == 0 {
        made.append(folder)
      } else if errno != EEXIST {
        throw .writing(folder, errno: errno)
      }
    }
  }

  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  private func syncFolder(_ folder: String) {
    let descriptor = unsafe open(
      folder.isEmpty ? root : root + "/" + folder,
      O_RDONLY | O_DIRECTORY | O_CLOEXEC
    )
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Waits for the disk once for many files.
  private func syncFileSystem() throws(DataDirectoryError) {
    let descriptor = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(root, errno: errno) }
    defer { close(descriptor) }
    if plugtrack_sync_file_system(descriptor) != 0 { throw .writing(root, errno: errno) }
  }
}
