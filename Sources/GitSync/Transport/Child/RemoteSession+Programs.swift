extension RemoteSession {
  /// How the remote's service is started, when that is done by a program.
  ///
  /// A folder is served by git's own programs wherever there are any: libgit2 would overwrite what
  /// another machine has just pushed, and run no hooks.
  var connector: ((String) -> Conversation?)? {
    switch address.way {
    case .ssh(let destination):
      let command = SSHCommand(environment: environment, configuration: configuration)
      return { [unowned self] service in
        let arguments = command.arguments(
          service,
          at: destination,
          canAsk: request.canAsk,
          connectSeconds: request.connectSeconds
        )
        guard let arguments else {
          problem = SyncProblem(
            .sshFailed,
            address.host,
            "\(command.name) takes no options, and the address has a port",
            fix: "leave the port to the program, or set GIT_SSH_VARIANT to what it is"
          )
          return nil
        }
        return start(arguments, environment, missing: .sshMissing, package: "openssh-client")
      }
    case .path(let folder):
      guard ProgramSearch(environment: environment).path(of: "git") != nil else { return nil }
      return { [unowned self] service in
        start(
          ["git", String(service.dropFirst("git-".count)), folder],
          environment.filter { !Self.ofRepository.contains($0.key) },
          missing: .gitMissing,
          package: "git"
        )
      }
    case .http, .git, .unknown: return nil
    }
  }

  private func start(
    _ arguments: [String],
    _ environment: [String: String],
    missing: SyncProblem.Code,
    package: String
  ) -> Conversation? {
    do {
      let process = try ChildProcess.start(arguments, environment: environment)
      guests.add(process.processID)
      return Conversation(process) { [unowned self] line in hear(line) }
    } catch {
      problem = SyncProblem(
        missing,
        error.program,
        error.isMissing
          ? "there is no program \(error.program)"
          : "\(error.program) cannot be started: \(SystemError.text(error.number))",
        fix: "install it: sudo apt install \(package)"
      )
      return nil
    }
  }

  /// Variables that say which repository is meant: this one, not the remote.
  private static let ofRepository: Set = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_SHALLOW_FILE",
  ]

  /// Takes what came on the remote's side band: lines of progress, and what its hooks print.
  func hearSideband(_ text: String) {
    sideband += text
    while let end = sideband.firstIndex(where: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }) {
      let isProgress = sideband[end] == "\r"
      let line = String(sideband[..<end])
      sideband.removeSubrange(...end)
      if !isProgress { hear(line) }
    }
    if sideband.utf8.count > 4096 {
      hear(sideband)
      sideband = ""
    }
  }
}
