/// Whether files lie about by which programs keep each other out of a repository.
enum LockCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    locks(of: state.folder).compactMap { problem(of: $0, state) }
  }

  /// The paths of all locks of git's.
  static func locks(of folder: GitFolder) -> [String] {
    let plain =
      ["\(folder.git)/index", "\(folder.git)/HEAD"]
      + ["config", "packed-refs", "shallow"].map { "\(folder.common)/\($0)" }
    let references = FileLook.files(below: folder.common + "/refs").filter { $0.hasSuffix(".lock") }
    return Set(plain.map { $0 + ".lock" } + references.map { "\(folder.common)/refs/\($0)" })
      .filter { FileLook($0) != nil }.sorted()
  }

  private static func problem(of path: String, _ state: RepositoryState) -> SyncProblem? {
    // It may just have gone.
    guard let owner = LockOwner(of: path, isWholeMachineSeen: ProcessTable.isWholeMachine) else {
      return nil
    }
    let shown = state.folder.shown(path)
    let code: SyncProblem.Code =
      path.hasSuffix("/index.lock") ? .indexLocked : .referenceLocked
    let age = state.age(owner.madeSeconds)
    switch owner.verdict {
    case .alive(let process):
      return SyncProblem(
        code,
        shown,
        "\(shown) has been there for \(age), and \(process.name) (process \(process.id)) "
          + "may be at work",
        fix: "wait until it is done, or end it: kill \(process.id)"
      )
    case .dead(let reason):
      return SyncProblem(
        code,
        shown,
        "\(shown) was left behind \(age) ago: \(reason)",
        fix: "plugtrack doctor --fix takes it away"
      )
    case .unknown(let reason):
      return SyncProblem(
        code,
        shown,
        "\(shown) has been there for \(age), and \(reason)",
        fix: "if nothing else works in this folder: rm \(path)"
      )
    }
  }
}
