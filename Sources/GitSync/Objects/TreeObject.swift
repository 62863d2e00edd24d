import CLibGit2

/// One folder of a commit, as git keeps it: entries in order, of names that need not be UTF-8.
struct TreeObject {
  private struct Entry {
    var name: [UInt8]
    var file: TreeFile

    /// What entries are sorted by: as if the name of a folder ended with a slash.
    var key: [UInt8] { file.isFolder ? name + [UInt8(ascii: "/")] : name }
  }

  private var entries: [Entry] = []

  /// A folder with nothing in it.
  init() {}

  /// Reads the content of a tree; `nil` when it is damaged.
  init?(_ bytes: [UInt8]) {
    var position = 0
    while position < bytes.count {
      guard let space = bytes[position...].firstIndex(of: UInt8(ascii: " ")),
        let mode = UInt32(String(decoding: bytes[position..<space], as: UTF8.self), radix: 8),
        let zero = bytes[space...].firstIndex(of: 0), zero + 20 < bytes.count
      else { return nil }
      let id = ObjectID(bytes: bytes[(zero + 1)..<(zero + 21)])
      let name = Array(bytes[(space + 1)..<zero])
      entries.append(Entry(name: name, file: TreeFile(id: id, mode: mode)))
      position = zero + 21
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// What is there of a name.
  subscript(_ name: String) -> TreeFile? {
    get { place(of: Array(name.utf8)).map { entries[$0].file } }
    set {
      let name = Array(name.utf8)
      if let place = place(of: name) { entries.remove(at: place) }
      guard let newValue else { return }
      let entry = Entry(name: name, file: newValue)
      entries.insert(entry, at: position(of: entry.key))
    }
  }

  /// The content of the tree.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.reduce(0) { $0 + $1.name.count + 28 })
    for entry in entries {
      bytes += Array((String(entry.file.mode, radix: 8) + " ").utf8)
      bytes += entry.name
      bytes.append(0)
      bytes += entry.file.id.bytes
    }
    return bytes
  }

  private func place(of name: [UInt8]) -> Int? {
    for key in [name, name + [UInt8(ascii: "/")]] {
      let position = position(of: key)
      if position < entries.count, entries[position].name == name { return position }
    }
    return nil
  }

  /// The first entry that does not come before a key.
  private func position(of key: [UInt8]) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key.lexicographicallyPrecedes(key) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension Repository {
  /// The entries of a folder; `nil` gives one with nothing in it.
  ///
  /// - Parameter objects: Where it is looked for first.
  func treeObject(_ id: ObjectID?, or objects: NewObjects) throws(GitError) -> TreeObject {
    guard let id else { return TreeObject() }
    let bytes: [UInt8] = if let known = objects.tree(id) { known } else { try content(ofTree: id) }
    guard let tree = TreeObject(bytes) else {
      throw GitError(.corrupt, "the tree \(id.short) is damaged", place: id.description)
    }
    return tree
  }

  private func content(ofTree id: ObjectID) throws(GitError) -> [UInt8] {
    let database = try database()
    var git = id.git
    let object = try Handle<StoredObjectKind>.make("reading the tree \(id.short)") { out in
      unsafe git_odb_read(&out, database.pointer, &git)
    }
    guard unsafe git_odb_object_type(object.pointer) == GIT_OBJECT_TREE else {
      throw GitError(.corrupt, "\(id.short) is no tree", place: id.description)
    }
    let count = unsafe git_odb_object_size(object.pointer)
    guard count > 0, let start = unsafe git_odb_object_data(object.pointer) else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
