import CLibGit2
import Glibc

extension Repository {
  /// Makes git's index say of some files what a tree says, with the state of the files on disk, so
  /// that `git status` need not read them.
  ///
  /// - Parameter files: By path; `nil`: no such file.
  func updateIndex(_ files: [String: TreeFile?]) throws(GitError) {
    let index = try Handle<IndexKind>.make("opening the index") { out in
      unsafe git_repository_index(&out, handle.pointer)
    }
    try check(unsafe git_index_read(index.pointer, 0), "reading the index")
    for (path, file) in files {
      if let file {
        try add(path, file, to: index)
      } else {
        let status = unsafe git_index_remove_bypath(index.pointer, path)
        if status != GIT_ENOTFOUND.rawValue { try check(status, "removing \(path) from the index") }
      }
    }
    try check(unsafe git_index_write(index.pointer), "writing the index")
  }

  private func add(
    _ path: String,
    _ file: TreeFile,
    to index: borrowing Handle<IndexKind>
  ) throws(GitError) {
    var entry = unsafe git_index_entry()
    unsafe entry.id = file.id.git
    unsafe entry.mode = file.mode
    var status = stat()
    if unsafe lstat(root + "/" + path, &status) == 0 {
      unsafe entry.ctime = git_index_time(status.st_ctim)
      unsafe entry.mtime = git_index_time(status.st_mtim)
      unsafe entry.dev = UInt32(truncatingIfNeeded: status.st_dev)
      unsafe entry.ino = UInt32(truncatingIfNeeded: status.st_ino)
      unsafe entry.uid = status.st_uid
      unsafe entry.gid = status.st_gid
      unsafe entry.file_size = UInt32(truncatingIfNeeded: status.st_size)
    }
    let result = unsafe path.withCString { name in
      unsafe entry.path = name
      return unsafe git_index_add(index.pointer, &entry)
    }
    try check(result, "adding \(path) to the index")
  }
}

extension git_index_time {
  init(_ time: timespec) {
    self.init(
      seconds: Int32(truncatingIfNeeded: time.tv_sec),
      nanoseconds: UInt32(truncatingIfNeeded: time.tv_nsec)
    )
  }
}
