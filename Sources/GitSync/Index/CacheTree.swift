/// A folder whose tree changes, and what it changes to.
struct FolderChange: Sendable, Hashable {
  var old: ObjectID?
  var new: ObjectID?
}

/// What git's index knows of the trees that its entries make, folder by folder.
struct CacheTree {
  private var name: [UInt8]
  /// How many entries it covers; negative when the tree is not known.
  private var count: Int
  private(set) var id: ObjectID?
  private var folders: [CacheTree]

  /// Reads the extension `TREE`; `nil` when it is damaged.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    self.init(&rest, depth: 0)
    guard rest.isEmpty else { return nil }
  }

  private init?(_ rest: inout ArraySlice<UInt8>, depth: Int) {
    guard depth < 100, let name = Self.take(&rest, until: 0),
      let count = Self.take(&rest, until: UInt8(ascii: " ")).flatMap(Self.number),
      let folderCount = Self.take(&rest, until: UInt8(ascii: "\n")).flatMap(Self.number),
      folderCount >= 0
    else { return nil }
    self.name = Array(name)
    self.count = count
    if count >= 0 {
      guard rest.count >= 20 else { return nil }
      id = ObjectID(bytes: rest.prefix(20))
      rest = rest.dropFirst(20)
    }
    folders = []
    for _ in 0..<folderCount {
      guard let folder = CacheTree(&rest, depth: depth + 1) else { return nil }
      folders.append(folder)
    }
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, until end: UInt8) -> ArraySlice<UInt8>?
  {
    guard let position = rest.firstIndex(of: end) else { return nil }
    defer { rest = rest[(position + 1)...] }
    return rest[..<position]
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }

  /// Whether it says what tree its entries make.
  var isKnown: Bool { count >= 0 }

  /// What is known of a folder in it.
  func folder(_ name: String) -> CacheTree? {
    folders.first { $0.name.elementsEqual(name.utf8) }
  }

  /// A folder that is new, with all that is in it.
  private init?(_ path: String, _ changes: [String: FolderChange], _ added: [String: Int]) {
    guard let new = changes[path]?.new else { return nil }
    name = Array(path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.reversed())
    count = added.reduce(0) { $0 + ($1.key.hasPrefix(path + "/") ? $1.value : 0) }
    id = new
    folders = changes.keys.filter { !$0.isEmpty && Self.parent(of: $0) == path }
      .sorted().compactMap { CacheTree($0, changes, added) }
  }

  /// The extension's content.
  var bytes: [UInt8] {
    var bytes = name + [0] + Array("\(count) \(folders.count)\n".utf8)
    if count >= 0, let id { bytes += id.bytes }
    return folders.reduce(into: bytes) { $0 += $1.bytes }
  }

  /// What is known after some files have changed.
  ///
  /// - Parameters:
  ///   - changes: The trees of the folders above the files, by path; the root's is empty.
  ///   - added: By how many entries each file makes the index longer.
  func applying(_ changes: [String: FolderChange], added: [String: Int]) -> CacheTree? {
    applying(changes, added: added, path: "")
  }

  private func applying(
    _ changes: [String: FolderChange],
    added: [String: Int],
    path: String
  ) -> CacheTree? {
    guard let change = changes[path] else { return self }
    let prefix = path.isEmpty ? "" : path + "/"
    var copy = self
    copy.folders = folders.compactMap { folder in
      folder.applying(
        changes,
        added: added,
        path: prefix + String(decoding: folder.name, as: UTF8.self)
      )
    }
    guard let new = change.new else { return path.isEmpty ? copy.forgotten : nil }
    guard count >= 0, id == change.old else { return copy.forgotten }
    let known = Set(folders.map { prefix + String(decoding: $0.name, as: UTF8.self) })
    copy.folders += changes.keys.filter {
      !$0.isEmpty && Self.parent(of: $0) == path && !known.contains($0) && changes[$0]?.old == nil
    }
    .sorted().compactMap { CacheTree($0, changes, added) }
    let isWhole = changes.allSatisfy { key, value in
      key.isEmpty || Self.parent(of: key) != path || value.old == nil || known.contains(key)
    }
    guard isWhole, copy.folders.allSatisfy({ $0.count >= 0 }) else { return copy.forgotten }
    copy.id = new
    copy.count += added.reduce(0) { $0 + ($1.key.hasPrefix(prefix) ? $1.value : 0) }
    return copy
  }

  private var forgotten: CacheTree {
    var copy = self
    copy.count = -1
    copy.id = nil
    return copy
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
