import CLibGit2
import Glibc

extension Repository {
  /// Makes git's index say of some files what a tree says, with the state of the files on disk, so
  /// that `git status` need not read them.
  ///
  /// What is staged of other files stays staged.
  func updateIndex(_ update: TreeUpdate) throws(GitError) {
    let path = gitFolderPath + "index"
    let lock = try FileLock.take(path)
    let (bytes, written) = try Self.readIndex(path)
    guard let index = bytes.map(IndexFile.init) ?? IndexFile.empty else {
      // The lock is given back for libgit2, which takes it itself.
      _ = consume lock
      return try updateUnusualIndex(update)
    }
    let updates = update.files.map { path, file in
      IndexUpdate(path: path, entry: file.map { IndexEntry($0, at: "\(root)/\(path)") })
    }
    try lock.commit(index.splicing(updates, folders: update.folders, horizon: written))
  }

  /// git's index, and when it was written; `nil` when there is none.
  static func readIndex(_ path: String) throws(GitError) -> ([UInt8]?, IndexEntry.Time?) {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return (nil, nil) }
      throw GitError(.corrupt, "the index cannot be read", place: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw GitError(.corrupt, "the index cannot be read", place: path)
    }
    let size = Int(status.st_size)
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = unsafe read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        count += got
      }
    }
    return (bytes, IndexEntry.Time(status.st_mtim))
  }

  /// Updates an index of a version that ``IndexFile`` leaves alone.
  private func updateUnusualIndex(_ update: TreeUpdate) throws(GitError) {
    let index = try Handle<IndexKind>.make("opening the index") { out in
      unsafe git_repository_index(&out, handle.pointer)
    }
    try check(unsafe git_index_read(index.pointer, 0), "reading the index")
    for (path, file) in update.files {
      if let file {
        try add(path, IndexEntry(file, at: "\(root)/\(path)"), to: index)
      } else {
        let status = unsafe git_index_remove_bypath(index.pointer, path)
        if status != GIT_ENOTFOUND.rawValue { try check(status, "removing \(path) from the index") }
      }
    }
    try check(unsafe git_index_write(index.pointer), "writing the index")
  }

  private func add(
    _ path: String,
    _ state: IndexEntry,
    to index: borrowing Handle<IndexKind>
  ) throws(GitError) {
    var entry = unsafe git_index_entry()
    unsafe entry.id = state.id.git
    unsafe entry.mode = state.mode
    unsafe entry.ctime = git_index_time(state.changed)
    unsafe entry.mtime = git_index_time(state.modified)
    unsafe entry.dev = state.device
    unsafe entry.ino = state.inode
    unsafe entry.uid = state.user
    unsafe entry.gid = state.group
    unsafe entry.file_size = state.size
    let result = unsafe path.withCString { name in
      unsafe entry.path = name
      return unsafe git_index_add(index.pointer, &entry)
    }
    try check(result, "adding \(path) to the index")
  }
}

extension git_index_time {
  init(_ time: IndexEntry.Time) {
    self.init(seconds: Int32(bitPattern: time.seconds), nanoseconds: time.nanoseconds)
  }
}
