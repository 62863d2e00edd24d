import CSystemCalls

/// What kind of file system a file is on.
struct FileSystemKind {
  /// Whether only this machine can write there; a kind that is not known counts as one where
  /// others can.
  let isLocal: Bool

  /// The numbers of statfs(2).
  private static let local: Set<Int> = [
    0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0xF2F5_2010, 0x2FC1_2FC1,
    0x5265_4973, 0x3153_464A, 0x4D44, 0x2011_BAB0, 0xCA45_1A4E, 0x8584_58F6,
  ]

  init(of path: String) {
    isLocal = Self.local.contains(unsafe plugtrack_file_system_kind(path))
  }
}
