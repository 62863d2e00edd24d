import GitSync
import Synchronization
import TestSupport
import Testing

/// Merges of machines that sign their commits, which cannot be the same on each.
struct SignedMergeTests {
  @Test("of two signed merges of the same commits the one that was pushed first is taken")
  func adoption() async throws {
    let origin = try TemporaryDirectory.origin()
    let (one, two) = (
      try Machine("laptop", origin: origin.path), try Machine("phone", origin: origin.path)
    )
    for machine in [one, two] { try sign(machine) }
    try await one.commit("a.yaml", "a\n", at: 1_700_000_000)
    try await one.sync()
    try await two.sync()
    try await one.commit("b.yaml", "b\n", at: 1_700_000_010)
    try await two.commit("c.yaml", "c\n", at: 1_700_000_020)
    try await one.sync()
    try one.git.run("fetch", "-q", two.folder.path, "main:refs/heads/other")
    let merges = Mutex<[String]>([])
    let plain = Transport.plainGit
    let transport = Transport(
      fetch: plain.fetch,
      push: { remote, refspecs throws(GitError) in
        do {
          // The other machine has merged the same two meanwhile, and is faster.
          if merges.withLock(\.isEmpty) {
            let own = try two.git.run("rev-parse", "main")
            let first = try await one.merged(with: "other")
            merges.withLock { $0 = [own, first] }
            try one.git.run("push", "-q", origin.path, "main")
          }
        } catch {
          throw GitError(.library, "\(error)")
        }
        try await plain.push(remote, refspecs)
      }
    )
    #expect(try await two.sync(transport: transport).hasMerged)
    let made = merges.withLock { $0 }
    #expect(made.count == 2 && made.first != made.last)
    for machine in [one, two] {
      #expect(try machine.git.run("rev-parse", "main") == made.last)
      let merge = try machine.git.run("cat-file", "commit", "main")
      #expect(merge.contains("gpgsig -----BEGIN SSH SIGNATURE-----"))
      #expect(try machine.git.run("status", "--porcelain").isEmpty)
      #expect(try machine.git.run("fsck", "--strict", "--no-dangling").isEmpty)
      #expect(machine.folder.text("b.yaml") == "b\n" && machine.folder.text("c.yaml") == "c\n")
    }
    try expectSigned(two, by: one)
  }

  /// Gives a machine a key of its own.
  private func sign(_ machine: Machine) throws {
    let key = machine.folder.path + "/.git/key"
    let made = try Binary(path: "/usr/bin/ssh-keygen").run(
      ["-q", "-t", "ed25519", "-N", "", "-f", key],
      in: machine.folder.path
    )
    try #require(made.status == 0)
    try machine.git.run("config", "commit.gpgsign", "true")
    try machine.git.run("config", "gpg.format", "ssh")
    try machine.git.run("config", "gpg.ssh.program", "/usr/bin/ssh-keygen")
    try machine.git.run("config", "user.signingkey", key)
  }

  private func expectSigned(_ machine: Machine, by signer: Machine) throws {
    let key = try #require(signer.folder.text(".git/key.pub"))
    try machine.folder.write(".git/allowed", "ada@example.org \(key)")
    try machine.git.run(
      "-c",
      "gpg.ssh.allowedSignersFile=\(machine.folder.path)/.git/allowed",
      "verify-commit",
      "main"
    )
  }
}
