import CLibGit2

extension Repository {
  /// The bytes of a file in a commit's tree; `nil` when it has none, or no ordinary file.
  package func content(of path: String, in tree: ObjectID) throws(GitError) -> [UInt8]? {
    guard let file = try entry(at: path, in: tree), file.isFile else { return nil }
    return try blob(file.id)
  }

  /// What a tree has at a path.
  func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeFile? {
    let tree = try lookUpTree(tree)
    let found = try Handle<TreeEntryKind>.find("reading \(path)") { out in
      unsafe git_tree_entry_bypath(&out, tree.pointer, path)
    }
    guard let entry = consume found else { return nil }
    return unsafe TreeFile(entry.pointer)
  }

  /// The bytes of a blob.
  package func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
    var git = id.git
    let found = try Handle<BlobKind>.find("reading the content \(id.short)") { out in
      unsafe git_blob_lookup(&out, handle.pointer, &git)
    }
    guard let blob = consume found else { throw .lost("the content \(id.short)", id) }
    let count = unsafe Int(git_blob_rawsize(blob.pointer))
    guard count > 0, let start = unsafe git_blob_rawcontent(blob.pointer) else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The entries of one folder, by name.
  func entries(of tree: ObjectID?) throws(GitError) -> [String: TreeFile] {
    guard let tree else { return [:] }
    let handle = try lookUpTree(tree)
    let count = unsafe git_tree_entrycount(handle.pointer)
    var result: [String: TreeFile] = [:]
    result.reserveCapacity(count)
    for number in 0..<count {
      guard let entry = unsafe git_tree_entry_byindex(handle.pointer, number),
        let name = unsafe git_tree_entry_name(entry)
      else { continue }
      unsafe result[String(cString: name)] = unsafe TreeFile(entry)
    }
    return result
  }

  /// Every file that differs between two trees, by path.
  ///
  /// - Complexity: O(entries of folders that differ).
  func differences(
    from old: ObjectID?,
    to new: ObjectID?,
    below prefix: String = ""
  ) throws(GitError) -> [String: (old: TreeFile?, new: TreeFile?)] {
    guard old != new else { return [:] }
    var result: [String: (old: TreeFile?, new: TreeFile?)] = [:]
    let (before, after) = (try entries(of: old), try entries(of: new))
    for name in Set(before.keys).union(after.keys) {
      let (left, right) = (before[name], after[name])
      guard left != right else { continue }
      let path = prefix + name
      let isFolder = left?.isFolder == true || right?.isFolder == true
      if isFolder {
        let folders = try differences(
          from: left.flatMap { $0.isFolder ? $0.id : nil },
          to: right.flatMap { $0.isFolder ? $0.id : nil },
          below: path + "/"
        )
        result.merge(folders) { first, _ in first }
      }
      let files = (
        left.flatMap { $0.isFolder ? nil : $0 }, right.flatMap { $0.isFolder ? nil : $0 }
      )
      if files.0 != nil || files.1 != nil { result[path] = files }
    }
    return result
  }
}

extension GitError {
  /// Something that a commit has is not among the objects any more.
  static func lost(_ what: String, _ id: ObjectID) -> GitError {
    GitError(
      .corrupt,
      "\(what) is missing from the repository",
      place: id.description,
      fix:
        "plugtrack doctor says what it was of, and plugtrack doctor --fix mends what can be mended"
    )
  }
}
