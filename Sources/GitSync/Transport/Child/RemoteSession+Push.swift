import CLibGit2

extension RemoteSession {
  /// Sends the references that are asked for; the remote moves each only from where it was seen.
  func push(_ remote: borrowing Handle<RemoteKind>) throws(GitError) {
    if case .path = address.way, connector == nil {
      problem = SyncProblem(
        .gitMissing,
        address.host,
        "there is no git, and libgit2 alone would overwrite what another machine has just pushed "
          + "to \(address.host)",
        fix: "install it: sudo apt install git"
      )
      throw GitError(.unsuitable, "no git")
    }
    var options = unsafe git_push_options()
    try check(
      unsafe git_push_options_init(&options, UInt32(GIT_PUSH_OPTIONS_VERSION)),
      "pushing"
    )
    unsafe options.callbacks = callbacks()
    unsafe options.proxy_opts.type = GIT_PROXY_AUTO
    let status = unsafe withStringArray(request.references) { array in
      unsafe git_remote_upload(remote.pointer, &array, &options)
    }
    if let refusal = refusals.first {
      problem = reading.problem(ofRefusal: refusal.reason, of: refusal.reference)
    }
    try check(status, "pushing")
  }
}
