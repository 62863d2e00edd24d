/// Looks for everything that may stand in the way of a sync, without a network, and repairs what is
/// safe to repair.
package struct Doctor: Sendable {
  /// Something that was repaired.
  package struct Repair: Sendable, Hashable {
    package var problem: SyncProblem
    /// What was done, in lower case.
    package var done: String
  }

  /// What was found and done.
  package struct Diagnosis: Sendable {
    package var repairs: [Repair] = []
    /// What is left.
    package var problems: [SyncProblem] = []
    /// The folder that has what was there before the repairs, when there were any.
    package var copies: String?

    package init(problems: [SyncProblem] = []) { self.problems = problems }
  }

  /// The looks that take longer than every sync can wait.
  static let examinations: [Preflight.Check] = [
    IndexReadingCheck.problems, ObjectCheck.problems, UnbornCheck.problems, ClockCheck.problems,
    FetchedCheck.problems, RemoteCheck.problems,
  ]

  private let makeState: @Sendable () -> RepositoryState

  /// - Parameter state: Looks at the repository; again after every repair.
  package init(_ state: @escaping @Sendable () -> RepositoryState) { makeState = state }

  /// Everything that is wrong or may become so.
  package func examine() -> [SyncProblem] {
    let state = makeState()
    let found = Preflight.problems(state)
    // What cannot be opened cannot be looked at more closely.
    guard !found.contains(where: { Self.hidesMore.contains($0.code) }) else { return found }
    return found + Self.examinations.flatMap { $0(state) }
  }

  /// Repairs what is safe to, one thing after the other, and looks again.
  ///
  /// Whatever is changed is copied first.
  package func repair() -> Diagnosis {
    var diagnosis = Diagnosis()
    let copies = SavedCopies(makeState())
    for remedy in Remedy.all {
      let state = makeState()
      for problem in remedy.check(state) {
        if let done = remedy.repair(problem, state, copies) {
          diagnosis.repairs.append(Repair(problem: problem, done: done))
        }
      }
    }
    diagnosis.problems = examine().map(Self.lasting)
    diagnosis.copies = copies.folder
    return diagnosis
  }

  /// A problem that a repair has left, with what the person can do instead.
  private static func lasting(_ problem: SyncProblem) -> SyncProblem {
    guard problem.severity == .error,
      [.objectDamaged, .referenceDamaged].contains(problem.code)
    else { return problem }
    var problem = problem
    problem.fix =
      "this cannot be repaired here, and no file of yours is touched. Clone the remote anew with:"
      + " plugtrack clone URL DIR, and copy there what has changed since. Without a remote the history"
      + " is lost, and the files are not: mv .git .git-damaged && plugtrack init"
    return problem
  }

  private static let hidesMore: Set<SyncProblem.Code> = [
    .foreignOwner, .configEmpty, .configDamaged, .sha256, .unknownExtension, .headDamaged,
  ]
}
