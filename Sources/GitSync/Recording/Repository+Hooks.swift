import CLibGit2
import Glibc

extension Repository {
  /// Where a hook of the user's is, if there is one.
  func hook(_ name: String) -> String? {
    var folder = configuration("core.hooksPath") ?? gitFolderPath + "hooks"
    if !folder.hasPrefix("/") { folder = root + "/" + folder }
    let path = folder + "/" + name
    return unsafe access(path, X_OK) == 0 ? path : nil
  }

  /// Runs the hook that may refuse a commit, with an index of just what is committed.
  ///
  /// - Throws: ``GitError`` of code `hook` with what it said.
  func runPreCommit(_ update: TreeUpdate, _ committer: Committer) throws(GitError) {
    guard let path = hook("pre-commit") else { return }
    let indexPath = gitFolderPath + "plugtrack-hook-index"
    _ = unsafe unlink(indexPath)
    defer { _ = unsafe unlink(indexPath) }
    let index = try Handle<IndexKind>.make("making an index for the hook") { out in
      unsafe git_index_open(&out, indexPath)
    }
    let tree = try lookUpTree(update.id)
    try check(unsafe git_index_read_tree(index.pointer, tree.pointer), "filling the hook's index")
    try check(unsafe git_index_write(index.pointer), "writing the hook's index")
    var environment = committer.environment
    environment["GIT_INDEX_FILE"] = indexPath
    environment["GIT_DIR"] = gitFolderPath
    environment["GIT_WORK_TREE"] = root
    let program = Program(words: [path], environment: environment, folder: root)
    guard let outcome = program.run() else {
      throw GitError(.hook, "the hook cannot be started", place: path)
    }
    guard outcome.status == 0 else {
      let said = (outcome.errors + String(decoding: outcome.output, as: UTF8.self)).trimmingSpaces
      throw GitError(
        .hook,
        "your pre-commit hook refused the commit\(said.isEmpty ? "" : ": \(said)")",
        place: path,
        fix: "what was written is kept; commit it with: plugtrack commit"
      )
    }
  }

  /// Runs the hook that hears of a commit, and tells which hooks are not run.
  func runPostCommit(_ committer: Committer) -> [String] {
    var notes = skipped(["prepare-commit-msg", "commit-msg"])
    guard let path = hook("post-commit") else { return notes }
    let outcome = Program(words: [path], environment: committer.environment, folder: root).run()
    if outcome?.status != 0 { notes.append("your post-commit hook failed: \(path)") }
    return notes
  }

  /// Tells which hooks git would run for a merge: here none is, since a merge has to be the same on
  /// every machine, and no hook could say otherwise.
  var skippedMergeHooks: [String] {
    skipped(["pre-merge-commit", "prepare-commit-msg", "commit-msg", "post-merge"])
  }

  private func skipped(_ names: [String]) -> [String] {
    names.compactMap { name in hook(name).map { "skipped your \(name) hook: \($0)" } }
  }
}
