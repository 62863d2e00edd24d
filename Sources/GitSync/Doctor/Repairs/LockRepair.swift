/// Takes away locks whose owner is dead for sure.
enum LockRepair {
  static func repair(
    _ problem: SyncProblem,
    _ state: RepositoryState,
    _ copies: SavedCopies
  ) -> String? {
    let path = state.path(problem.place)
    // Judging takes a while, and meanwhile another program may take a lock of its own.
    guard let look = FileLook(path),
      case .dead = LockOwner(of: path, isWholeMachineSeen: ProcessTable.isWholeMachine)?.verdict
    else { return nil }
    return copies.take(path, ifStill: look) ? "took \(problem.place) away" : nil
  }
}

extension LockCheck {
  /// Takes away the locks whose owner is dead for sure, as every sync does first.
  ///
  /// - Returns: What was taken away.
  package static func removeDeadLocks(_ state: RepositoryState) -> [SyncProblem] {
    guard !locks(of: state.folder).isEmpty,
      // Whoever commits just now has a lock that is alive.
      let lock = try? RepositoryLock.take(
        .commit,
        in: state.folder.git + "/",
        patience: .zero
      )
    else { return [] }
    defer { extendLifetime(lock) }
    let found = problems(state)
    guard !found.isEmpty else { return [] }
    let copies = SavedCopies(state)
    return found.filter { LockRepair.repair($0, state, copies) != nil }
  }
}

extension RepositoryState {
  /// The path of a place that was shown.
  func path(_ place: String) -> String {
    place.hasPrefix("/") ? place : "\(folder.root)/\(place)"
  }
}
