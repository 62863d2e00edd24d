/// Whether what was fetched last, and has not been taken over, may come here.
enum FetchedCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    guard let head = FileLook.text(folder.git + "/HEAD"), head.hasPrefix("ref: refs/heads/"),
      let survey = ObjectSurvey(folder.root), let ours = survey.commit(of: "HEAD")
    else { return [] }
    let branch = head.dropFirst("ref: refs/heads/".count).prefix { $0 != "\n" }
    guard let theirs = survey.commit(of: "refs/remotes/\(state.remote)/\(branch)"),
      let check = try? IncomingCheck(folder.root, dataPaths: state.dataPaths),
      !check.hasTaken(theirs, into: ours)
    else { return [] }
    // What cannot be read is told by the look at the objects.
    return (try? check.problems(of: theirs, beside: ours)) ?? []
  }
}
