import CLibGit2

/// A file that a sync writes.
package struct FileWrite: Sendable, Hashable {
  package var path: String
  /// What stands there now, and must still stand there.
  package var before: [UInt8]?
  package var after: [UInt8]?
}

extension Repository {
  /// What must change in the work tree on the way from one commit's tree to another's.
  ///
  /// - Throws: ``GitError`` when the new tree has what no data directory may have.
  func writes(from old: ObjectID?, to new: ObjectID) throws(GitError) -> [FileWrite] {
    let changes = try differences(from: old, to: new)
    for (path, change) in changes {
      guard let file = change.new else { continue }
      guard file.isFile, Self.isHarmless(path) else {
        throw GitError(
          .hostile,
          file.isFile ? "is a name that is not written" : "is no ordinary file",
          place: path,
          fix: "remove it on the machine that committed it"
        )
      }
    }
    return try changes.sorted { Self.precedes($0.key, $1.key) }.map { pair throws(GitError) in
      let before = try pair.value.old.flatMap { file throws(GitError) in try blob(file.id) }
      let after = try pair.value.new.flatMap { file throws(GitError) in try blob(file.id) }
      return FileWrite(path: pair.key, before: before, after: after)
    }
  }

  /// Whether a path can be written without leaving the data directory or touching git's own files.
  private static func isHarmless(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { name in
      let folded = name.lowercased()
      return !name.isEmpty && name != "." && name != ".." && folded != ".git"
        && !folded.hasPrefix("git~") && !name.utf8.contains(UInt8(ascii: "\\"))
    }
  }

  /// What others refer to comes first, so that a sync that is stopped leaves nothing that refers to a
  /// record that is not there yet.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    func rank(_ path: String) -> Int { path.hasPrefix("sessions/") ? 1 : 0 }
    return (rank(one), one) < (rank(other), other)
  }

  /// Makes the index, then the branch, lead to a commit whose files have been written.
  func adopt(
    _ commit: ObjectID,
    _ tree: ObjectID,
    from head: Head,
    reason: String
  ) throws(GitError) {
    guard let branch = head.branch else {
      throw GitError(.detached, "no branch is checked out", place: "HEAD")
    }
    let old: ObjectID? = if let id = head.commit { try self.commit(id).tree } else { nil }
    let changes = try differences(from: old, to: tree)
    var update = TreeUpdate(id: tree, files: changes.mapValues(\.new))
    for path in changes.keys {
      var folder = path[...]
      while !folder.isEmpty {
        folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
        let name = String(folder)
        guard update.folders[name] == nil else { break }
        update.folders[name] = FolderChange(
          old: try folderTree(name, in: old),
          new: try folderTree(name, in: tree)
        )
      }
    }
    if !changes.isEmpty { try updateIndex(update) }
    try move(branch, from: head.commit, to: commit, reason: reason)
  }

  private func folderTree(_ path: String, in tree: ObjectID?) throws(GitError) -> ObjectID? {
    guard let tree, !path.isEmpty else { return tree }
    return try entry(at: path, in: tree).flatMap { $0.isFolder ? $0.id : nil }
  }
}
