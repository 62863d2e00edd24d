/// Logins for a remote, by the user's own credential helpers: `git credential`.
///
/// See gitcredentials(7). Passwords are handed over by pipes, and never shown or kept.
final class CredentialExchange {
  /// A name and a password.
  struct Login: Equatable {
    var user: String
    var password: String
  }

  private let address: RemoteAddress
  private let programs: ProgramRun
  private let canAsk: Bool
  /// What git said with the last login: it belongs back to git with the verdict.
  private var last: (login: Login, answer: String)?
  private var tries = 0

  /// A remote that refuses a login is asked once more, not for ever.
  private static let mostTries = 2

  /// Begins without a login.
  ///
  /// - Parameters:
  ///   - address: The remote.
  ///   - repository: The folder whose configuration says which helpers there are.
  ///   - environment: The user's environment.
  ///   - canAsk: Whether git may ask on the terminal.
  ///   - guests: Where running programs are kept.
  init(
    address: RemoteAddress,
    repository: String,
    environment: [String: String],
    canAsk: Bool,
    guests: GuestProcesses
  ) {
    self.address = address
    self.canAsk = canAsk
    var environment = environment
    if !canAsk { environment["GIT_TERMINAL_PROMPT"] = "0" }
    programs = ProgramRun(
      prefix: ["git", "-C", repository],
      environment: environment,
      guests: guests
    )
  }

  /// A login to try; one that was given before has been refused.
  ///
  /// - Parameter user: The name in the address.
  /// - Returns: A login that has not been tried yet.
  /// - Throws: ``SyncProblem`` when there is none, or when two have been refused.
  func next(user: String?) throws(SyncProblem) -> Login {
    let refused = last
    if let refused {
      tell("reject", refused.answer)
      last = nil
    }
    guard tries < Self.mostTries else { throw wrong(refused?.login) }
    tries += 1
    let (login, answer) = try fill(user: user)
    guard login != refused?.login else { throw wrong(login) }
    last = (login, answer)
    return login
  }

  /// Tells the helpers that the last login was right, so that they may keep it.
  func approve() {
    guard let last else { return }
    tell("approve", last.answer)
  }

  /// Where the user's git looks for certificate authorities, unless that is the machine's place.
  func certificateAuthorities() -> (file: String?, folder: String?)? {
    let file = authority("GIT_SSL_CAINFO", "http.sslCAInfo")
    let folder = authority("GIT_SSL_CAPATH", "http.sslCAPath")
    return file == nil && folder == nil ? nil : (file, folder)
  }

  private func authority(_ variable: String, _ key: String) -> String? {
    if let path = programs.environment[variable], !path.isEmpty { return path }
    let query = ["config", "--type=path", "--get-urlmatch", key, address.url]
    guard let result = try? programs.run(query), result.code == 0 else { return nil }
    let path = result.output.prefix { $0 != "\n" }
    return path.isEmpty ? nil : String(path)
  }

  private func fill(user: String?) throws(SyncProblem) -> (Login, answer: String) {
    let result: ProgramRun.Result
    do {
      result = try programs.run(["credential", "fill"], input: question(user: user))
    } catch {
      throw SyncProblem(
        .gitMissing,
        address.host,
        "\(address.host) wants a login, and there is no git to ask for one",
        fix: "install it: sudo apt install git"
      )
    }
    var values: [String: String] = [:]
    for line in result.output.split(separator: "\n") {
      guard let equals = line.firstIndex(of: "=") else { continue }
      values[String(line[..<equals])] = String(line[line.index(after: equals)...])
    }
    guard result.code == 0, let user = values["username"], let password = values["password"] else {
      throw missing(result.errors)
    }
    return (Login(user: user, password: password), result.output)
  }

  private func question(user: String?) -> String {
    let url = address.url
    let scheme = url.prefix { $0 != ":" }
    let rest = url.dropFirst(scheme.count + 3)
    let authority = rest.prefix { $0 != "/" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
    var lines = ["protocol=\(scheme)", "host=\(host ?? authority)"]
    let path = rest.dropFirst(authority.count).drop { $0 == "/" }
    if !path.isEmpty { lines.append("path=\(path)") }
    if let user { lines.append("username=\(user)") }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func tell(_ verdict: String, _ answer: String) {
    _ = try? programs.run(["credential", verdict], input: answer + "\n")
  }

  private func missing(_ errors: [String]) -> SyncProblem {
    let text = errors.joined(separator: "\n")
    if let helper = text.firstMatch(of: /git: '(credential-[^']+)' is not a git command/)?.1 {
      return SyncProblem(
        .credentialHelper,
        address.host,
        "git's configuration names a credential helper that is not installed: git-\(helper)",
        fix: "install it, or name another: git config --global credential.helper store",
        said: errors
      )
    }
    return SyncProblem(
      .passwordMissing,
      address.host,
      canAsk
        ? "\(address.host) wants a login, and none was given"
        : "\(address.host) wants a login, no credential helper knows one, "
          + "and there is no terminal to ask on",
      fix: "log in once on a terminal with a helper that keeps it: "
        + "git config --global credential.helper store, then plugtrack sync",
      said: errors
    )
  }

  private func wrong(_ login: Login?) -> SyncProblem {
    SyncProblem(
      .passwordWrong,
      address.host,
      "\(address.host) does not take the password"
        + (login.map { $0.user.isEmpty ? "" : " of \($0.user)" } ?? ""),
      fix: "correct it where it is kept, or make git forget it: "
        + "printf 'url=\(address)\\n\\n' | git credential reject"
    )
  }
}
