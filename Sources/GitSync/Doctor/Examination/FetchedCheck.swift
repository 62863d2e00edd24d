import CLibGit2

/// Whether what was fetched last, and has not been taken over, may come here.
enum FetchedCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    guard let head = FileLook.text(folder.git + "/HEAD"), head.hasPrefix("ref: refs/heads/"),
      let survey = ObjectSurvey(folder.root), let ours = survey.commit(of: "HEAD")
    else { return [] }
    let branch = head.dropFirst("ref: refs/heads/".count).prefix { $0 != "\n" }
    guard let theirs = survey.commit(of: "refs/remotes/\(state.remote)/\(branch)"), theirs != ours,
      !survey.isAncestor(theirs, of: ours),
      let check = try? IncomingCheck(folder.root, dataPaths: state.dataPaths)
    else { return [] }
    // What cannot be read is told by the look at the objects.
    return (try? check.problems(of: theirs, beside: ours)) ?? []
  }
}

extension ObjectSurvey {
  /// Whether one commit follows from another.
  func isAncestor(_ one: ObjectID, of other: ObjectID) -> Bool {
    var (first, second) = (one.git, other.git)
    return unsafe git_graph_descendant_of(repository.pointer, &second, &first) == 1
  }
}
