/// Whether git is in the middle of something that a commit would disturb.
enum OperationCheck {
  private static let signs: [(file: String, name: String, onward: String, back: String)] = [
    ("rebase-merge", "a rebase", "git rebase --continue", "git rebase --abort"),
    ("rebase-apply/applying", "git am", "git am --continue", "git am --abort"),
    ("rebase-apply", "a rebase", "git rebase --continue", "git rebase --abort"),
    ("MERGE_HEAD", "a merge", "git commit", "git merge --abort"),
    ("CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick --continue", "git cherry-pick --abort"),
    ("REVERT_HEAD", "a revert", "git revert --continue", "git revert --abort"),
    ("BISECT_LOG", "a bisection", "git bisect good or bad", "git bisect reset"),
  ]

  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    guard let sign = signs.first(where: { FileLook("\(folder.git)/\($0.file)") != nil }) else {
      return []
    }
    return [
      SyncProblem(
        .operationUnderWay,
        folder.shown("\(folder.git)/\(sign.file)"),
        "\(sign.name) is under way in this repository",
        fix: "finish it (\(sign.onward)) or leave it (\(sign.back)), then sync again"
      )
    ]
  }
}
