/// Which of the session files one task reads, and which block of the snapshot may have them.
struct SessionCut: Sendable {
  /// Places in the walk.
  var files: Range<Int>
  /// The number of the block.
  var block: Int?
  /// Whether all files that the block may have are among these.
  var isWhole: Bool

  /// Cuts the files of a walk where the blocks of a snapshot begin, and where too many lie between.
  static func cuts(_ files: SessionFiles, by snapshot: Snapshot?) -> [SessionCut] {
    var cuts: [SessionCut] = []
    var start = 0
    func add(to end: Int, block: Int?) {
      let isWhole = end - start <= 2 * SessionBlock.size
      let width = isWhole ? end - start : SessionBlock.size
      while start < end {
        let next = min(start + width, end)
        cuts.append(SessionCut(files: start..<next, block: block, isWhole: isWhole))
        start = next
      }
    }
    let firstPaths = snapshot?.firstPaths ?? []
    for block in firstPaths.indices where block + 1 < firstPaths.count {
      add(to: position(of: firstPaths[block + 1], in: files, from: start), block: block)
    }
    add(to: files.count, block: firstPaths.indices.last)
    return cuts
  }

  /// The first file that does not come before a path.
  private static func position(of path: String, in files: SessionFiles, from start: Int) -> Int {
    let bytes = Array(path.utf8)
    var (low, high) = (start, files.count)
    while low < high {
      let middle = (low + high) / 2
      if files.compare(middle, with: bytes, bytes.indices) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
