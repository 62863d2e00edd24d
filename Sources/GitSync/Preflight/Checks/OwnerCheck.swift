import Glibc

/// Whether the repository belongs to whoever uses it; see `safe.directory` in git-config(1).
enum OwnerCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    let folder = state.folder
    let user = geteuid()
    var users: Set = [user]
    // As git does: whoever uses sudo may use their own repositories.
    if user == 0, let other = state.environment["SUDO_UID"].flatMap({ UInt32($0) }) {
      users.insert(other)
    }
    let foreign = [folder.root, folder.git].first { path in
      FileLook(path).map { !users.contains($0.owner) } ?? false
    }
    guard let foreign, let owner = FileLook(foreign)?.owner, !isAllowed(state) else { return [] }
    return [
      SyncProblem(
        .foreignOwner,
        folder.shown(foreign),
        "\(folder.shown(foreign)) belongs to \(name(of: owner)), and you are \(name(of: user))",
        fix: "if you trust it: git config --global --add safe.directory \(folder.root)"
      )
    ]
  }

  private static func isAllowed(_ state: RepositoryState) -> Bool {
    state.configuration.all("safe.directory").contains { $0 == "*" || $0 == state.folder.root }
  }

  private static func name(of user: UInt32) -> String {
    guard let entry = unsafe getpwuid(user), let name = unsafe entry.pointee.pw_name else {
      return "user \(user)"
    }
    return unsafe String(cString: name)
  }
}
