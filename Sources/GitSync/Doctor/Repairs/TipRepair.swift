import CLibGit2
import Glibc

/// Makes the last commit of a branch whole again where none before it is: by one more commit, with the
/// files as they are in the place of the contents that are lost.
enum TipRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    let folder = state.folder
    // What is to be signed is not committed unsigned: the person's next commit does as well.
    guard problem.code == .referenceDamaged, !state.configuration.isTrue("commit.gpgsign"),
      let survey = ObjectSurvey(folder.root), let tip = survey.commit(of: "HEAD"),
      let lost = survey.lostContents(of: tip), !lost.isEmpty,
      copies.copy(state.path(problem.place)), copies.copy(folder.git + "/index"),
      let paths = try? survey.commit(withoutContents: lost, on: tip)
    else { return nil }
    try? IndexRepair.rebuild(folder.root)
    let gone = paths.filter { FileLook("\(folder.root)/\($0)")?.kind != .file }
    let shown = paths.prefix(5).joined(separator: ", ") + (paths.count > 5 ? " and others" : "")
    return "committed the files as they are, since no commit was whole: what \(tip.short) had of "
      + "\(shown) is lost; "
      + (gone.isEmpty
        ? "the files themselves are there"
        : "\(gone.joined(separator: ", ")) \(gone.count == 1 ? "is" : "are") not among the files either")
  }
}

extension ObjectSurvey {
  /// The contents of files that a commit has and that cannot be read; `nil` when folders are missing too.
  fileprivate func lostContents(of commit: ObjectID) -> Set<ObjectID>? {
    let damage = damage(of: commit)
    guard damage.allSatisfy({ $0.kind == .file }) else { return nil }
    return Set(damage.map(\.id))
  }

  /// Commits what a commit has, but for some contents: the files on disk stand for these.
  ///
  /// - Returns: The paths of these contents.
  fileprivate func commit(
    withoutContents lost: Set<ObjectID>,
    on tip: ObjectID
  ) throws(GitError) -> [String] {
    guard let parent = lookUpCommit(tip) else { throw GitError(.corrupt, "no commit") }
    let index = try Handle<IndexKind>.make("making an index") { out in
      unsafe git_index_new(&out)
    }
    let tree = try Handle<TreeKind>.make("reading the files of \(tip.short)") { out in
      unsafe git_commit_tree(&out, parent.pointer)
    }
    try check(unsafe git_index_read_tree(index.pointer, tree.pointer), "reading the files")
    let places = entries(of: index, holding: lost)
    for (path, mode) in places { try replace(path, mode, in: index) }
    var treeID = git_oid()
    try check(
      unsafe git_index_write_tree_to(&treeID, index.pointer, repository.pointer),
      "writing the files"
    )
    let newTree = try Handle<TreeKind>.make("reading the files") { out in
      unsafe git_tree_lookup(&out, repository.pointer, &treeID)
    }
    let message = CommitMessage(
      "keep the files as they are: contents are lost",
      body: places.map { "lost: \($0.path)" }
    ).text
    var parents: [OpaquePointer?] = unsafe [parent.pointer]
    var id = git_oid()
    _ = try unsafe author.withGit { author throws(GitError) in
      try check(
        unsafe git_commit_create(
          &id,
          repository.pointer,
          "HEAD",
          author,
          author,
          nil,
          message,
          newTree.pointer,
          1,
          &parents
        ),
        "committing"
      )
    }
    return places.map(\.path)
  }

  private func entries(
    of index: borrowing Handle<IndexKind>,
    holding contents: Set<ObjectID>
  ) -> [(path: String, mode: UInt32)] {
    unsafe (0..<git_index_entrycount(index.pointer)).compactMap { number in
      guard let entry = unsafe git_index_get_byindex(index.pointer, number),
        contents.contains(ObjectID(unsafe entry.pointee.id)), let path = unsafe entry.pointee.path
      else { return nil }
      return unsafe (String(cString: path), entry.pointee.mode)
    }
  }

  /// Puts the file on disk into an index, or takes the entry out where there is none.
  private func replace(
    _ path: String,
    _ mode: UInt32,
    in index: borrowing Handle<IndexKind>
  ) throws(GitError) {
    guard FileLook("\(root)/\(path)")?.kind == .file else {
      try check(unsafe git_index_remove(index.pointer, path, 0), "taking \(path) out")
      return
    }
    var entry = unsafe git_index_entry()
    try check(
      unsafe git_blob_create_from_disk(&entry.id, repository.pointer, "\(root)/\(path)"),
      "reading \(path)"
    )
    unsafe entry.mode = mode
    let status = unsafe path.withCString { name in
      unsafe entry.path = name
      return unsafe git_index_add(index.pointer, &entry)
    }
    try check(status, "putting \(path) in")
  }

  private var author: Signature {
    repository.configuredSignature
      ?? Signature(
        name: "PlugTrack",
        email: "plugtrack@localhost",
        secondsSince1970: Int64(Glibc.time(nil))
      )
  }
}
