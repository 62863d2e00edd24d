import CLibGit2

/// What git's configuration says about reaching a remote.
struct ConfigurationReading {
  private var values: [String: String] = [:]

  /// Nothing.
  init() {}

  /// Reads the configuration of a repository, with the user's and the machine's.
  init(_ repository: borrowing Handle<RepositoryKind>) {
    let snapshot = try? Handle<ConfigurationKind>.make("reading the configuration") { out in
      unsafe git_repository_config_snapshot(&out, repository.pointer)
    }
    guard let snapshot else { return }
    for key in ["core.sshcommand", "ssh.variant"] {
      var text: UnsafePointer<CChar>?
      if unsafe git_config_get_string(&text, snapshot.pointer, key) == 0, let text = unsafe text {
        values[key] = unsafe String(cString: text)
      }
    }
  }

  /// A value, by its key in lower case.
  subscript(key: String) -> String? { values[key] }
}

extension SSHCommand {
  init(environment: [String: String], configuration: ConfigurationReading) {
    self.init(
      environment: environment,
      configuredCommand: configuration["core.sshcommand"],
      configuredVariant: configuration["ssh.variant"]
    )
  }
}
