import CLibGit2

/// What stops the program from using a repository; what it was doing has not been done.
package struct GitError: Error, Sendable, Hashable {
  package var code: Code
  /// What is wrong, in lower case.
  package var message: String
  /// The file, reference or host that it is about.
  package var place: String?
  /// What to do.
  package var fix: String?
  /// What libgit2 or another program said.
  package var cause: Cause?
  /// The problem by its own name, where the way to a remote or the preflight found it.
  package var problem: SyncProblem?

  package init(
    _ code: Code,
    _ message: String,
    place: String? = nil,
    fix: String? = nil,
    cause: Cause? = nil
  ) {
    self.code = code
    self.message = message
    self.place = place
    self.fix = fix
    self.cause = cause
  }

  /// libgit2's own account of a failure.
  package struct Cause: Sendable, Hashable {
    /// The status of the call.
    package var status: Int32
    /// The part of libgit2 that failed, as in `odb`; see `git_error_t`.
    package var category: String
    package var text: String

    package init(status: Int32, category: String, text: String) {
      self.status = status
      self.category = category
      self.text = text
    }
  }
}

extension GitError.Cause {
  /// What libgit2 said last on this thread; to be read in the same synchronous step as the call.
  static func last(status: Int32) -> GitError.Cause {
    guard let error = unsafe git_error_last(), let message = unsafe error.pointee.message else {
      return GitError.Cause(status: status, category: "none", text: "status \(status)")
    }
    return unsafe GitError.Cause(
      status: status,
      category: category(error.pointee.klass),
      text: String(cString: message)
    )
  }

  private static func category(_ number: Int32) -> String {
    let names = [
      "none", "memory", "os", "invalid", "reference", "zlib", "repository", "config", "regex",
      "odb", "index", "object", "net", "tag", "tree", "indexer", "tls", "submodule", "thread",
      "stash", "checkout", "fetch head", "merge", "ssh", "filter", "revert", "callback",
      "cherry-pick", "describe", "rebase", "file system", "patch", "worktree", "sha", "http",
      "internal",
    ]
    return names.indices.contains(Int(number)) ? names[Int(number)] : "class \(number)"
  }
}

extension GitError {
  /// The error of the call of libgit2 that just failed.
  static func last(_ action: String, status: Int32) -> GitError {
    let cause = Cause.last(status: status)
    let code = Code(status: status, category: cause.category)
    return GitError(
      code,
      "\(action): \(cause.text)",
      fix: code == .locked ? lockRemedy : nil,
      cause: cause
    )
  }

  /// What to do about a lock of git's.
  static let lockRemedy =
    "wait for it; plugtrack doctor says who holds it, and plugtrack doctor --fix takes it away "
    + "if nobody does"
}
