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
  /// What stands in the work tree; `nil` where nothing does, or what does cannot be read.
  package var after: [UInt8]?
  /// Why the file cannot be read, when it is there.
  package var obstacle: GitError?
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
    var suspects = index.suspects(among: files, written, isOfKind) { !isIgnored($0) }
    if let tree, index.treeID == tree {
      // What is staged is what is committed.
    } else {
      let staged = StagedPaths(index) { id throws(GitError) in try self.entries(of: id) }
      suspects.formUnion(try staged.paths(besides: tree).filter(isOfKind))
    }
    var changes: [LocalChange] = []
    for path in suspects.sorted() {
      let before = try tree.flatMap { tree throws(GitError) in try content(of: path, in: tree) }
      do throws(GitError) {
        let after = try readWorkFile(path)
        if before != after { changes.append(LocalChange(path: path, before: before, after: after)) }
      } catch {
        // One that cannot be read keeps nobody from the others.
        changes.append(LocalChange(path: path, before: before, after: nil, obstacle: error))
      }
    }
    return changes
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

extension IndexFile {
  /// The files that may not be as the index has them, and those of a kind that only one of the two has.
  ///
  /// - Complexity: O(files) where they come in nearly the order of the index, as from a walk.
  fileprivate func suspects(
    among files: [WorkFile],
    _ written: IndexEntry.Time?,
    _ isOfKind: (String) -> Bool,
    isNew: (String) -> Bool
  ) -> Set<String> {
    var suspects: Set<String> = []
    var isFound = [Bool](repeating: false, count: count)
    var next = 0
    for file in files {
      guard let entry = entry(of: file.path, near: next) else {
        if isNew(file.path) { suspects.insert(file.path) }
        continue
      }
      next = entry + 1
      isFound[entry] = true
      if !isCurrent(entry, file, written) { suspects.insert(file.path) }
    }
    for entry in 0..<count where !isFound[entry] {
      let path = path(entry)
      if isOfKind(path) { suspects.insert(path) }
    }
    return suspects
  }

  /// The entry of a path, which is likely to be a certain one.
  private func entry(of path: String, near guess: Int) -> Int? {
    if guess < count, holds(path, at: guess) { return guess }
    let position = position(of: Array(path.utf8))
    return position < count && holds(path, at: position) ? position : nil
  }

  private func holds(_ path: String, at entry: Int) -> Bool {
    let range = pathRange(entry)
    guard path.utf8.count == range.count else { return false }
    var path = path
    return path.withUTF8 { left in
      unsafe bytes.withUnsafeBytes { right in
        guard let one = left.baseAddress, let other = right.baseAddress else { return false }
        return unsafe memcmp(one, other + range.lowerBound, range.count) == 0
      }
    }
  }

  /// Whether a file is certainly as it was when git looked at it.
  ///
  /// - Parameter written: When the index was written: what changed then or later may have changed
  ///   without a trace.
  private func isCurrent(_ entry: Int, _ file: WorkFile, _ written: IndexEntry.Time?) -> Bool {
    let start = Int(offsets[entry])
    func field(_ number: Int) -> UInt32 { Self.word(bytes, start + number * 4) ?? 0 }
    let modified = IndexEntry.Time(seconds: field(2), nanoseconds: field(3))
    guard bytes[start + 60] & 0x30 == 0, let written, modified < written else { return false }
    // A size of zero may mean that the content has to be looked at.
    return file.size > 0 && field(5) == UInt32(truncatingIfNeeded: file.inode)
      && field(9) == UInt32(truncatingIfNeeded: file.size)
      && modified == IndexEntry.Time(nanosecondsSince1970: file.modified)
      && IndexEntry.Time(seconds: field(0), nanoseconds: field(1))
        == IndexEntry.Time(nanosecondsSince1970: file.changed)
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
