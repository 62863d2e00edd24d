import Glibc

/// Which keys ssh could offer.
struct SSHKeySurvey {
  let sshWords: [String]
  let destination: SSHDestination
  let environment: [String: String]

  /// Whether there is no key at all: none in the agent, and no file of those that ssh looks for.
  ///
  /// A key that neither names, such as one on a card, counts as one.
  var isEmpty: Bool {
    guard let configuration = configuration() else { return false }
    let usesOtherKeys = configuration.contains { line in
      let (key, value) = line
      return key == "pkcs11provider" && value != "none"
    }
    return !usesOtherKeys && !agentHasKeys(configuration) && !hasKeyFile(configuration)
  }

  /// What ssh makes of its configuration: `ssh -G`.
  private func configuration() -> [(key: String, value: String)]? {
    let name = destination.user.map { "\($0)@\(destination.host)" } ?? destination.host
    let run = ProgramRun(prefix: sshWords, environment: environment)
    guard let result = try? run.run(["-G", name]), result.code == 0 else { return nil }
    return result.output.split(separator: "\n").compactMap { line in
      guard let space = line.firstIndex(of: " ") else { return nil }
      return (String(line[..<space]), String(line[space...].dropFirst()))
    }
  }

  private func agentHasKeys(_ configuration: [(key: String, value: String)]) -> Bool {
    var environment = environment
    let agent = configuration.first { $0.key == "identityagent" }?.value
    if agent == "none" { return false }
    if let agent, agent != "SSH_AUTH_SOCK" { environment["SSH_AUTH_SOCK"] = expanded(agent) }
    // 0 when it has keys, 1 when it has none, 2 when there is no agent.
    return (try? ProgramRun(prefix: ["ssh-add"], environment: environment).run(["-l"]))?.code == 0
  }

  private func hasKeyFile(_ configuration: [(key: String, value: String)]) -> Bool {
    configuration.contains { line in
      unsafe line.key == "identityfile" && access(expanded(line.value), F_OK) == 0
    }
  }

  private func expanded(_ path: String) -> String {
    path.hasPrefix("~/") ? (environment["HOME"] ?? "") + path.dropFirst() : path
  }
}
