import CLibGit2
import Glibc

extension RemoteSession {
  /// Tells the remote's references, and downloads the objects of those that are asked for.
  func fetch(_ remote: borrowing Handle<RemoteKind>) throws(GitError) {
    var connection = try unsafe connectOptions()
    try check(
      unsafe git_remote_connect_ext(remote.pointer, GIT_DIRECTION_FETCH, &connection),
      "connecting"
    )
    tell(.connected)
    let names = try tellReferences(of: remote)
    let wanted = names.filter { name in
      request.references.isEmpty
        ? name.hasPrefix("refs/heads/") : request.references.contains(name)
    }
    guard !wanted.isEmpty else { return }
    var options = unsafe git_fetch_options()
    try check(
      unsafe git_fetch_options_init(&options, UInt32(GIT_FETCH_OPTIONS_VERSION)),
      "fetching"
    )
    unsafe options.callbacks = callbacks()
    unsafe options.proxy_opts.type = GIT_PROXY_AUTO
    unsafe options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE
    let status = unsafe withStringArray(wanted) { array in
      unsafe git_remote_download(remote.pointer, &array, &options)
    }
    try check(status, "downloading")
  }

  /// Whether a transfer may go on.
  func accept(bytes: Int) -> Bool {
    guard bytes > request.mostBytes else { return true }
    let size =
      request.mostBytes >= 1 << 20 ? "\(request.mostBytes >> 20) MiB" : "\(request.mostBytes) bytes"
    problem = SyncProblem(
      .remoteTooLarge,
      address.host,
      "\(address.host) sends more than \(size), which no charging log needs",
      fix: "look what has been committed there; nothing has been taken over"
    )
    return false
  }

  /// - Returns: The names of all references that the remote has.
  private func tellReferences(
    of remote: borrowing Handle<RemoteKind>
  ) throws(GitError) -> [String] {
    var heads: UnsafeMutablePointer<UnsafePointer<git_remote_head>?>?
    var count = 0
    try check(unsafe git_remote_ls(&heads, &count, remote.pointer), "listing")
    var names: [String] = []
    for index in 0..<count {
      guard let head = unsafe heads?[index], let text = unsafe head.pointee.name else { continue }
      let name = unsafe String(cString: text)
      if name == "HEAD" {
        if let target = unsafe head.pointee.symref_target {
          tell(.head(unsafe String(cString: target)))
        }
      } else {
        names.append(name)
        tell(.reference(RemoteReference(name: name, id: ObjectID(unsafe head.pointee.oid))))
      }
    }
    return names
  }
}

/// Lends some words to libgit2.
func withStringArray<Result>(
  _ words: [String],
  _ body: (inout git_strarray) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
    var array = unsafe git_strarray(strings: buffer.baseAddress, count: buffer.count)
    return unsafe body(&array)
  }
}
