import CLibGit2

/// What a file of a commit is to be.
package struct PathChange: Sendable, Hashable {
  /// Relative to the repository.
  package var path: String
  /// The content; `nil`: no file.
  package var content: [UInt8]?

  package init(path: String, content: [UInt8]?) {
    self.path = path
    self.content = content
  }
}

extension Repository {
  /// Makes the tree that another one becomes by some changes; folders left empty vanish.
  ///
  /// - Parameter base: The tree to begin with; `nil`: an empty one.
  /// - Complexity: O(entries of the changed files' folders); the rest is not looked at.
  func tree(
    applying changes: [PathChange],
    to base: ObjectID?
  ) throws(GitError) -> TreeUpdate {
    var update = TreeUpdate(id: ObjectID(bytes: []))
    let steps = changes.map { (path: $0.path, rest: $0.path[...], content: $0.content) }
    if let id = try subtree(base, "", steps, &update) {
      update.id = id
    } else {
      update.id = try write(try treeBuilder(from: nil))
    }
    update.folders[""] = FolderChange(old: base, new: update.id)
    return update
  }

  private typealias Step = (path: String, rest: Substring, content: [UInt8]?)

  /// The tree of one folder after its changes; `nil` when nothing is left in it.
  private func subtree(
    _ base: ObjectID?,
    _ path: String,
    _ steps: [Step],
    _ update: inout TreeUpdate
  ) throws(GitError) -> ObjectID? {
    let builder = try treeBuilder(from: base)
    var folders: [String: [Step]] = [:]
    var names: [String] = []
    for step in steps {
      guard let slash = step.rest.firstIndex(of: "/") else {
        update.files[step.path] = .some(try put(step, in: builder))
        continue
      }
      let name = String(step.rest[..<slash])
      if folders[name] == nil { names.append(name) }
      let rest = step.rest[step.rest.index(after: slash)...]
      folders[name, default: []].append((step.path, rest, step.content))
    }
    for name in names {
      let old = entry(name, of: builder)
      if let old, !old.isFolder, folders[name]?.contains(where: { $0.content != nil }) == true {
        throw .inTheWay(path.isEmpty ? name : "\(path)/\(name)")
      }
      let folder = old?.isFolder == true ? old?.id : nil
      let folderPath = path.isEmpty ? name : "\(path)/\(name)"
      let new = try subtree(folder, folderPath, folders[name] ?? [], &update)
      update.folders[folderPath] = FolderChange(old: folder, new: new)
      if let new {
        try insert(name, new, UInt32(GIT_FILEMODE_TREE.rawValue), into: builder)
      } else if old != nil {
        try check(unsafe git_treebuilder_remove(builder.pointer, name), "removing \(name)")
      }
    }
    guard unsafe git_treebuilder_entrycount(builder.pointer) > 0 else { return nil }
    return try write(builder)
  }

  private func treeBuilder(
    from base: ObjectID?
  ) throws(GitError) -> Handle<TreeBuilderKind> {
    guard let base else {
      return try Handle.make("making a tree") { out in
        unsafe git_treebuilder_new(&out, handle.pointer, nil)
      }
    }
    let source = try lookUpTree(base)
    return try Handle.make("making a tree") { out in
      unsafe git_treebuilder_new(&out, handle.pointer, source.pointer)
    }
  }

  /// Puts one file into a folder, or takes it out.
  private func put(
    _ step: Step,
    in builder: borrowing Handle<TreeBuilderKind>
  ) throws(GitError) -> TreeFile? {
    let name = String(step.rest)
    let old = entry(name, of: builder)
    guard let content = step.content else {
      if old != nil {
        try check(unsafe git_treebuilder_remove(builder.pointer, name), "removing \(step.path)")
      }
      return nil
    }
    if old?.isFolder == true { throw .inTheWay(step.path) }
    let id = try writeBlob(content)
    let executable = UInt32(GIT_FILEMODE_BLOB_EXECUTABLE.rawValue)
    let mode = old?.mode == executable ? executable : UInt32(GIT_FILEMODE_BLOB.rawValue)
    try insert(name, id, mode, into: builder)
    return TreeFile(id: id, mode: mode)
  }

  private func entry(_ name: String, of builder: borrowing Handle<TreeBuilderKind>) -> TreeFile? {
    guard let entry = unsafe git_treebuilder_get(builder.pointer, name) else { return nil }
    return unsafe TreeFile(entry)
  }

  private func insert(
    _ name: String,
    _ id: ObjectID,
    _ mode: UInt32,
    into builder: borrowing Handle<TreeBuilderKind>
  ) throws(GitError) {
    var id = id.git
    try check(
      unsafe git_treebuilder_insert(nil, builder.pointer, name, &id, git_filemode_t(mode)),
      "adding \(name)"
    )
  }

  private func write(_ builder: borrowing Handle<TreeBuilderKind>) throws(GitError) -> ObjectID {
    var id = git_oid()
    try check(unsafe git_treebuilder_write(&id, builder.pointer), "writing a tree")
    return ObjectID(id)
  }

  /// Writes the content of a file into the repository.
  func writeBlob(_ content: [UInt8]) throws(GitError) -> ObjectID {
    var id = git_oid()
    let status = unsafe content.withUnsafeBytes { bytes in
      unsafe git_blob_create_from_buffer(&id, handle.pointer, bytes.baseAddress, bytes.count)
    }
    try check(status, "writing a file's content")
    return ObjectID(id)
  }

  func lookUpTree(_ id: ObjectID) throws(GitError) -> Handle<TreeKind> {
    var id = id.git
    return try Handle<TreeKind>.make("reading the tree \(ObjectID(id).short)") { out in
      unsafe git_tree_lookup(&out, handle.pointer, &id)
    }
  }
}

/// An entry of a tree.
struct TreeFile: Sendable, Hashable {
  var id: ObjectID
  /// As in `git_filemode_t`.
  var mode: UInt32

  init(id: ObjectID, mode: UInt32) {
    self.id = id
    self.mode = mode
  }

  init(_ entry: OpaquePointer) {
    unsafe self.init(
      id: ObjectID(git_tree_entry_id(entry).pointee),
      mode: UInt32(git_tree_entry_filemode_raw(entry).rawValue)
    )
  }

  var isFolder: Bool { mode == UInt32(GIT_FILEMODE_TREE.rawValue) }
  /// Whether it is an ordinary file, executable or not.
  var isFile: Bool {
    mode == UInt32(GIT_FILEMODE_BLOB.rawValue)
      || mode == UInt32(GIT_FILEMODE_BLOB_EXECUTABLE.rawValue) || mode == 0o100664
  }
}

/// A tree made from another one.
struct TreeUpdate {
  var id: ObjectID
  /// The entries of the changed files; `nil` where there is none any more.
  var files: [String: TreeFile?] = [:]
  /// The trees of the folders above them, by path.
  var folders: [String: FolderChange] = [:]
}

extension GitError {
  /// A file stands where a folder should, or the other way round.
  fileprivate static func inTheWay(_ path: String) -> GitError {
    GitError(
      .inTheWay,
      "is a file on one side and a folder on the other",
      place: path,
      fix: "rename one of them"
    )
  }
}
