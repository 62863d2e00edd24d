import CLibGit2

/// libgit2 itself.
///
/// It is started once and never stopped: it counts its users by threads, and a handle may outlive
/// any of them.
enum Library {
  private static let isStarted: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    return plugtrack_git_enable_fsync(1) == 0
  }()

  /// Starts libgit2 with everything that it writes waited for on the disk.
  ///
  /// - Throws: ``GitError`` when it cannot be started.
  static func start() throws(GitError) {
    guard isStarted else {
      throw GitError(.library, "libgit2 cannot be started", cause: .last(status: -1))
    }
  }
}
