/// How the user's own ssh is called, as git calls it.
///
/// Configuration, agent, keys in hardware, jump hosts and checks of host keys are the user's own,
/// because the program is. See `GIT_SSH_COMMAND`, `GIT_SSH`, `GIT_SSH_VARIANT` in git(1) and
/// `core.sshCommand`, `ssh.variant` in git-config(1).
struct SSHCommand: Equatable {
  /// Whose options a program takes.
  enum Variant: String {
    case openSSH = "ssh"
    case plink, putty, tortoiseplink
    /// No options at all.
    case simple
  }

  /// The words of the command, up to the options.
  let words: [String]
  let variant: Variant
  /// How the command is called in a message.
  let name: String

  /// - Parameters:
  ///   - environment: The user's environment, which goes before the configuration.
  ///   - configuredCommand: `core.sshCommand`.
  ///   - configuredVariant: `ssh.variant`.
  init(
    environment: [String: String],
    configuredCommand: String? = nil,
    configuredVariant: String? = nil
  ) {
    let line = Self.first([environment["GIT_SSH_COMMAND"], configuredCommand])
    let program: String
    if let line {
      // The shell that git runs it by; the arguments follow as they are.
      words = ["/bin/sh", "-c", line + " \"$@\"", line]
      program = Self.firstWord(of: line)
    } else {
      program = Self.first([environment["GIT_SSH"]]) ?? "ssh"
      words = [program]
    }
    name = program
    let named = Self.first([environment["GIT_SSH_VARIANT"], configuredVariant])
    let guess = String(program.split(separator: "/").last ?? "").lowercased()
    variant =
      named.flatMap { $0 == "auto" ? nil : Variant(rawValue: $0) ?? .openSSH }
      ?? Variant(rawValue: guess.hasSuffix(".exe") ? String(guess.dropLast(4)) : guess)
      // A program of another name is a script that hands everything on to ssh.
      ?? .openSSH
  }

  /// The whole command that runs one of git's services on the other machine.
  ///
  /// - Parameters:
  ///   - service: `git-upload-pack` or `git-receive-pack`.
  ///   - destination: The host, and the folder of the repository there.
  ///   - canAsk: Whether there is a terminal to ask on; without one, ssh fails rather than waits.
  ///   - connectSeconds: How long connecting may take.
  /// - Returns: `nil` when the destination needs an option that the program does not have.
  func arguments(
    _ service: String,
    at destination: SSHDestination,
    canAsk: Bool,
    connectSeconds: Int
  ) -> [String]? {
    var arguments = words
    switch variant {
    case .openSSH:
      arguments += canAsk ? [] : ["-o", "BatchMode=yes"]
      arguments += ["-o", "ConnectTimeout=\(max(1, connectSeconds))"]
      if let port = destination.port { arguments += ["-p", "\(port)"] }
    case .plink, .putty, .tortoiseplink:
      if !canAsk || variant == .tortoiseplink { arguments.append("-batch") }
      if let port = destination.port { arguments += ["-P", "\(port)"] }
    case .simple:
      guard destination.port == nil else { return nil }
    }
    let host = destination.user.map { "\($0)@\(destination.host)" } ?? destination.host
    return arguments + [host, "\(service) \(Self.quoted(destination.path))"]
  }

  /// A word for a shell, as git quotes it.
  static func quoted(_ word: String) -> String {
    var result = "'"
    for character in word {
      result += character == "'" || character == "!" ? "'\\\(character)'" : String(character)
    }
    return result + "'"
  }

  private static func first(_ texts: [String?]) -> String? {
    texts.compactMap { $0 }.first { !$0.isEmpty }
  }

  private static func firstWord(of line: String) -> String {
    let line = line.drop { $0 == " " }
    guard let quote = line.first, quote == "'" || quote == "\"" else {
      return String(line.prefix { $0 != " " })
    }
    return String(line.dropFirst().prefix { $0 != quote })
  }
}
