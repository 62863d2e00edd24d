/// What git's index has otherwise than a commit.
struct StagedPaths {
  private let index: IndexFile
  private let cache: CacheTree?
  private let entries: (ObjectID?) throws(GitError) -> [String: TreeFile]

  /// - Parameters:
  ///   - index: git's index.
  ///   - entries: Reads the entries of one folder's tree.
  init(_ index: IndexFile, entries: @escaping (ObjectID?) throws(GitError) -> [String: TreeFile]) {
    self.index = index
    cache = index.cacheTree
    self.entries = entries
  }

  /// The paths whose entry is not as in a tree.
  ///
  /// - Complexity: O(entries of the folders whose tree the index does not know).
  func paths(besides tree: ObjectID?) throws(GitError) -> Set<String> {
    var result: Set<String> = []
    try compare(tree, cache, "", 0..<index.count, &result)
    return result
  }

  /// - Parameter range: The entries below the folder.
  private func compare(
    _ tree: ObjectID?,
    _ cache: CacheTree?,
    _ prefix: String,
    _ range: Range<Int>,
    _ result: inout Set<String>
  ) throws(GitError) {
    if let tree, let cache, cache.isKnown, cache.id == tree { return }
    var committed = try entries(tree)
    var entry = range.lowerBound
    while entry < range.upperBound {
      let path = index.path(entry)
      let rest = path.utf8.dropFirst(prefix.utf8.count)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        let state = index.state(entry)
        let file = committed.removeValue(forKey: String(rest) ?? "")
        if file?.id != state.id || state.stage != 0 { result.insert(path) }
        // A file in the place of a folder.
        if let file, file.isFolder { try compare(file.id, nil, path + "/", 0..<0, &result) }
        entry += 1
        continue
      }
      let name = String(rest[..<slash]) ?? ""
      let folder = prefix + name
      // The byte behind the slash: the first that no path below the folder can begin with.
      let end = max(entry + 1, index.position(of: Array((folder + "0").utf8)))
      let file = committed.removeValue(forKey: name)
      if let file, !file.isFolder { result.insert(folder) }
      try compare(
        file.flatMap { $0.isFolder ? $0.id : nil },
        cache?.folder(name),
        folder + "/",
        entry..<min(end, range.upperBound),
        &result
      )
      entry = min(end, range.upperBound)
    }
    for (name, file) in committed {
      guard file.isFolder else {
        result.insert(prefix + name)
        continue
      }
      try compare(file.id, nil, "\(prefix)\(name)/", 0..<0, &result)
    }
  }
}
