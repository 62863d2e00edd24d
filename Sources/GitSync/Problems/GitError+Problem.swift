extension GitError {
  /// The error of a sync that a problem stops.
  package init(_ problem: SyncProblem) {
    self.init(
      Code(problem),
      problem.message,
      place: problem.place,
      fix: problem.fix,
      cause: problem.said.isEmpty
        ? nil : Cause(status: -1, category: "remote", text: problem.said.joined(separator: "\n"))
    )
    self.problem = problem
  }
}

extension GitError.Code {
  fileprivate init(_ problem: SyncProblem) {
    switch problem.kind {
    case .unreachable: self = .unreachable
    case .permission: self = problem.code == .foreignOwner ? .owner : .permission
    case .locked: self = .locked
    case .cannotWrite: self = .unwritable
    case .answeredWrongly: self = Self.ofAnswer(problem.code)
    case .settings: self = .notFound
    case .repository: self = problem.code == .detachedHead ? .detached : .unsuitable
    }
  }

  private static func ofAnswer(_ code: SyncProblem.Code) -> GitError.Code {
    switch code {
    case .remoteMoved: .rejected
    case .remoteNotRepository, .remoteFailed, .remoteDiskFull: .unreachable
    case .hookRejected, .remoteNotBare: .permission
    default: .unsuitable
    }
  }
}
