/// What the index is to say of a file.
struct IndexUpdate: Sendable {
  var path: String
  /// `nil`: nothing.
  var entry: IndexEntry?
}

extension IndexFile {
  /// The bytes of the index after some updates; all other entries stay as they are.
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
  ) throws(GitError) -> [UInt8] {
    let updates = updates.map { (path: Array($0.path.utf8), entry: $0.entry) }
      .sorted { $0.path.lexicographicallyPrecedes($1.path) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + updates.count * 160)
    result += bytes[..<12]
    var count = self.count
    var kept = 12
    var added: [String: Int] = [:]
    for update in updates {
      let first = position(of: update.path)
      var last = first
      while last < self.count, bytes[pathRange(last)].elementsEqual(update.path) { last += 1 }
      let start = first < self.count ? Int(offsets[first]) : end
      let next = last < self.count ? Int(offsets[last]) : end
      result += bytes[kept..<start]
      if let entry = update.entry { result += entry.bytes(path: update.path) }
      kept = next
      let change = (update.entry == nil ? 0 : 1) - (last - first)
      count += change
      added[String(decoding: update.path, as: UTF8.self)] = change
    }
    result += bytes[kept..<end]
    result.replaceSubrange(8..<12, with: bigEndianBytes(UInt32(count)))
    if let horizon { smudge(&result, from: horizon, updates.map(\.path)) }
    if let tree = cacheTree?.applying(folders, added: added) {
      let content = tree.bytes
      result += Array("TREE".utf8) + bigEndianBytes(UInt32(content.count)) + content
    }
    for part in extensions ?? [] where part.name.elementsEqual("REUC".utf8) {
      result += part.name
      result += bigEndianBytes(UInt32(part.content.count))
      result += bytes[part.content]
    }
    return result + (try SHA1.hash(result))
  }

  /// What the index knows of the trees that its entries make.
  var cacheTree: CacheTree? {
    (extensions ?? []).first { $0.name.elementsEqual("TREE".utf8) }
      .flatMap { CacheTree(bytes[$0.content]) }
  }

  /// The tree that all entries make, if git has noted it.
  var treeID: ObjectID? { cacheTree?.id }

  /// Sets the size of doubtful entries to zero.
  private func smudge(
    _ result: inout [UInt8],
    from horizon: IndexEntry.Time,
    _ updated: [[UInt8]]
  ) {
    for entry in offsets.indices {
      let start = Int(offsets[entry])
      guard let seconds = Self.word(bytes, start + 8), seconds >= horizon.seconds else { continue }
      let time = IndexEntry.Time(
        seconds: seconds,
        nanoseconds: Self.word(bytes, start + 12) ?? 0
      )
      guard time >= horizon else { continue }
      let path = Array(bytes[pathRange(entry)])
      guard !updated.contains(path), let spliced = IndexFile(openEnded: result) else { continue }
      let position = spliced.position(of: path)
      guard position < spliced.count else { continue }
      let size = Int(spliced.offsets[position]) + 36
      result.replaceSubrange(size..<size + 4, with: [0, 0, 0, 0])
    }
  }

  /// Reads an index that has no extensions and no hash yet.
  private init?(openEnded bytes: [UInt8]) { self.init(bytes + [UInt8](repeating: 0, count: 20)) }
}
