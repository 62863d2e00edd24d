import CLibGit2
import Glibc

/// A file of the work tree, found by whoever knows where records stand.
package struct WorkFile: Sendable {
  package var path: String
  package var inode: UInt64
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  package var changed: Int64

  package init(path: String, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.path = path
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }
}

/// A file that is not as the last commit has it.
package struct LocalChange: Sendable, Hashable {
  package var path: String
  /// What the last commit has.
  package var before: [UInt8]?
  /// What stands in the work tree.
  package var after: [UInt8]?
}

extension Repository {
  /// The files that are not as the last commit has them, staged or not.
  ///
  /// Files are read only where git's index does not know their state.
  ///
  /// - Parameters:
  ///   - files: All files of the kind in question that are in the work tree.
  ///   - isOfKind: Whether a path is of that kind.
  package func localChanges(
    in files: [WorkFile],
    _ isOfKind: (String) -> Bool
  ) throws(GitError) -> [LocalChange] {
    let tree = try headTree()
    let (bytes, written) = try Self.readIndex(gitFolderPath + "index")
    let index = bytes.flatMap { IndexFile($0) } ?? .empty
    var suspects: Set<String> = []
    let work = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    var known: Set<String> = []
    known.reserveCapacity(index.count)
    let isAsCommitted = tree != nil && index.treeID == tree
    for entry in 0..<index.count {
      let path = index.path(entry)
      known.insert(path)
      guard let file = work[path] else {
        if isOfKind(path) { suspects.insert(path) }
        continue
      }
      let state = index.state(entry)
      if !state.isCurrent(file, written) { suspects.insert(path) }
    }
    for file in files where !known.contains(file.path) && !isIgnored(file.path) {
      suspects.insert(file.path)
    }
    if !isAsCommitted {
      for path in try stagedPaths(index, tree) where isOfKind(path) { suspects.insert(path) }
    }
    var changes: [LocalChange] = []
    for path in suspects.sorted() {
      let before = try tree.flatMap { tree throws(GitError) in try content(of: path, in: tree) }
      let after = try readWorkFile(path)
      if before != after { changes.append(LocalChange(path: path, before: before, after: after)) }
    }
    return changes
  }

  /// Paths whose index entry is not as in a tree.
  private func stagedPaths(_ index: IndexFile, _ tree: ObjectID?) throws(GitError) -> Set<String> {
    var committed = try differences(from: nil, to: tree).compactMapValues { $0.new?.id }
    var result: Set<String> = []
    for entry in 0..<index.count {
      let path = index.path(entry)
      if committed.removeValue(forKey: path) != index.state(entry).id { result.insert(path) }
    }
    return result.union(committed.keys)
  }

  private func isIgnored(_ path: String) -> Bool {
    var ignored: Int32 = 0
    return unsafe git_ignore_path_is_ignored(&ignored, handle.pointer, path) == 0 && ignored != 0
  }

  /// The bytes of a file in the work tree; `nil` only when there is certainly none.
  func readWorkFile(_ path: String) throws(GitError) -> [UInt8]? {
    let place = root + "/" + path
    let descriptor = unsafe Glibc.open(place, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw GitError(.inTheWay, "cannot be read, or is no ordinary file", place: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw GitError(.inTheWay, "is no ordinary file", place: path)
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw GitError(.inTheWay, "cannot be read", place: path) }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }
}

extension IndexEntry {
  /// Whether a file is certainly as it was when git looked at it.
  ///
  /// - Parameter written: When the index was written: what changed then or later may have changed
  ///   without a trace.
  func isCurrent(_ file: WorkFile, _ written: Time?) -> Bool {
    guard stage == 0, let written, modified < written else { return false }
    return inode == UInt32(truncatingIfNeeded: file.inode)
      && size == UInt32(truncatingIfNeeded: file.size)
      && modified == Time(nanosecondsSince1970: file.modified)
      && changed == Time(nanosecondsSince1970: file.changed)
  }
}

extension IndexEntry.Time {
  init(nanosecondsSince1970 time: Int64) {
    let seconds = time / 1_000_000_000
    self.init(
      seconds: UInt32(truncatingIfNeeded: seconds),
      nanoseconds: UInt32(truncatingIfNeeded: time - seconds * 1_000_000_000)
    )
  }
}
