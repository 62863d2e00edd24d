/// Whether the index is whole, as far as its length tells.
///
/// See gitformat-index(5): a header of 12 bytes, entries of at least 62, a checksum of 20.
enum IndexCheck {
  private static let leastEntryBytes = 62

  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let path = folder.git + "/index"
    guard let look = FileLook(path) else { return [] }
    let shown = folder.shown(path)
    if look.kind == .file, look.sizeBytes == 0 {
      return [damaged(shown, "\(shown) is empty: it was torn when the machine stopped")]
    }
    guard let header = FileLook.head(of: path, count: 12) else {
      return [damaged(shown, "\(shown) cannot be read")]
    }
    guard header.count == 12, header.starts(with: Array("DIRC".utf8)), look.sizeBytes >= 32 else {
      return [damaged(shown, "\(shown) is not an index")]
    }
    let version = number(header[4..<8])
    guard (2...4).contains(version) else {
      return [damaged(shown, "\(shown) has the version \(version), and git knows 2 to 4")]
    }
    guard look.sizeBytes >= 32 + number(header[8..<12]) * leastEntryBytes else {
      return [damaged(shown, "\(shown) has been cut off")]
    }
    return []
  }

  static func damaged(_ place: String, _ message: String) -> SyncProblem {
    SyncProblem(
      .indexDamaged,
      place,
      message,
      fix: "plugtrack doctor --fix makes it anew from HEAD; what was staged is not"
    )
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}
