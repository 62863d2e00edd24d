import CLibGit2

extension Repository {
  /// The commits that lead to one, itself first, the later ones first.
  ///
  /// - Parameter isWanted: Goes on while true.
  package func history(
    from id: ObjectID,
    while isWanted: (Commit) -> Bool
  ) throws(GitError) -> [Commit] {
    var start = id.git
    let walk = try Handle<RevisionWalkKind>.make("walking the history") { out in
      unsafe git_revwalk_new(&out, handle.pointer)
    }
    try check(
      unsafe git_revwalk_sorting(
        walk.pointer,
        GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue
      ),
      "walking the history"
    )
    try check(unsafe git_revwalk_push(walk.pointer, &start), "walking the history")
    var result: [Commit] = []
    var next = git_oid()
    while true {
      let status = unsafe git_revwalk_next(&next, walk.pointer)
      if status == GIT_ITEROVER.rawValue { return result }
      try check(status, "walking the history")
      let commit = try commit(ObjectID(next))
      guard isWanted(commit) else { return result }
      result.append(commit)
    }
  }

  /// The commit that a text names: an id, the beginning of one, a branch, `HEAD~3`.
  package func commit(named text: String) throws(GitError) -> Commit? {
    let object = try? Handle<ObjectKind>.make("finding \(text)") { out in
      unsafe git_revparse_single(&out, handle.pointer, text)
    }
    guard let object = consume object else { return nil }
    let peeled = try? Handle<ObjectKind>.make("finding \(text)") { out in
      unsafe git_object_peel(&out, object.pointer, GIT_OBJECT_COMMIT)
    }
    guard let peeled = consume peeled, let id = unsafe git_object_id(peeled.pointer) else {
      return nil
    }
    return try commit(unsafe ObjectID(id.pointee))
  }

  /// The last commit at a time, along the line of this machine's own branch.
  package func commit(notAfter secondsSince1970: Int64) throws(GitError) -> Commit? {
    guard let head = try head().commit else { return nil }
    var current = try commit(head)
    while current.committer.secondsSince1970 > secondsSince1970 {
      guard let parent = current.parents.first else { return nil }
      current = try commit(parent)
    }
    return current
  }

  /// What another tree has of each file that differs; `nil` where it has none.
  package func differingFiles(
    from old: ObjectID,
    to new: ObjectID
  ) throws(GitError) -> [String: [UInt8]?] {
    var result: [String: [UInt8]?] = [:]
    for (path, change) in try differences(from: old, to: new) {
      result[path] = .some(try change.new.flatMap { file throws(GitError) in try blob(file.id) })
    }
    return result
  }

  /// Every file of a tree below some folders.
  package func files(
    in tree: ObjectID,
    _ isWanted: (String) -> Bool
  ) throws(GitError) -> [(path: String, bytes: [UInt8])] {
    var result: [(path: String, bytes: [UInt8])] = []
    for (path, change) in try differences(from: nil, to: tree).sorted(by: { $0.key < $1.key }) {
      guard let file = change.new, file.isFile, isWanted(path) else { continue }
      result.append((path, try blob(file.id)))
    }
    return result
  }

  /// Each commit that changed a file, the latest first, with the file before and after.
  ///
  /// A merge counts where the file is as in none of its parents.
  package func changes(of path: String) throws(GitError) -> [FileVersion] {
    guard let head = try head().commit else { return [] }
    var result: [FileVersion] = []
    for commit in try history(from: head, while: { _ in true }) {
      let after = try entry(at: path, in: commit.tree)
      let parents = try commit.parents.map { id throws(GitError) in
        try entry(at: path, in: self.commit(id).tree)
      }
      if parents.isEmpty ? after == nil : parents.contains(where: { $0?.id == after?.id }) {
        continue
      }
      let before = parents.first ?? nil
      result.append(
        FileVersion(
          commit: commit,
          before: try before.flatMap { file throws(GitError) in try blob(file.id) },
          after: try after.flatMap { file throws(GitError) in try blob(file.id) }
        )
      )
    }
    return result
  }

  /// What a commit changed against its first parent.
  package func changes(by commit: Commit) throws(GitError) -> [LocalChange] {
    let parent = try commit.parents.first.flatMap { id throws(GitError) in
      try self.commit(id).tree
    }
    return try differences(from: parent, to: commit.tree).sorted { $0.key < $1.key }
      .map { pair throws(GitError) in
        LocalChange(
          path: pair.key,
          before: try pair.value.old.flatMap { file throws(GitError) in try blob(file.id) },
          after: try pair.value.new.flatMap { file throws(GitError) in try blob(file.id) }
        )
      }
  }
}

/// One change of a file.
package struct FileVersion: Sendable, Hashable {
  package var commit: Commit
  package var before: [UInt8]?
  package var after: [UInt8]?
}
