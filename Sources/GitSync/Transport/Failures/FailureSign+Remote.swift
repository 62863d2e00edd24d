extension FailureSign {
  /// What a remote says, whichever way it was reached; the more exact first.
  static let ofRemote = [
    FailureSign(
      ["dubious ownership", "not owned by current user", "is not owned by"],
      .foreignOwner,
      "the repository HOST belongs to somebody else",
      fix: "if you trust it: git config --global --add safe.directory HOST"
    ),
    FailureSign(
      ["no space left on device", "disk quota exceeded", "unable to write file"],
      .remoteDiskFull,
      "the disk of HOST is full",
      fix: "make room there; nothing has been lost"
    ),
    FailureSign(
      ["is currently checked out", "branch is checked out", "non-bare repos"],
      .remoteNotBare,
      "HOST has the branch BRANCH checked out, and does not let others move it",
      fix: "sync with a bare repository: git clone --bare HOST HOST.git, then git remote set-url"
    ),
    FailureSign(
      [
        "protected branch", "gh006", "gh013", "not allowed to push code to protected",
        "branch is protected", "not allowed to force push",
      ],
      .branchProtected,
      "HOST protects the branch BRANCH: it may not be pushed to",
      fix: "allow this user to push to it on HOST, or sync another branch: "
        + "plugtrack settings set sync.branch=NAME"
    ),
    FailureSign(
      ["hook declined", "hook rejected", "declined by hook", "push declined"],
      .hookRejected,
      "a hook of HOST refuses the push",
      fix: "do what it says below; your commits stay here"
    ),
    FailureSign(
      [
        "non-fast-forward", "non-fastforward", "fetch first", "failed to update ref",
        "failed to lock", "cannot lock ref", "but expected", "stale info", "already exists",
        "not present locally", "incorrect old value",
      ],
      .remoteMoved,
      "another machine has pushed to HOST meanwhile",
      fix: "sync again"
    ),
    FailureSign(
      [
        "insufficient permission", "permission to", "unable to create temporary",
        "deploy key", "read-only", "access denied", "not allowed to push", "write access",
        "unpacker error", "permission denied", "not authorized", "forbidden",
        "unable to migrate objects",
      ],
      .remotePermission,
      "HOST lets this user read, but not write",
      fix: "ask whoever runs HOST for the right to push"
    ),
    FailureSign(
      [
        "does not appear to be a git repository", "repository not found", "not a git repository",
        "no such repository", "could not find repository", "does not exist",
        "project you were looking for could not be found", "could not be found or you don't have",
      ],
      .remoteNotRepository,
      "HOST was reached, and has no repository at that address",
      fix: "correct the address (git remote set-url origin URL), or make the repository: "
        + "git init --bare PATH"
    ),
    FailureSign(
      ["command not found", "git-upload-pack: not found", "git-receive-pack: not found"],
      .remoteFailed,
      "HOST has no git, or not on the path",
      fix: "install git there"
    ),
  ]
}
