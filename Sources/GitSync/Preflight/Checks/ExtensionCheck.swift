/// Whether the repository uses parts of git that libgit2 does not know.
enum ExtensionCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let place = folder.shown(folder.common + "/config")
    var problems: [SyncProblem] = []
    for key in state.configuration.keys(withPrefix: "extensions.") {
      let name = String(key.dropFirst("extensions.".count))
      if let problem = problem(of: name, state.configuration[key] ?? "", place) {
        problems.append(problem)
      }
    }
    let promisor = state.configuration.keys(withPrefix: "remote.").first { key in
      key.hasSuffix(".promisor") && state.configuration.isTrue(key)
    }
    if promisor != nil, !problems.contains(where: { $0.code == .partialClone }) {
      problems.append(partialClone(place))
    }
    let shallow = folder.common + "/shallow"
    if let look = FileLook(shallow), look.sizeBytes > 0 {
      problems.append(
        SyncProblem(
          .shallowClone,
          folder.shown(shallow),
          "the clone is shallow: a part of its history is missing",
          fix: "git fetch --unshallow"
        )
      )
    }
    let names = FileLook.names(in: folder.git)
    if state.configuration.isTrue("core.splitindex")
      || names.contains(where: { $0.hasPrefix("sharedindex.") })
    {
      problems.append(
        SyncProblem(
          .splitIndex,
          folder.shown(folder.git + "/index"),
          "the index is split in two files, which PlugTrack cannot use",
          fix: "git config core.splitIndex false && git update-index --no-split-index, "
            + "then rm .git/sharedindex.*"
        )
      )
    }
    if state.configuration.isTrue("index.sparse") {
      problems.append(
        SyncProblem(
          .sparseIndex,
          folder.shown(folder.git + "/index"),
          "the index is sparse, which PlugTrack cannot use",
          fix: "git sparse-checkout disable, then git config index.sparse false"
        )
      )
    }
    return problems
  }

  private static func problem(
    of name: String,
    _ value: String,
    _ place: String
  ) -> SyncProblem? {
    switch (name, value.lowercased()) {
    case ("noop", _), ("objectformat", "sha1"), ("worktreeconfig", "false"),
      ("refstorage", "files"):
      nil
    case ("objectformat", _):
      SyncProblem(
        .sha256,
        place,
        "the repository names its objects by \(value), and PlugTrack knows SHA-1 only",
        fix: "make a new repository in a copy of the folder without .git: plugtrack init"
      )
    case ("worktreeconfig", _):
      SyncProblem(
        .worktreeConfig,
        place,
        "each work tree has a configuration of its own, which PlugTrack cannot use",
        fix: "move what is in .git/config.worktree to .git/config, "
          + "then git config --unset extensions.worktreeConfig"
      )
    case ("partialclone", _): partialClone(place)
    default:
      SyncProblem(
        .unknownExtension,
        place,
        "the repository needs \(name) = \(value), which PlugTrack does not know",
        fix: "make a new clone without it"
      )
    }
  }

  private static func partialClone(_ place: String) -> SyncProblem {
    SyncProblem(
      .partialClone,
      place,
      "the clone is partial: objects that are needed are on the server only",
      fix: "make a whole clone: plugtrack clone URL DIR"
    )
  }
}
