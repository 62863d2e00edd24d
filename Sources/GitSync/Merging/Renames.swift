/// The files that either side has moved, as far as the other side has touched them: the new path by
/// the old one.
///
/// A move is taken for one only when nothing else can be meant. A path that the other side has added
/// as well is no target: what stands there would be lost.
struct Renames {
  private(set) var primary: [String: String]
  private(set) var secondary: [String: String]

  init(
    primary: TreeMerge.Differences,
    secondary: TreeMerge.Differences,
    _ merging: FileMerging,
    _ read: (ObjectID) throws(GitError) -> [UInt8]
  ) throws(GitError) {
    let ours = try Self.moved(in: primary, touchedBy: secondary, merging, read)
    let theirs = try Self.moved(in: secondary, touchedBy: primary, merging, read)
    let added = (ours: Self.added(primary), theirs: Self.added(secondary))
    // Both may have moved the same file to the same place.
    self.primary = ours.filter { old, new in
      theirs[old] == new || added.theirs[new.lowercased()] == nil
    }
    self.secondary = theirs.filter { old, new in
      ours[old] == new || added.ours[new.lowercased()] == nil
    }
  }

  /// The old paths, sorted.
  var paths: [String] { Set(primary.keys).union(secondary.keys).sorted() }

  /// The paths that a side has added, by themselves in lower case.
  private static func added(_ side: TreeMerge.Differences) -> [String: String] {
    let paths = side.filter { $0.value.old == nil && $0.value.new != nil }.keys
    return Dictionary(paths.map { ($0.lowercased(), $0) }) { first, _ in first }
  }

  private static func moved(
    in side: TreeMerge.Differences,
    touchedBy other: TreeMerge.Differences,
    _ merging: FileMerging,
    _ read: (ObjectID) throws(GitError) -> [UInt8]
  ) throws(GitError) -> [String: String] {
    var gone = side.filter { $0.value.new == nil && other[$0.key] != nil }.keys.sorted()
    guard !gone.isEmpty else { return [:] }
    var free = added(side).values.sorted()
    var result: [String: String] = [:]
    func take(_ old: String, _ new: String) {
      result[old] = new
      free.removeAll { $0 == new }
    }
    // Those that are the same to the byte come first, or one that is merely alike takes their place.
    for old in gone {
      let match = free.first {
        folder($0) == folder(old) && side[$0]?.new?.id == side[old]?.old?.id
      }
      if let match { take(old, match) }
    }
    gone.removeAll { result[$0] != nil }
    for old in gone {
      guard let file = side[old]?.old else { continue }
      let removed = try read(file.id)
      var best: (path: String, score: Double)?
      for path in free where folder(path) == folder(old) {
        guard let candidate = side[path]?.new else { continue }
        let text = try read(candidate.id)
        let score = Similarity.of(removed, text)
        if score >= 0.6, score > best?.score ?? 0, merging.isMoved(old, removed, text) {
          best = (path, score)
        }
      }
      if let best { take(old, best.path) }
    }
    return result
  }

  private static func folder(_ path: String) -> Substring { path.prefix { $0 != "/" } }
}
