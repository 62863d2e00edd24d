import CLibGit2

/// What comes from the other side, looked at before any of it is taken over.
package final class IncomingCheck {
  let repository: Handle<RepositoryKind>
  let root: String
  /// The folders and files of the data, relative to the root.
  let dataPaths: Set<String>
  /// Files that are no records may have at most this.
  package var largestFileBytes = IncomingLimit.fileBytes

  /// - Throws: ``GitError`` when the repository cannot be opened.
  package init(_ root: String, dataPaths: some Sequence<String>) throws(GitError) {
    try Library.start()
    repository = try Handle<RepositoryKind>.make("opening \(root)") { out in
      unsafe git_repository_open_ext(&out, root, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
    }
    self.root = root
    self.dataPaths = Set(dataPaths)
  }

  /// The commit that HEAD stands on; `nil` when there is none yet.
  package var head: ObjectID? {
    var id = git_oid()
    return unsafe git_reference_name_to_id(&id, repository.pointer, "HEAD") == 0
      ? ObjectID(id) : nil
  }

  /// Whether a commit is a part of another's history already.
  package func hasTaken(_ incoming: ObjectID, into current: ObjectID) -> Bool {
    var (new, old) = (current.git, incoming.git)
    if incoming == current { return true }
    return unsafe git_graph_descendant_of(repository.pointer, &new, &old) == 1
  }

  /// Everything in a commit that must not come here.
  ///
  /// Only what differs from the current commit is looked at, so that the cost is that of the change.
  ///
  /// - Parameters:
  ///   - incoming: The remote's commit.
  ///   - current: The commit that HEAD stands on; `nil` when there is none yet.
  /// - Returns: A problem for each path; none when all is well.
  /// - Throws: ``GitError`` when objects cannot be read.
  package func problems(
    of incoming: ObjectID,
    beside current: ObjectID?
  ) throws(GitError) -> [SyncProblem] {
    if let current, incoming != current, try !areRelated(incoming, current) {
      return [
        SyncProblem(
          .unrelatedHistories,
          incoming.short,
          "the remote's history has nothing in common with this one",
          fix: "if they belong together: git pull --no-rebase --allow-unrelated-histories; "
            + "otherwise name another remote"
        )
      ]
    }
    var comparison = TreeComparison(
      root: root,
      dataPaths: dataPaths,
      largestFileBytes: largestFileBytes
    )
    try compare(try tree(of: incoming), try current.map(tree), "", &comparison)
    return comparison.problems
  }

  private func areRelated(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> Bool {
    var (base, first, second) = (git_oid(), one.git, other.git)
    let status = unsafe git_merge_base(&base, repository.pointer, &first, &second)
    if status == GIT_ENOTFOUND.rawValue { return false }
    try check(status, "comparing histories")
    return true
  }

  private func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
    let commit = try Handle<CommitKind>.make("reading \(commit.short)") { out in
      var id = commit.git
      return unsafe git_commit_lookup(&out, repository.pointer, &id)
    }
    guard let id = unsafe git_commit_tree_id(commit.pointer) else {
      throw GitError(.corrupt, "a commit without files")
    }
    return ObjectID(unsafe id.pointee)
  }

  private func compare(
    _ incoming: ObjectID,
    _ current: ObjectID?,
    _ path: String,
    _ comparison: inout TreeComparison
  ) throws(GitError) {
    guard incoming != current, path.utf8.count < 4096 else { return }
    let known = try current.map(entries) ?? []
    let knownByName = Dictionary(known.map { ($0.name, $0) }) { first, _ in first }
    let entries = try entries(of: incoming)
    comparison.look(at: entries, in: path, besides: knownByName)
    for entry in entries where entry.id != knownByName[entry.name]?.id {
      let entryPath = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      let before = knownByName[entry.name]
      switch entry.kind {
      case .folder where IncomingName.isUsable(entry.name):
        try compare(entry.id, before?.kind == .folder ? before?.id : nil, entryPath, &comparison)
      case .file:
        comparison.look(atFile: entryPath, isNew: before == nil, sizeBytes: size(of: entry.id)) {
          hasSameContent(entryPath, entry.id)
        }
      case .folder, .link, .submodule, .other: break
      }
    }
  }

  private func entries(of tree: ObjectID) throws(GitError) -> [IncomingEntry] {
    let tree = try Handle<TreeKind>.make("reading a folder") { out in
      var id = tree.git
      return unsafe git_tree_lookup(&out, repository.pointer, &id)
    }
    return unsafe (0..<git_tree_entrycount(tree.pointer)).compactMap { number in
      guard let entry = unsafe git_tree_entry_byindex(tree.pointer, number),
        let name = unsafe git_tree_entry_name(entry), let id = unsafe git_tree_entry_id(entry)
      else { return nil }
      return IncomingEntry(
        name: unsafe String(cString: name),
        id: ObjectID(unsafe id.pointee),
        kind: IncomingEntry.Kind(unsafe git_tree_entry_filemode_raw(entry))
      )
    }
  }

  private func size(of blob: ObjectID) -> Int {
    var database: OpaquePointer?
    guard unsafe git_repository_odb(&database, repository.pointer) == 0 else { return 0 }
    defer { unsafe git_odb_free(database) }
    var (size, type, id) = (0, GIT_OBJECT_BLOB, blob.git)
    return unsafe git_odb_read_header(&size, &type, database, &id) == 0 ? size : 0
  }

  private func hasSameContent(_ path: String, _ id: ObjectID) -> Bool {
    var found = git_oid()
    return unsafe git_odb_hashfile(&found, "\(root)/\(path)", GIT_OBJECT_BLOB) == 0
      && ObjectID(found) == id
  }
}
