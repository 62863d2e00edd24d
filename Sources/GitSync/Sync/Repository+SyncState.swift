import CLibGit2
import Glibc

extension Repository {
  /// Takes one of the program's own locks.
  func lock(
    _ purpose: RepositoryLock.Purpose,
    patience: Duration
  ) throws(GitError) -> sending RepositoryLock {
    try RepositoryLock.take(purpose, in: gitFolderPath, patience: patience)
  }

  /// Refuses to sync in the middle of a merge or rebase of the user's own, or on another branch.
  package func refuseWhenBusy(_ branch: String) throws(GitError) {
    let state = unsafe git_repository_state(handle.pointer)
    guard state == Int32(GIT_REPOSITORY_STATE_NONE.rawValue) else {
      throw GitError(
        .busy,
        "a merge, rebase or bisect of your own is under way",
        place: gitFolderPath,
        fix: "finish it, or give it up, with git; git status says how"
      )
    }
    let head = try head()
    guard let name = head.branchName else {
      throw GitError(
        .detached,
        "no branch is checked out",
        place: "HEAD",
        fix: "check one out with: git switch \(branch)"
      )
    }
    guard name == branch else {
      throw GitError(
        .detached,
        "the branch \(name) is checked out, and \(branch) is the one that is synced",
        place: "HEAD",
        fix: "git switch \(branch), or: plugtrack settings set sync.branch=\(name)"
      )
    }
  }

  /// Whether two commits are merges of the same two with the same result; they differ when merges are
  /// signed.
  func isSameMerge(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> Bool {
    let (left, right) = (try commit(one), try commit(other))
    return left.parents.count == 2 && Set(left.parents) == Set(right.parents)
      && left.tree == right.tree
  }

  /// How many commits lead to one, itself included.
  package func countCommits(of id: ObjectID) throws(GitError) -> Int {
    try history(from: id) { _ in true }.count
  }

  /// Notes where the other side is.
  func note(_ id: ObjectID, as reference: String) throws(GitError) {
    var git = id.git
    _ = try Handle<ReferenceKind>.make("noting \(reference)") { out in
      unsafe git_reference_create(&out, handle.pointer, reference, &git, 1, "sync: push")
    }
  }

  private nonisolated var syncNote: String { gitFolderPath + "plugtrack-last-sync" }

  /// Notes when the last sync ended well.
  func noteSync(_ secondsSince1970: Int64) throws(GitError) {
    guard let file = unsafe fopen(syncNote, "w") else { throw .unwritable(syncNote, errno) }
    _ = unsafe fputs("\(secondsSince1970)\n", file)
    _ = unsafe fclose(file)
  }

  /// When the last sync ended well, in seconds since 1970.
  package func lastSync() -> Int64? {
    guard let file = unsafe fopen(syncNote, "r") else { return nil }
    defer { unsafe fclose(file) }
    var line = [CChar](repeating: 0, count: 32)
    guard unsafe fgets(&line, 32, file) != nil else { return nil }
    let digits = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    return Int64(String(decoding: digits, as: UTF8.self))
  }

  /// The remote of a name or an address; without one, the only one there is, or `origin`.
  package func remote(_ name: String?) throws(GitError) -> Remote? {
    let names = try remoteNames()
    if let name {
      if let address = configuration("remote.\(name).url") {
        return Remote(root: root, name: name, address: address)
      }
      for known in names where configuration("remote.\(known).url") == name {
        return Remote(root: root, name: known, address: name)
      }
      return Remote(root: root, name: name, address: name)
    }
    let chosen = names.contains("origin") ? "origin" : names.count == 1 ? names.first : nil
    guard let chosen, let address = configuration("remote.\(chosen).url") else { return nil }
    return Remote(root: root, name: chosen, address: address)
  }

  private func remoteNames() throws(GitError) -> [String] {
    var array = unsafe git_strarray()
    try check(unsafe git_remote_list(&array, handle.pointer), "listing remotes")
    defer { unsafe git_strarray_dispose(&array) }
    return unsafe UnsafeBufferPointer(start: array.strings, count: array.count).compactMap {
      unsafe $0.map { unsafe String(cString: $0) }
    }
  }

  /// Adds a remote to git's configuration.
  package func addRemote(_ name: String, _ address: String) throws(GitError) {
    _ = try Handle<RemoteKind>.make("adding the remote \(name)") { out in
      unsafe git_remote_create(&out, handle.pointer, name, address)
    }
  }

  /// Lets plain `git pull` and `git push` know where a branch is synced, unless they know it already.
  func noteUpstream(of branch: String, at remote: Remote) throws(GitError) {
    let (remoteKey, mergeKey) = ("branch.\(branch).remote", "branch.\(branch).merge")
    guard remote.name != remote.address, configuration(mergeKey) == nil,
      [nil, remote.name].contains(configuration(remoteKey))
    else { return }
    let configuration = try Handle<ConfigurationKind>.make("opening the configuration") { out in
      unsafe git_repository_config(&out, handle.pointer)
    }
    for (key, value) in [(remoteKey, remote.name), (mergeKey, "refs/heads/\(branch)")] {
      try check(
        unsafe git_config_set_string(configuration.pointer, key, value),
        "setting \(key)"
      )
    }
  }

  /// Where the other side's branch was when it was last seen.
  package func trackedCommit(_ remote: Remote, _ branch: String) throws(GitError) -> ObjectID? {
    let name = remote.name != remote.address ? remote.name : "plugtrack"
    return try target(of: "refs/remotes/\(name)/\(branch)")
  }
}
