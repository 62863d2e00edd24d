/// Puts HEAD on its branch again.
enum HeadRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    let path = state.folder.git + "/HEAD"
    guard problem.code == .headDamaged, let branch = HeadRecovery(state.folder).branch,
      copies.copy(path), FileWriting.write(Array("ref: refs/heads/\(branch)\n".utf8), to: path)
    else { return nil }
    return "put HEAD on the branch \(branch)"
  }
}
