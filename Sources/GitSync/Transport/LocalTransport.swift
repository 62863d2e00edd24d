import CLibGit2
import Glibc

extension Transport {
  /// The way to a repository on this machine's disks, as libgit2 goes it.
  package static var local: Transport {
    Transport(
      fetch: { remote, refspecs throws(GitError) in try LocalRemote(remote).fetch(refspecs) },
      push: { remote, refspecs throws(GitError) in try LocalRemote(remote).push(refspecs) }
    )
  }
}

/// A repository at a path, spoken to by libgit2.
private struct LocalRemote {
  let remote: Remote

  init(_ remote: Remote) { self.remote = remote }

  private var path: String {
    var path = remote.address
    if path.hasPrefix("file://") { path = String(path.dropFirst(7)) }
    return path.hasPrefix("/") ? path : remote.root + "/" + path
  }

  func fetch(_ refspecs: [String]) throws(GitError) {
    try Library.start()
    try refuseMissing()
    let repository = try open(remote.root)
    let handle = try connect(repository)
    var options = unsafe git_fetch_options()
    try check(
      unsafe git_fetch_options_init(&options, UInt32(GIT_FETCH_OPTIONS_VERSION)),
      "fetching"
    )
    unsafe options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE
    try unsafe withStrings(refspecs) { list throws(GitError) in
      try check(
        unsafe git_remote_fetch(handle.pointer, list, &options, "sync: fetch"),
        "fetching from \(remote.address)"
      )
    }
  }

  /// Sends the commits under a name of their own, then moves the branch in one step if it is still
  /// where it was: libgit2 itself would overwrite what another machine has pushed meanwhile.
  func push(_ refspecs: [String]) throws(GitError) {
    try Library.start()
    try refuseMissing()
    let repository = try open(remote.root)
    let other = try open(path)
    for refspec in refspecs {
      let parts = refspec.split(separator: ":").map(String.init)
      guard parts.count == 2, let source = try target(parts[0], repository) else { continue }
      let old = try target(parts[1], other)
      if let old { try refuseUnlessAhead(source, of: old, repository) }
      let own = "refs/plugtrack/incoming-\(String(UInt64.random(in: .min ... .max), radix: 36))"
      let handle = try connect(repository)
      var options = unsafe git_push_options()
      try check(
        unsafe git_push_options_init(&options, UInt32(GIT_PUSH_OPTIONS_VERSION)),
        "pushing"
      )
      try unsafe withStrings(["+\(parts[0]):\(own)"]) { list throws(GitError) in
        try check(
          unsafe git_remote_push(handle.pointer, list, &options),
          "pushing to \(remote.address)"
        )
      }
      defer { _ = unsafe git_reference_remove(other.pointer, own) }
      try move(parts[1], in: other, from: old, to: source)
    }
  }

  private func move(
    _ name: String,
    in other: borrowing Handle<RepositoryKind>,
    from old: ObjectID?,
    to new: ObjectID
  ) throws(GitError) {
    var target = new.git
    var expected = old?.git ?? git_oid()
    var made: OpaquePointer?
    let status = unsafe git_reference_create_matching(
      &made,
      other.pointer,
      name,
      &target,
      old == nil ? 0 : 1,
      &expected,
      "push"
    )
    unsafe git_reference_free(made)
    let isLost = [GIT_EMODIFIED, GIT_EEXISTS, GIT_ELOCKED, GIT_ENOTFOUND].contains {
      $0.rawValue == status
    }
    if isLost { throw rejected }
    try check(status, "moving \(name) of \(remote.address)")
  }

  private var rejected: GitError {
    GitError(.rejected, "another machine has pushed meanwhile", place: remote.address)
  }

  private func refuseUnlessAhead(
    _ source: ObjectID,
    of old: ObjectID,
    _ repository: borrowing Handle<RepositoryKind>
  ) throws(GitError) {
    guard source != old else { return }
    var (new, base) = (source.git, old.git)
    // A commit that is not here has been pushed since the fetch.
    guard unsafe git_graph_descendant_of(repository.pointer, &new, &base) == 1 else {
      throw rejected
    }
  }

  private func refuseMissing() throws(GitError) {
    let isThere = unsafe git_repository_open_ext(
      nil,
      path,
      GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_BARE.rawValue,
      nil
    )
    let isTree = unsafe git_repository_open_ext(
      nil,
      path,
      GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue,
      nil
    )
    guard isThere < 0, isTree < 0 else { return }
    throw GitError(
      .unreachable,
      "there is no git repository",
      place: remote.address,
      fix: "make one with: git init --bare \(path), or mount the disk that it is on",
      cause: .last(status: isThere)
    )
  }

  private func open(_ path: String) throws(GitError) -> Handle<RepositoryKind> {
    try Handle.make("opening \(path)") { out in unsafe git_repository_open(&out, path) }
  }

  private func connect(
    _ repository: borrowing Handle<RepositoryKind>
  ) throws(GitError) -> Handle<RemoteKind> {
    let pointer = unsafe repository.pointer
    return try Handle.make("reaching \(remote.address)") { out in
      unsafe git_remote_create_anonymous(&out, pointer, path)
    }
  }

  private func target(
    _ name: String,
    _ repository: borrowing Handle<RepositoryKind>
  ) throws(GitError) -> ObjectID? {
    var id = git_oid()
    let status = unsafe git_reference_name_to_id(&id, repository.pointer, name)
    if status == GIT_ENOTFOUND.rawValue { return nil }
    try check(status, "reading \(name)")
    return ObjectID(id)
  }

  private func withStrings(
    _ texts: [String],
    _ body: (UnsafePointer<git_strarray>) throws(GitError) -> Void
  ) throws(GitError) {
    var words: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    let count = texts.count
    let result: Result<Void, GitError> = unsafe words.withUnsafeMutableBufferPointer { buffer in
      var list = unsafe git_strarray(strings: buffer.baseAddress, count: count)
      return Result { () throws(GitError) in try unsafe body(&list) }
    }
    try result.get()
  }
}
