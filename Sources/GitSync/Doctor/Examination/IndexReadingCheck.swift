import CLibGit2

/// Whether the index can be read to its end.
enum IndexReadingCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let path = folder.git + "/index"
    guard FileLook(path) != nil, IndexCheck.problems(state).isEmpty,
      (try? Library.start()) != nil
    else { return [] }
    do throws(GitError) {
      _ = try Handle<IndexKind>.make("reading the index") { out in
        unsafe git_index_open(&out, path)
      }
      return []
    } catch {
      let text = error.cause?.text ?? error.message
      let shown = folder.shown(path)
      if text.contains("'link'") || text.contains("'sdir'") {
        let isSplit = text.contains("'link'")
        return [
          SyncProblem(
            isSplit ? .splitIndex : .sparseIndex,
            shown,
            "the index is \(isSplit ? "split" : "sparse"), which PlugTrack cannot use",
            fix: isSplit
              ? "git update-index --no-split-index" : "git sparse-checkout disable"
          )
        ]
      }
      return [IndexCheck.damaged(shown, "\(shown) cannot be read: \(text)")]
    }
  }
}
