/// Tells what a failure means, from what the remote, the programs on the way and libgit2 say.
struct FailureReading {
  var address: RemoteAddress
  var work: NetworkRequest.Work
  /// What the remote and the programs on the way said.
  var said: [String]
  var canAsk: Bool
  var environment: [String: String]
  /// The user's ssh.
  var sshWords: [String]

  /// What stopped the conversation.
  func problem(of error: GitError) -> SyncProblem {
    let text = said.joined(separator: "\n").lowercased()
    switch address.way {
    case .ssh(let destination):
      if let sign = FailureSign.ofSSH.first(where: { $0.isIn(text) }) {
        return refined(problem(by: sign), at: destination)
      }
    case .path, .http, .git, .unknown:
      if let sign = FailureSign.ofRemote.first(where: { $0.isIn(text) }) {
        return problem(by: sign)
      }
    }
    let cause = (error.cause?.text ?? error.message).lowercased()
    if let sign = FailureSign.ofLibrary.first(where: { $0.isIn(cause) }) {
      return problem(by: sign)
    }
    if error.code == .rejected, let sign = FailureSign.ofRemote.first(where: isOfMoving) {
      return problem(by: sign)
    }
    return SyncProblem(
      .remoteFailed,
      address.host,
      "\(address.host): \(error.cause?.text ?? error.message)",
      fix: "try the same with git: git \(work.rawValue)",
      said: said
    )
  }

  /// What it means that the remote does not take a reference.
  func problem(ofRefusal reason: String, of reference: String) -> SyncProblem {
    let branch = reference.split(separator: "/").dropFirst(2).joined(separator: "/")
    let text = ([reason] + said).joined(separator: "\n").lowercased()
    // The remote's reason goes before what else it says.
    let sign =
      FailureSign.ofRemote.first { $0.isIn(text) && $0.code == .branchProtected }
      ?? FailureSign.ofRemote.first { $0.isIn(reason.lowercased()) }
      ?? FailureSign.ofRemote.first { $0.isIn(text) }
    guard var problem = sign?.problem(host: address.host, branch: branch, said: said) else {
      return SyncProblem(
        .remoteFailed,
        address.host,
        "\(address.host) does not take \(branch): \(reason)",
        fix: "ask whoever runs \(address.host)",
        said: said
      )
    }
    if !problem.said.contains(reason) { problem.said.append(reason) }
    return problem
  }

  private func isOfMoving(_ sign: FailureSign) -> Bool { sign.code == .remoteMoved }

  private func problem(by sign: FailureSign) -> SyncProblem {
    sign.problem(host: address.host, said: said)
  }

  /// Tells what the text of ssh leaves open.
  private func refined(_ problem: SyncProblem, at destination: SSHDestination) -> SyncProblem {
    var problem = problem
    switch problem.code {
    case .keyRefused:
      let keys = SSHKeySurvey(
        sshWords: sshWords,
        destination: destination,
        environment: environment
      )
      if keys.isEmpty {
        problem.code = .agentEmpty
        problem.message =
          "\(address.host) wants a key, and there is none: "
          + "the agent has none, and no key file is where ssh looks"
        problem.fix =
          "load your key with ssh-add, or make one with ssh-keygen -t ed25519 "
          + "and add it on \(address.host)"
      }
    case .hostKeyChanged, .hostKeyUnknown:
      let name = destination.port.map { "[\(destination.host)]:\($0)" } ?? destination.host
      problem.fix =
        problem.code == .hostKeyChanged
        ? "ask whoever runs \(address.host); if the new key is right: ssh-keygen -R '\(name)', "
          + "then connect once on a terminal"
        : "connect once on a terminal and compare the fingerprint: ssh "
          + (destination.port.map { "-p \($0) " } ?? "") + destination.host
    default: break
    }
    return problem
  }
}
