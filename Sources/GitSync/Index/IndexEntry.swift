import Glibc

/// What git's index says of a file: its content, and the state that the file had then.
struct IndexEntry: Sendable, Hashable {
  struct Time: Sendable, Hashable, Comparable {
    var seconds: UInt32
    var nanoseconds: UInt32

    static func < (left: Time, right: Time) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  var changed = Time(seconds: 0, nanoseconds: 0)
  var modified = Time(seconds: 0, nanoseconds: 0)
  var device: UInt32 = 0
  var inode: UInt32 = 0
  var mode: UInt32
  var user: UInt32 = 0
  var group: UInt32 = 0
  /// The size; zero also when git must look at the content, since the times cannot tell.
  var size: UInt32 = 0
  var id: ObjectID
  /// 0; 1 to 3 for the sides of a conflict.
  var stage = 0

  /// An entry of a file, with the state of the one on disk when that has the very same content.
  ///
  /// One that was saved meanwhile has another, and its state must not vouch for the content of the
  /// entry: without a state, git looks at the file.
  init(_ file: TreeFile, at path: String) {
    id = file.id
    mode = file.mode
    guard let status = Self.status(ofFileAt: path, holding: file.id) else { return }
    changed = Time(status.st_ctim)
    modified = Time(status.st_mtim)
    device = UInt32(truncatingIfNeeded: status.st_dev)
    inode = UInt32(truncatingIfNeeded: status.st_ino)
    user = status.st_uid
    group = status.st_gid
    size = UInt32(truncatingIfNeeded: status.st_size)
  }

  /// The state of a file on disk while it had a certain content; `nil` when it has another, or none.
  private static func status(ofFileAt path: String, holding id: ObjectID) -> stat? {
    var (before, after) = (stat(), stat())
    guard unsafe lstat(path, &before) == 0, before.st_mode & S_IFMT == S_IFREG,
      ObjectID(ofFileAt: path) == id,
      unsafe lstat(path, &after) == 0, after.st_ino == before.st_ino,
      after.st_size == before.st_size, Time(after.st_mtim) == Time(before.st_mtim),
      Time(after.st_ctim) == Time(before.st_ctim)
    else { return nil }
    return after
  }

  init(
    changed: Time,
    modified: Time,
    device: UInt32,
    inode: UInt32,
    mode: UInt32,
    user: UInt32,
    group: UInt32,
    size: UInt32,
    id: ObjectID,
    stage: Int
  ) {
    self.changed = changed
    self.modified = modified
    self.device = device
    self.inode = inode
    self.mode = mode
    self.user = user
    self.group = group
    self.size = size
    self.id = id
    self.stage = stage
  }

  /// The bytes of the entry in an index of version 2 or 3.
  func bytes(path: [UInt8]) -> [UInt8] {
    let words = [
      changed.seconds, changed.nanoseconds, modified.seconds, modified.nanoseconds, device, inode,
      mode, user, group, size,
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(IndexFile.headLength + path.count + 8)
    for word in words { bytes += bigEndianBytes(word) }
    bytes += id.bytes
    let flags = UInt16(min(path.count, 0xFFF))
    bytes += [UInt8(flags >> 8), UInt8(flags & 0xFF)]
    bytes += path
    repeat { bytes.append(0) } while bytes.count % 8 != 0
    return bytes
  }
}

extension IndexEntry.Time {
  init(_ time: timespec) {
    self.init(
      seconds: UInt32(truncatingIfNeeded: time.tv_sec),
      nanoseconds: UInt32(truncatingIfNeeded: time.tv_nsec)
    )
  }
}

func bigEndianBytes(_ word: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
}
