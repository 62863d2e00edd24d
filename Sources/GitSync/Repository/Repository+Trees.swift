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
  /// - Parameters:
  ///   - base: The tree to begin with; `nil`: an empty one.
  ///   - objects: What is new goes there.
  /// - Complexity: O(entries of the changed files' folders); the rest is not looked at.
  func tree(
    applying changes: [PathChange],
    to base: ObjectID?,
    _ objects: inout NewObjects
  ) throws(GitError) -> TreeUpdate {
    var update = TreeUpdate(id: ObjectID(bytes: []))
    let steps = changes.map { (path: $0.path, rest: $0.path[...], content: $0.content) }
    if let id = try subtree(base, "", steps, &update, &objects) {
      update.id = id
    } else {
      update.id = try objects.add(.tree, [])
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
    _ update: inout TreeUpdate,
    _ objects: inout NewObjects
  ) throws(GitError) -> ObjectID? {
    var tree = try treeObject(base, or: objects)
    var folders: [String: [Step]] = [:]
    var names: [String] = []
    for step in steps {
      guard let slash = step.rest.firstIndex(of: "/") else {
        update.files[step.path] = .some(try put(step, in: &tree, &objects))
        continue
      }
      let name = String(step.rest[..<slash])
      if folders[name] == nil { names.append(name) }
      let rest = step.rest[step.rest.index(after: slash)...]
      folders[name, default: []].append((step.path, rest, step.content))
    }
    for name in names {
      let old = tree[name]
      let folderPath = path.isEmpty ? name : "\(path)/\(name)"
      let isFilled = folders[name]?.contains { $0.content != nil } == true
      if let old, !old.isFolder, isFilled { throw .inTheWay(folderPath) }
      let folder = old?.isFolder == true ? old?.id : nil
      let new = try subtree(folder, folderPath, folders[name] ?? [], &update, &objects)
      update.folders[folderPath] = FolderChange(old: folder, new: new)
      if let new {
        try refuseUnusable(name, folderPath)
        tree[name] = TreeFile(id: new, mode: UInt32(GIT_FILEMODE_TREE.rawValue))
      } else if old != nil {
        tree[name] = nil
      }
    }
    return tree.isEmpty ? nil : try objects.add(.tree, tree.bytes)
  }

  /// Puts one file into a folder, or takes it out.
  private func put(
    _ step: Step,
    in tree: inout TreeObject,
    _ objects: inout NewObjects
  ) throws(GitError) -> TreeFile? {
    let name = String(step.rest)
    let old = tree[name]
    guard let content = step.content else {
      tree[name] = nil
      return nil
    }
    if old?.isFolder == true { throw .inTheWay(step.path) }
    try refuseUnusable(name, step.path)
    let executable = UInt32(GIT_FILEMODE_BLOB_EXECUTABLE.rawValue)
    let file = TreeFile(
      id: try objects.add(.blob, content),
      mode: old?.mode == executable ? executable : UInt32(GIT_FILEMODE_BLOB.rawValue)
    )
    tree[name] = file
    return file
  }

  private func refuseUnusable(_ name: String, _ path: String) throws(GitError) {
    guard IncomingName.isUsable(name), name != "." else {
      throw GitError(.hostile, "is a name that no file may have", place: path)
    }
  }

  func lookUpTree(_ id: ObjectID) throws(GitError) -> Handle<TreeKind> {
    var id = id.git
    let found = try Handle<TreeKind>.find("reading the folder \(ObjectID(id).short)") { out in
      unsafe git_tree_lookup(&out, handle.pointer, &id)
    }
    guard let tree = consume found else {
      throw .lost("the folder \(ObjectID(id).short)", ObjectID(id))
    }
    return tree
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
