/// Whether only some of the files are checked out: the others would be committed as deleted.
enum SparseCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    guard state.configuration.isTrue("core.sparsecheckout") else { return [] }
    let folder = state.folder
    return [
      SyncProblem(
        .sparseCheckout,
        folder.shown(folder.git + "/info/sparse-checkout"),
        "only a part of the files is checked out; the others would be committed as deleted",
        fix: "git sparse-checkout disable"
      )
    ]
  }
}
