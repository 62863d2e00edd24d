import CLibGit2

/// Whether the clocks of the machines agree.
enum ClockCheck {
  /// Clocks that are nobody's fault.
  private static let allowedSeconds = 300.0

  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let root = state.folder.root
    guard let survey = ObjectSurvey(root) else { return [] }
    let names = ["HEAD"] + survey.references.filter { $0.hasPrefix("refs/remotes/") }
    for name in names {
      guard let id = survey.commit(of: name), let time = survey.time(of: id),
        Double(time) > state.nowSeconds + allowedSeconds
      else { continue }
      let minutes = Int((Double(time) - state.nowSeconds) / 60)
      return [
        SyncProblem(
          .clockSkew,
          name,
          "the commit \(id.short) was made \(minutes) minutes in the future: one clock is wrong",
          fix: "set the clocks; it only decides which side of a conflict stands",
          severity: .warning
        )
      ]
    }
    return []
  }
}

extension ObjectSurvey {
  /// When a commit was made, in seconds since 1970.
  func time(of id: ObjectID) -> Int64? {
    guard let commit = lookUpCommit(id) else { return nil }
    return unsafe git_commit_time(commit.pointer)
  }
}

/// Whether there is a commit yet.
enum UnbornCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    guard let survey = ObjectSurvey(state.folder.root), survey.commit(of: "HEAD") == nil,
      HeadCheck.problems(state).isEmpty, ReferenceCheck.problems(state).isEmpty
    else { return [] }
    let shown = state.folder.shown(state.folder.git + "/HEAD")
    return [
      SyncProblem(
        .unbornHead,
        shown,
        "nothing has been committed yet",
        fix: "plugtrack sync commits what is there",
        severity: .hint
      )
    ]
  }
}
