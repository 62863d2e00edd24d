import CLibGit2

extension GitError {
  /// A stable name of what went wrong; scripts may rely on it.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// libgit2 failed in a way that has no name of its own here.
    case library = "git"
    /// Something that was asked for is not there.
    case notFound = "git-not-found"
    /// Another program holds a lock of git's.
    case locked = "git-locked"
    /// A reference moved while it was being changed.
    case moved = "git-moved"
    /// The repository belongs to someone else.
    case owner = "git-owner"
    /// Something in the repository cannot be read.
    case corrupt = "git-corrupt"
    /// The repository is of a kind that a data directory cannot be kept in.
    case unsuitable = "git-unsuitable"
    /// No branch is checked out.
    case detached = "git-detached"
    /// A commit is to be signed, and cannot be.
    case signing = "git-signing"
    /// The user's hook says no.
    case hook = "git-hook"
    /// A file is no longer as it was when it was looked at.
    case changedUnderneath = "git-changed-underneath"
    /// The disk is full, or the folder cannot be written.
    case unwritable = "git-unwritable"
    /// Something stands where a file is to be written.
    case inTheWay = "git-in-the-way"
    /// Two histories have no common beginning.
    case unrelated = "git-unrelated"
    /// A merge, rebase or bisect of the user's own is under way.
    case busy = "git-busy"
    /// What comes from the other side must not be written here.
    case hostile = "git-hostile"
    /// There is nothing to sync with.
    case noRemote = "git-no-remote"
    /// The other side has been changed since it was fetched.
    case rejected = "git-rejected"
    /// The remote cannot be reached.
    case unreachable = "git-unreachable"
    /// The remote does not let this user in.
    case permission = "git-permission"

    init(status: Int32, category: String) {
      switch status {
      case GIT_ENOTFOUND.rawValue: self = .notFound
      case GIT_ELOCKED.rawValue: self = .locked
      case GIT_EMODIFIED.rawValue: self = .moved
      case GIT_EOWNER.rawValue: self = .owner
      case GIT_ENONFASTFORWARD.rawValue: self = .rejected
      case GIT_EAUTH.rawValue, GIT_ECERTIFICATE.rawValue: self = .permission
      default: self = .library
      }
    }
  }
}
