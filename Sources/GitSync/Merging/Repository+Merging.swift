import CLibGit2

/// A merge that has been made and that nothing leads to yet.
package struct Merge: Sendable, Hashable {
  package var commit: ObjectID
  package var tree: ObjectID
  /// The conflict files that it adds.
  package var conflicts: [String]
}

extension Repository {
  /// Merges two commits; no reference, index or file is touched.
  ///
  /// The commit follows from its two parents: machines that merge the same two make the same one.
  func merge(
    _ one: ObjectID,
    _ other: ObjectID,
    _ merging: FileMerging,
    _ committer: Committer
  ) throws(GitError) -> Merge {
    let (first, second) = Self.ordered(try commit(one), try commit(other))
    let (tree, conflicts) = try mergedTree(first, second, merging, depth: 0)
    let machines = [first, second].map { $0.message[trailer: "Machine"] ?? $0.author.name }
    let later = max(first.committer.secondsSince1970, second.committer.secondsSince1970)
    let author = Signature(
      name: "PlugTrack",
      email: "plugtrack@localhost",
      secondsSince1970: later
    )
    let text = commitText(
      tree: tree,
      parents: [first.id, second.id],
      author: author,
      committer: author,
      message: CommitMessage(
        machines[0] == machines[1]
          ? "merge changes of \(machines[0])"
          : "merge changes of \(machines[0]) and \(machines[1])",
        body: conflicts.map { "conflict: \($0)" }
      )
    )
    var objects = NewObjects()
    let signature = try self.signature(of: text, committer)
    let id = try objects.add(.commit, Array(signed(text, signature).utf8))
    try write(&objects)
    return Merge(commit: id, tree: tree, conflicts: conflicts)
  }

  /// The side whose value stands in a conflict comes first: that of the later commit, then of the
  /// greater id.
  private static func ordered(_ one: Commit, _ other: Commit) -> (Commit, Commit) {
    let (left, right) = (one.committer.secondsSince1970, other.committer.secondsSince1970)
    return (left, one.id) >= (right, other.id) ? (one, other) : (other, one)
  }

  private func mergedTree(
    _ first: Commit,
    _ second: Commit,
    _ merging: FileMerging,
    depth: Int
  ) throws(GitError) -> (ObjectID, conflicts: [String]) {
    let base = try baseTree(first, second, merging, depth: depth)
    var merge = TreeMerge(
      primary: try differences(from: base, to: first.tree),
      secondary: try differences(from: base, to: second.tree),
      primarySide: TreeMerge.Side(tree: first.tree, commit: first),
      secondarySide: TreeMerge.Side(tree: second.tree, commit: second),
      merging: merging,
      read: { id throws(GitError) in try self.blob(id) },
      find: { path throws(GitError) in try self.entry(at: path, in: first.tree) }
    )
    try merge.run()
    let changes = merge.changes.sorted { $0.key < $1.key }.map {
      PathChange(path: $0.key, content: $0.value)
    }
    var objects = NewObjects()
    let tree = try tree(applying: changes, to: first.tree, &objects).id
    try write(&objects)
    return (tree, merge.conflictPaths.sorted())
  }

  /// The tree that both commits began with.
  ///
  /// Of several, which two machines that merged crosswise leave, it is the merge of these.
  private func baseTree(
    _ one: Commit,
    _ other: Commit,
    _ merging: FileMerging,
    depth: Int
  ) throws(GitError) -> ObjectID? {
    let ids = try mergeBases(one.id, other.id)
    guard let first = ids.first else {
      if depth > 0 { return nil }
      throw GitError(
        .unrelated,
        "the two histories have no common beginning",
        place: other.id.short,
        fix: "clone the remote anew and copy your files into the clone"
      )
    }
    var base = try commit(first)
    guard depth < 8 else { return base.tree }
    for id in ids.dropFirst() {
      let (left, right) = Self.ordered(base, try commit(id))
      base.tree = try mergedTree(left, right, merging, depth: depth + 1).0
    }
    return base.tree
  }

  /// The last commits that two have in common, in an order that does not hang on the two.
  func mergeBases(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> [ObjectID] {
    var (left, right) = (one.git, other.git)
    var array = unsafe git_oidarray()
    let status = unsafe git_merge_bases(&array, handle.pointer, &left, &right)
    if status == GIT_ENOTFOUND.rawValue { return [] }
    try check(status, "finding where two histories part")
    defer { unsafe git_oidarray_dispose(&array) }
    return unsafe UnsafeBufferPointer(start: array.ids, count: array.count)
      .map { ObjectID($0) }.sorted()
  }

  /// How many commits each of two has that the other has not.
  package func distance(
    _ one: ObjectID,
    _ other: ObjectID
  ) throws(GitError) -> (ahead: Int, behind: Int) {
    var (left, right) = (one.git, other.git)
    var (ahead, behind) = (0, 0)
    try check(
      unsafe git_graph_ahead_behind(&ahead, &behind, handle.pointer, &left, &right),
      "comparing two histories"
    )
    return (ahead, behind)
  }
}
