import CLibGit2

/// A look at the objects of a repository.
@safe
final class ObjectSurvey {
  let repository: Handle<RepositoryKind>
  let root: String

  /// `nil` when the repository cannot be opened.
  init?(_ root: String) {
    guard (try? Library.start()) != nil,
      let repository = try? Handle<RepositoryKind>.make(
        "opening \(root)",
        { out in
          unsafe git_repository_open_ext(&out, root, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
        }
      )
    else { return nil }
    self.repository = repository
    self.root = root
  }

  /// The commit of a reference, as far as its name leads to one.
  func commit(of name: String) -> ObjectID? {
    var id = git_oid()
    return unsafe git_reference_name_to_id(&id, repository.pointer, name) == 0 ? ObjectID(id) : nil
  }

  /// The names of all references.
  var references: [String] {
    var names = unsafe git_strarray()
    guard unsafe git_reference_list(&names, repository.pointer) == 0 else { return [] }
    defer { unsafe git_strarray_dispose(&names) }
    return unsafe (0..<names.count).compactMap { index in
      unsafe names.strings[index].map { unsafe String(cString: $0) }
    }
  }

  /// Whether a log may name a commit: it can be read, or stands for none.
  func isKnown(_ id: ObjectID) -> Bool {
    id.description.utf8.allSatisfy { $0 == UInt8(ascii: "0") } || lookUpCommit(id) != nil
  }

  /// Whether a commit and all of its files can be read.
  func isWhole(_ commit: ObjectID) -> Bool { damage(of: commit).isEmpty }

  /// What of a commit cannot be read.
  func damage(of commit: ObjectID) -> [ObjectWalk.Damage] {
    var walk = ObjectWalk()
    visit(commit: commit, &walk)
    return walk.damaged
  }

  /// Everything that references lead to and that cannot be read, with what it is.
  func damaged() -> [ObjectWalk.Damage] {
    var walk = ObjectWalk()
    let head = commit(of: "HEAD")
    if let head { visit(commit: head, &walk) }
    walk.isOfPast = true
    visitAll(from: head.map(parents) ?? [], &walk)
    walk.isOfPast = false
    visitAll(from: [head].compactMap { $0 } + references.compactMap(commit), &walk)
    return walk.damaged
  }

  private func visitAll(from commits: [ObjectID], _ walk: inout ObjectWalk) {
    var pending = commits
    while let id = pending.popLast() {
      guard walk.commits.insert(id).inserted else { continue }
      visit(commit: id, &walk)
      pending += parents(of: id)
    }
  }

  /// The file of HEAD's tree that an object is the content of.
  func path(of id: ObjectID) -> String? {
    guard let head = commit(of: "HEAD") else { return nil }
    return damage(of: head).first { $0.id == id }?.path
  }

  /// Makes an object of a file's content, if it is the one that is meant.
  func store(_ path: String, as id: ObjectID) -> Bool {
    var found = git_oid()
    guard
      unsafe git_odb_hashfile(&found, "\(root)/\(path)", GIT_OBJECT_BLOB) == 0,
      ObjectID(found) == id
    else { return false }
    return unsafe git_blob_create_from_disk(&found, repository.pointer, "\(root)/\(path)") == 0
  }

  private func parents(of id: ObjectID) -> [ObjectID] {
    guard let commit = lookUpCommit(id) else { return [] }
    return unsafe (0..<git_commit_parentcount(commit.pointer)).compactMap { number in
      unsafe git_commit_parent_id(commit.pointer, number).map { unsafe ObjectID($0.pointee) }
    }
  }

  func lookUpCommit(_ id: ObjectID) -> Handle<CommitKind>? {
    try? Handle<CommitKind>.make("reading \(id.short)") { out in
      var id = id.git
      return unsafe git_commit_lookup(&out, repository.pointer, &id)
    }
  }

  private func visit(commit id: ObjectID, _ walk: inout ObjectWalk) {
    guard let commit = lookUpCommit(id) else {
      walk.add(id, .commit, "")
      return
    }
    guard let tree = unsafe git_commit_tree_id(commit.pointer) else { return }
    visit(tree: ObjectID(unsafe tree.pointee), "", &walk)
  }

  private func visit(tree id: ObjectID, _ path: String, _ walk: inout ObjectWalk) {
    guard walk.trees.insert(id).inserted else { return }
    let found = try? Handle<TreeKind>.make("reading \(id.short)") { out in
      var id = id.git
      return unsafe git_tree_lookup(&out, repository.pointer, &id)
    }
    guard let found else {
      walk.add(id, .tree, path)
      return
    }
    for number in 0..<(unsafe git_tree_entrycount(found.pointer)) {
      guard let entry = unsafe git_tree_entry_byindex(found.pointer, number),
        let name = unsafe git_tree_entry_name(entry), let child = unsafe git_tree_entry_id(entry)
      else { continue }
      let childID = ObjectID(unsafe child.pointee)
      let childPath = (path.isEmpty ? "" : path + "/") + (unsafe String(cString: name))
      switch unsafe git_tree_entry_type(entry) {
      case GIT_OBJECT_TREE: visit(tree: childID, childPath, &walk)
      case GIT_OBJECT_BLOB: visit(blob: childID, childPath, &walk)
      default: break
      }
    }
  }

  private func visit(blob id: ObjectID, _ path: String, _ walk: inout ObjectWalk) {
    guard walk.blobs.insert(id).inserted else { return }
    let blob = try? Handle<BlobKind>.make("reading \(id.short)") { out in
      var id = id.git
      return unsafe git_blob_lookup(&out, repository.pointer, &id)
    }
    if blob == nil { walk.add(id, .file, path) }
  }
}

/// What a walk over objects has seen.
struct ObjectWalk {
  struct Damage: Hashable {
    enum Kind: String { case commit, tree = "folder", file }

    let id: ObjectID
    let kind: Kind
    /// The path in the tree.
    let path: String
    /// Whether only commits before the last one have it.
    let isOfPast: Bool
  }

  /// Whether commits before the last one are looked at.
  var isOfPast = false
  var commits: Set<ObjectID> = []
  var trees: Set<ObjectID> = []
  var blobs: Set<ObjectID> = []
  private(set) var damaged: [Damage] = []

  mutating func add(_ id: ObjectID, _ kind: Damage.Kind, _ path: String) {
    let damage = Damage(id: id, kind: kind, path: path, isOfPast: isOfPast)
    if !damaged.contains(damage) { damaged.append(damage) }
  }
}
