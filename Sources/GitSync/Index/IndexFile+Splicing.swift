/// What the index is to say of a file.
struct IndexUpdate: Sendable {
  var path: String
  /// `nil`: nothing.
  var entry: IndexEntry?
}

extension IndexFile {
  /// The bytes of the index after some updates, part by part; all other entries stay where they are,
  /// and none of them is copied.
  ///
  /// - Parameters:
  ///   - updates: At most one for each path.
  ///   - folders: The trees that the updates lead from and to, so that git need not work out again
  ///     what each folder is.
  ///   - horizon: Files that changed at or after this time, which is when the index was written, may
  ///     have changed without a trace; their entries are marked so that git looks at their content.
  func splicing(
    _ updates: [IndexUpdate],
    folders: [String: FolderChange],
    horizon: IndexEntry.Time?
  ) throws(GitError) -> [ArraySlice<UInt8>] {
    var body = Splice(bytes, doubtful: horizon.map(sizesOfDoubtfulEntries) ?? [])
    var count = self.count
    var added: [String: Int] = [:]
    let updates = updates.map { (path: Array($0.path.utf8), entry: $0.entry) }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
    for update in updates {
      let first = position(of: update.path)
      var last = first
      while last < self.count, bytes[pathRange(last)].elementsEqual(update.path) { last += 1 }
      body.keep(to: start(of: first))
      if let entry = update.entry { body.parts.append(entry.bytes(path: update.path)[...]) }
      body.kept = start(of: last)
      let change = (update.entry == nil ? 0 : 1) - (last - first)
      count += change
      added[String(decoding: update.path, as: UTF8.self)] = change
    }
    body.keep(to: end)
    let head = bytes[..<8] + bigEndianBytes(UInt32(count))
    let tail = extensionBytes(cacheTree?.applying(folders, added: added))
    let parts = [head] + body.parts + [tail[...]]
    return parts + [try SHA1.hash(parts)[...]]
  }

  /// Where an entry begins, or where the last one ends.
  private func start(of entry: Int) -> Int { entry < count ? Int(offsets[entry]) : end }

  private func extensionBytes(_ tree: CacheTree?) -> [UInt8] {
    var result: [UInt8] = []
    if let content = tree?.bytes {
      result += Array("TREE".utf8) + bigEndianBytes(UInt32(content.count)) + content
    }
    for part in extensions ?? [] where part.name.elementsEqual("REUC".utf8) {
      result += part.name
      result += bigEndianBytes(UInt32(part.content.count))
      result += bytes[part.content]
    }
    return result
  }

  /// What the index knows of the trees that its entries make.
  var cacheTree: CacheTree? {
    (extensions ?? []).first { $0.name.elementsEqual("TREE".utf8) }
      .flatMap { CacheTree(bytes[$0.content]) }
  }

  /// The tree that all entries make, if git has noted it.
  var treeID: ObjectID? { cacheTree?.id }

  /// Where the sizes of the entries stand whose files may have changed without a trace, in order.
  private func sizesOfDoubtfulEntries(_ horizon: IndexEntry.Time) -> [Int] {
    offsets.compactMap { offset in
      let start = Int(offset)
      guard let seconds = Self.word(bytes, start + 8), seconds >= horizon.seconds,
        IndexEntry.Time(seconds: seconds, nanoseconds: Self.word(bytes, start + 12) ?? 0) >= horizon
      else { return nil }
      return start + 36
    }
  }
}

/// Parts of an index, most of them as they stand in another.
private struct Splice {
  private let bytes: [UInt8]
  /// Where sizes stand that are to be zero.
  private var doubtful: ArraySlice<Int>
  var parts: [ArraySlice<UInt8>] = []
  /// How far the other index has been dealt with.
  var kept = 12

  init(_ bytes: [UInt8], doubtful: [Int]) {
    self.bytes = bytes
    self.doubtful = doubtful[...]
  }

  /// Keeps what follows, up to some place.
  mutating func keep(to end: Int) {
    while let size = doubtful.first, size < end {
      doubtful.removeFirst()
      // One of an entry that was left out.
      guard size >= kept else { continue }
      parts += [bytes[kept..<size], [0, 0, 0, 0]]
      kept = size + 4
    }
    parts.append(bytes[kept..<end])
    kept = end
  }
}
