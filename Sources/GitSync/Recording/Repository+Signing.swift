import Glibc

extension Repository {
  /// Signs the text of a commit by the user's own program, if the configuration wants that.
  ///
  /// - Returns: `nil` when commits are not signed.
  /// - Throws: ``GitError`` of code `signing`: what is to be signed is never committed unsigned.
  func signature(of text: String, _ committer: Committer) throws(GitError) -> String? {
    guard isOn("commit.gpgsign") else { return nil }
    let key = configuration("user.signingkey")
    switch configuration("gpg.format") ?? "openpgp" {
    case "openpgp":
      let program = configuration("gpg.openpgp.program") ?? configuration("gpg.program") ?? "gpg"
      return try signature(of: text, byGPG: program, key: key, committer)
    case "x509":
      let program = configuration("gpg.x509.program") ?? "gpgsm"
      return try signature(of: text, byGPG: program, key: key, committer)
    case "ssh":
      guard let key, !key.isEmpty else {
        throw failure("no key is named", fix: "name one with: git config user.signingkey PATH")
      }
      return try signature(of: text, bySSHKey: key, committer)
    case let format:
      throw failure("the format \(format) is not known", fix: "set gpg.format to openpgp or ssh")
    }
  }

  private func signature(
    of text: String,
    byGPG program: String,
    key: String?,
    _ committer: Committer
  ) throws(GitError) -> String {
    let author = author(committer, role: "COMMITTER")
    let words = [program, "--status-fd=2", "-bsau", key ?? "\(author.name) <\(author.email)>"]
    guard
      let outcome = Program(words: words, environment: committer.environment, folder: root)
        .run(input: Array(text.utf8))
    else { throw failure("\(program) cannot be started", fix: "install it, or set gpg.program") }
    guard outcome.status == 0, outcome.errors.contains("[GNUPG:] SIG_CREATED ") else {
      throw failure("\(program) says: \(lastLine(outcome.errors))", fix: nil)
    }
    return String(decoding: outcome.output, as: UTF8.self)
  }

  private func signature(
    of text: String,
    bySSHKey key: String,
    _ committer: Committer
  ) throws(GitError) -> String {
    let program = configuration("gpg.ssh.program") ?? "ssh-keygen"
    var path = key
    if path.hasPrefix("~/"), let home = committer.environment["HOME"] {
      path = home + path.dropFirst()
    }
    var words = [program, "-Y", "sign", "-n", "git", "-f"]
    let literal = key.hasPrefix("key::") ? String(key.dropFirst(5)) : key
    let isLiteral = key.hasPrefix("key::") || key.hasPrefix("ssh-")
    let keyFile = gitFolderPath + "plugtrack-signing-key.pub"
    defer { if isLiteral { _ = unsafe unlink(keyFile) } }
    if isLiteral {
      guard Self.write(literal + "\n", to: keyFile) else {
        throw failure("\(keyFile) cannot be written", fix: nil)
      }
      words += [keyFile, "-U"]
    } else {
      words.append(path)
    }
    guard
      let outcome = Program(words: words, environment: committer.environment, folder: root)
        .run(input: Array(text.utf8))
    else { throw failure("\(program) cannot be started", fix: "install OpenSSH") }
    let signature = String(decoding: outcome.output, as: UTF8.self)
    guard outcome.status == 0, signature.hasPrefix("-----BEGIN SSH SIGNATURE-----") else {
      throw failure("\(program) says: \(lastLine(outcome.errors))", fix: nil)
    }
    return signature
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = unsafe fopen(path, "w") else { return false }
    let count = unsafe fputs(text, file)
    return unsafe fclose(file) == 0 && count >= 0
  }

  private func lastLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).last.map(String.init) ?? "nothing"
  }

  private func failure(_ message: String, fix: String?) -> GitError {
    GitError(
      .signing,
      "your commits are to be signed, and that failed: \(message)",
      place: "commit.gpgsign",
      fix: fix ?? "what was written is kept; commit it with: plugtrack commit"
    )
  }
}
