/// Whether the remote could be reached, as far as this can be told without a network.
enum RemoteCheck {
  static func problems(_ state: RepositoryState) -> [SyncProblem] {
    guard let address = state.remoteAddress else {
      return [
        SyncProblem(
          .noRemote,
          state.remote,
          "there is no remote named \(state.remote): nothing is synced, everything is kept here only",
          fix: "git remote add \(state.remote) URL",
          severity: .hint
        )
      ]
    }
    if let problem = RemoteSurvey(address: address, environment: state.environment).problem {
      return [problem.warned]
    }
    switch address.way {
    case .path(let folder): return problems(ofFolder: folder)
    case .ssh(let destination): return problems(of: destination, state)
    case .http: return problems(ofLoginsFor: address, state)
    case .git, .unknown: return []
    }
  }

  private static func problems(ofFolder folder: String) -> [SyncProblem] {
    guard let remote = GitFolder(root: folder) else { return [] }
    let configuration = ConfigurationValues(remote)
    let allowed = configuration["receive.denycurrentbranch"] ?? "refuse"
    guard !configuration.isTrue("core.bare"), allowed == "refuse" || allowed == "true" else {
      return []
    }
    return [
      SyncProblem(
        .remoteNotBare,
        folder,
        "\(folder) has files of its own: git refuses to move the branch that is checked out there",
        fix: "sync with a bare repository: git clone --bare \(folder) \(folder).git, "
          + "then git remote set-url origin \(folder).git",
        severity: .warning
      )
    ]
  }

  private static func problems(
    of destination: SSHDestination,
    _ state: RepositoryState
  ) -> [SyncProblem] {
    let command = SSHCommand(
      environment: state.environment,
      configuredCommand: state.configuration["core.sshcommand"],
      configuredVariant: state.configuration["ssh.variant"]
    )
    let programs = ProgramSearch(environment: state.environment)
    guard programs.path(of: command.words[0]) != nil, programs.path(of: command.name) != nil else {
      return [
        SyncProblem(
          .sshMissing,
          command.name,
          "there is no program \(command.name)",
          fix: "install it: sudo apt install openssh-client"
        )
      ]
    }
    guard command.variant == .openSSH else { return [] }
    let survey = SSHKeySurvey(
      sshWords: command.words,
      destination: destination,
      environment: state.environment
    )
    guard survey.isEmpty else { return [] }
    return [
      SyncProblem(
        .agentEmpty,
        destination.host,
        "there is no key for \(destination.host): the agent has none, "
          + "and no key file is where ssh looks",
        fix: "load your key with ssh-add, or make one with ssh-keygen -t ed25519",
        severity: .warning
      )
    ]
  }

  private static func problems(
    ofLoginsFor address: RemoteAddress,
    _ state: RepositoryState
  ) -> [SyncProblem] {
    let programs = ProgramSearch(environment: state.environment)
    guard programs.path(of: "git") != nil else {
      return [
        SyncProblem(
          .gitMissing,
          address.host,
          "there is no git to ask for the login of \(address.host)",
          fix: "install it: sudo apt install git",
          severity: .warning
        )
      ]
    }
    let helpers = state.configuration.all("credential.helper").filter { !$0.isEmpty }
    let places = ["/usr/lib/git-core", "/usr/libexec/git-core", "/usr/local/libexec/git-core"]
    let missing = helpers.first { helper in
      let word = helper.prefix { $0 != " " }
      guard !helper.hasPrefix("!") else { return false }
      if word.hasPrefix("/") { return FileLook(String(word)) == nil }
      return programs.path(of: "git-credential-\(word)") == nil
        && !places.contains { FileLook("\($0)/git-credential-\(word)") != nil }
    }
    guard let missing else { return [] }
    return [
      SyncProblem(
        .credentialHelper,
        address.host,
        "git's configuration names a credential helper that is not installed: \(missing)",
        fix: "install it, or name another: git config --global credential.helper store",
        severity: .warning
      )
    ]
  }
}

extension SyncProblem {
  /// The same as a warning: what cannot be reached now may be there when it is needed.
  fileprivate var warned: SyncProblem {
    var problem = self
    if kind == .unreachable { problem.severity = .warning }
    return problem
  }
}
