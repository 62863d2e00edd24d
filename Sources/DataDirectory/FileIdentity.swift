import Glibc

/// What tells one state of a file from another without reading it.
package struct FileIdentity: Sendable, Hashable {
  package var inode: UInt64
  package var size: Int64
  /// When the content changed, in nanoseconds since 1970.
  package var modified: Int64
  /// When content, name or rights changed, in nanoseconds since 1970; a program cannot set it back.
  package var changed: Int64

  init(inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// The later of the two times.
  var latest: Int64 { max(modified, changed) }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
