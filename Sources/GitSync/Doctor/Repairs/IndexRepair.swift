import CLibGit2
import Glibc

/// Makes an index anew from HEAD.
enum IndexRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    let path = state.folder.git + "/index"
    guard problem.code == .indexDamaged, copies.take(path) else { return nil }
    do throws(GitError) {
      try rebuild(state.folder.root)
    } catch {
      return nil
    }
    return "made \(problem.place) anew from HEAD"
  }

  /// Writes an index of what HEAD has, without looking at the files.
  static func rebuild(_ root: String) throws(GitError) {
    try Library.start()
    let repository = try Handle<RepositoryKind>.make("opening \(root)") { out in
      unsafe git_repository_open_ext(&out, root, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
    }
    let index = try Handle<IndexKind>.make("reading the index") { out in
      unsafe git_repository_index(&out, repository.pointer)
    }
    let head = try Handle<ObjectKind>.find("looking up HEAD") { out in
      unsafe git_revparse_single(&out, repository.pointer, "HEAD^{tree}")
    }
    if let head {
      try check(unsafe git_index_read_tree(index.pointer, head.pointer), "reading HEAD")
    }
    try check(unsafe git_index_write(index.pointer), "writing the index")
  }
}
