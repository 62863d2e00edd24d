import Glibc

/// What can be told of an address before anything is sent there.
struct RemoteSurvey {
  let address: RemoteAddress
  let environment: [String: String]

  /// What is wrong with it.
  var problem: SyncProblem? {
    switch address.way {
    case .path(let folder): problem(of: folder)
    case .unknown:
      SyncProblem(
        .remoteURL,
        address.description,
        address.url.isEmpty
          ? "the remote has no address" : "\(address) is no address that git and PlugTrack share",
        fix: "use a folder, https://host/path, ssh://user@host/path or user@host:path"
      )
    case .ssh, .http, .git: nil
    }
  }

  private func problem(of folder: String) -> SyncProblem? {
    // git finds the repository in all of these places.
    guard !["", ".git", "/.git"].contains(where: { isFolder(folder + $0) }) else { return nil }
    let parent = parents(of: folder).first { isFolder($0) } ?? "/"
    return SyncProblem(
      .remoteMissing,
      folder,
      "the remote is the folder \(folder), and there is none: \(parent) is as far as it goes",
      fix: "connect the disk or mount the share that it is on, or say where it is now: "
        + "git remote set-url origin PATH"
    )
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  private func parents(of folder: String) -> [String] {
    var path = folder[...]
    var parents: [String] = []
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      parents.append(path.isEmpty ? "/" : String(path))
    }
    return parents
  }
}

extension RemoteAddress {
  /// The address with a folder that is named from the repository's own named whole.
  func relative(to repository: String) -> RemoteAddress {
    guard case .path(let folder) = way, !folder.hasPrefix("/") else { return self }
    return RemoteAddress(repository + "/" + folder)
  }
}
