import CLibGit2
import Glibc

/// The git repository of a data directory.
///
/// An actor, since libgit2's objects may be used by one thread at a time only, and since its last
/// error belongs to the thread of the call: each method is one synchronous step.
package actor Repository {
  /// The folder of the files, which is the data directory.
  package nonisolated let root: String
  /// The folder of git's own files, with a slash at its end.
  nonisolated let gitFolderPath: String
  let handle: Handle<RepositoryKind>

  private init(root: String, _ handle: consuming sending Handle<RepositoryKind>) {
    self.root = root
    gitFolderPath =
      unsafe git_repository_path(handle.pointer).map { unsafe String(cString: $0) }
      ?? root + "/.git/"
    self.handle = handle
  }

  /// Opens the repository of a data directory; `nil` when the folder is none itself, even if it lies
  /// in one.
  ///
  /// - Throws: ``GitError`` when there is one that cannot be used.
  package static func open(_ root: String) throws(GitError) -> Repository? {
    var status = stat()
    guard unsafe lstat(root + "/.git", &status) == 0 else { return nil }
    try Library.start()
    let handle = try handle(of: root)
    guard unsafe git_repository_is_bare(handle.pointer) == 0 else {
      throw GitError(
        .unsuitable,
        "the repository is bare: it has no files of its own",
        place: root + "/.git",
        fix: "clone it with: plugtrack clone \(root) DIR"
      )
    }
    return Repository(root: root, handle)
  }

  private static func handle(of root: String) throws(GitError) -> Handle<RepositoryKind> {
    do throws(GitError) {
      return try Handle<RepositoryKind>.make("opening \(root)/.git") { out in
        unsafe git_repository_open_ext(&out, root, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
      }
    } catch {
      // Where no directory is trusted, libgit2 says no more than that it has found no such setting.
      guard error.code == .owner || error.cause?.text.contains("safe.directory") == true else {
        throw error
      }
      throw GitError(
        .owner,
        "the repository belongs to another user",
        place: root + "/.git",
        fix: "if you trust it: git config --global --add safe.directory \(root)",
        cause: error.cause
      )
    }
  }

  /// Makes the folder a repository; one that is there already is left as it is.
  ///
  /// - Parameters:
  ///   - root: The data directory.
  ///   - branch: The first branch, used when there is no repository yet.
  package static func create(_ root: String, branch: String) throws(GitError) -> Repository {
    if let existing = try open(root) { return existing }
    try Library.start()
    var options = unsafe git_repository_init_options()
    try check(
      unsafe git_repository_init_options_init(
        &options,
        UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)
      ),
      "making a repository"
    )
    unsafe options.flags =
      GIT_REPOSITORY_INIT_NO_REINIT.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
      | GIT_REPOSITORY_INIT_EXTERNAL_TEMPLATE.rawValue
    let handle = try Handle<RepositoryKind>.make("making a repository in \(root)") { out in
      unsafe branch.withCString { name in
        unsafe options.initial_head = name
        return unsafe git_repository_init_ext(&out, root, &options)
      }
    }
    return Repository(root: root, handle)
  }
}
