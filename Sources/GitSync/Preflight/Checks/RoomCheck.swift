import Glibc

/// Whether the repository can be written.
enum RoomCheck {
  /// What a commit and a merge of some sessions need at least.
  private static let leastBytes: UInt64 = 4 << 20

  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let unwritable = [
      folder.root, folder.git, folder.common + "/objects", folder.common + "/refs/heads",
    ].first { unsafe FileLook($0)?.kind == .folder && access($0, W_OK) != 0 }
    if let unwritable {
      let isReadOnly = errno == EROFS
      let shown = folder.shown(unwritable)
      return [
        SyncProblem(
          .readOnly,
          shown,
          isReadOnly
            ? "\(shown) is on a disk that cannot be written" : "you may not write in \(shown)",
          fix: isReadOnly
            ? "mount the disk for writing" : "make it yours: sudo chown -R \"$USER\" \(folder.root)"
        )
      ]
    }
    var system = statvfs()
    guard unsafe statvfs(folder.git, &system) == 0 else { return [] }
    let free = UInt64(system.f_bavail) * UInt64(system.f_frsize)
    guard free < leastBytes, system.f_blocks > 0 else { return [] }
    return [
      SyncProblem(
        .diskFull,
        folder.shown(folder.git),
        "the disk has only \(free / 1024) KiB left",
        fix: "make room, then sync again"
      )
    ]
  }
}
