import Foundation
import TestSupport
import Testing

/// Every change is a commit of just what changed.
struct CommitTests {
  private static let session = [
    "log", "--no-input", "--car", "ioniq5", "--at", "home", "--energy", "41.2", "--start",
    "2026-11-03T00:35", "--end", "05:02",
  ]

  @Test("each writing command commits, says what changed, and leaves git nothing to say")
  func subjects() throws {
    let directory = try SyncedDirectory.sample()
    let commands: [([String], String)] = [
      (Self.session, "log 41.2 kWh at home, ioniq5"),
      (["set", "last", "cost=8.20"], "set cost of 2026-11-03T0035-ioniq5"),
      (["unset", "last", "cost"], "unset cost of 2026-11-03T0035-ioniq5"),
      (["car", "add", "ev3", "make=Kia", "model=EV3", "battery_kwh=78"], "add car ev3"),
      (["settings", "set", "currency=EUR"], "set currency of settings"),
      (["rm", "last", "--yes"], "remove 2026-11-03T0035-ioniq5"),
    ]
    for (arguments, subject) in commands {
      let outcome = try Binary.plugtrack.run(
        arguments,
        in: directory.folder.path,
        environment: directory.environment
      )
      #expect(outcome.status == 0, "\(outcome.err)")
      #expect(try directory.subjects.first == subject)
      #expect(try directory.git.run("status", "--porcelain").isEmpty, "\(arguments)")
    }
    #expect(try directory.complaints().isEmpty)
    #expect(
      try directory.git.run("log", "-1", "--format=%an <%ae> %(trailers)")
        == "Ada <ada@example.org> Machine: laptop\n\n"
    )
  }

  @Test("what is written while git has its lock is not said to be worth trying again")
  func lockedIndex() throws {
    let directory = try SyncedDirectory.sample()
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/git")
    program.arguments = ["-C", directory.folder.path, "-c", "core.editor=sleep 20 #", "commit"]
    program.arguments? += ["--quiet", "--all", "--edit", "--allow-empty"]
    program.standardOutput = FileHandle.nullDevice
    program.standardError = FileHandle.nullDevice
    try program.run()
    defer { program.terminate() }
    for _ in 0..<100 where directory.folder.bytes(".git/index.lock") == nil {
      Thread.sleep(forTimeInterval: 0.05)
    }
    let outcome = try Binary.plugtrack.run(
      Self.session,
      in: directory.folder.path,
      environment: directory.environment
    )
    #expect(outcome.status == 73, "\(outcome.err)")
    #expect(outcome.err.contains("written, but not committed"))
    #expect(directory.folder.bytes("sessions/2026/11/2026-11-03T0035-ioniq5.yaml") != nil)
  }

  @Test("status names the first twenty of very many changes, and says how many more there are")
  func manyChanges() throws {
    let directory = try SyncedDirectory.sample()
    for number in 10..<60 {
      try directory.folder.write(
        "sessions/2027/01/2027-01-01T00\(number)-ioniq5.yaml",
        "car: ioniq5\nstart: 2027-01-01T00:\(number)\nenergy_kwh: 1\n"
      )
    }
    let lines = try directory.succeed("status").split(separator: "\n")
      .filter { $0.hasPrefix("uncommitted: ") }
    #expect(lines.count == 21)
    #expect(lines.last == "uncommitted: and 30 more")
  }

  @Test("--no-commit leaves the change in the files, and commit takes it")
  func noCommit() throws {
    let directory = try SyncedDirectory.sample()
    try directory.succeed("set", "last", "notes=by hand", "--no-commit")
    #expect(try directory.git.run("status", "--porcelain").hasPrefix(" M sessions/"))
    #expect(try directory.succeed("commit").contains("edit notes of "))
    #expect(try directory.complaints().isEmpty)
  }

  @Test(
    "a file that cannot be read is left uncommitted and named, the rest is committed",
    arguments: [
      "", "car: [", "\0\0\0\0", "car: ioniq5\n<<<<<<< ours\n",
    ]
  )
  func broken(_ text: String) throws {
    let directory = try SyncedDirectory.sample()
    let settings = try directory.folder.read("settings.yaml")
    try directory.folder.write("settings.yaml", settings + "# seen\n")
    try directory.folder.write("cars/ioniq5.yaml", text)
    let outcome = try directory.run("commit")
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("cars/ioniq5.yaml"))
    #expect(try directory.git.run("status", "--porcelain") == " M cars/ioniq5.yaml\n")
    #expect(try directory.subjects.first == "edit the text of settings")
  }

  @Test("so is a file that something else stands in the place of")
  func inTheWay() throws {
    let directory = try SyncedDirectory.sample()
    let settings = try directory.folder.read("settings.yaml")
    try directory.folder.write("settings.yaml", settings + "# seen\n")
    try FileManager.default.removeItem(atPath: directory.folder.path("cars/ioniq5.yaml"))
    try directory.folder.link("cars/ioniq5.yaml", to: "mg4.yaml")
    let status = try directory.run("status")
    #expect(status.status == 1 && (status.out + status.err).contains("broken: cars/ioniq5.yaml"))
    let outcome = try directory.run("commit")
    #expect(outcome.status == 1 && outcome.err.contains("cars/ioniq5.yaml"), "\(outcome)")
    #expect(try directory.subjects.first == "edit the text of settings")
    #expect(try directory.git.run("show", "--stat", "--format=", "HEAD").contains("1 file changed"))
  }

  @Test(
    "a repository of somebody else is named as such by every command",
    .enabled(if: geteuid() == 0, "only root can give away"),
    arguments: ["history", "status", "commit", "undo"]
  )
  func owner(_ command: String) throws {
    let directory = try SyncedDirectory.sample()
    try #require(chown(directory.folder.path(".git"), 65534, 65534) == 0)
    let outcome = try directory.run(command)
    #expect(outcome.status == 77, "\(outcome)")
    #expect(outcome.err.contains("safe.directory \(directory.folder.path)"), "\(outcome.err)")
  }

  @Test("a directory that is no repository works, and status says how it becomes one")
  func noRepository() throws {
    let folder = try TemporaryDirectory.sampleData()
    #expect(try Binary.plugtrack.run(["set", "last", "notes=a"], in: folder.path).status == 0)
    let status = try Binary.plugtrack.run(["status"], in: folder.path)
    #expect(status.status == 1 && status.err.contains("plugtrack init"))
  }

  @Test("the user's hooks run: one may refuse, and what was written is kept")
  func hooks() throws {
    let directory = try SyncedDirectory.sample()
    try directory.hook("pre-commit", "git diff --cached --name-only HEAD; exit 1")
    let refused = try directory.run("set", "last", "notes=cold")
    #expect(refused.status == 73)
    #expect(refused.err.contains("refused") && refused.err.contains("sessions/"))
    #expect(try directory.git.run("status", "--porcelain").hasPrefix(" M sessions/"))
    try directory.hook("pre-commit", "exit 0")
    try directory.hook("post-commit", "touch .git/heard")
    try directory.succeed("commit")
    #expect(directory.folder.bytes(".git/heard") != nil)
    #expect(try directory.complaints().isEmpty)
  }

  @Test("where commits are to be signed they are, or nothing is committed")
  func signing() throws {
    let directory = try SyncedDirectory.sample()
    let key = directory.folder.path + "/.git/key"
    try directory.git.run("config", "commit.gpgsign", "true")
    try directory.git.run("config", "gpg.format", "ssh")
    try directory.git.run("config", "user.signingkey", key)
    let before = try directory.git.run("rev-parse", "HEAD")
    #expect(try directory.run("set", "last", "notes=a").err.contains("signed"))
    #expect(try directory.git.run("rev-parse", "HEAD") == before)
    let made = try Binary(path: "/usr/bin/ssh-keygen").run(
      ["-q", "-t", "ed25519", "-N", "", "-f", key],
      in: directory.folder.path
    )
    try #require(made.status == 0)
    try directory.succeed("set", "last", "notes=b")
    #expect(try directory.git.run("cat-file", "commit", "HEAD").contains("BEGIN SSH SIGNATURE"))
    let allowed = try "ada@example.org " + directory.folder.read(".git/key.pub")
    try directory.folder.write(".git/allowed", allowed)
    try directory.git.run(
      "-c",
      "gpg.ssh.allowedSignersFile=\(directory.folder.path)/.git/allowed",
      "verify-commit",
      "HEAD"
    )
    #expect(try directory.complaints().isEmpty)
  }

  @Test(
    "a key of OpenPGP signs as well",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gpg"), "no gpg here")
  )
  func openPGP() throws {
    let directory = try SyncedDirectory.sample()
    let home = directory.folder.path + "/.git/gpg"
    try FileManager.default.createDirectory(
      atPath: home,
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700]
    )
    defer {
      _ = try? Binary(path: "/usr/bin/gpgconf")
        .run(["--homedir", home, "--kill", "gpg-agent"], in: "/")
    }
    try directory.git.run("config", "commit.gpgsign", "true")
    let before = try directory.git.run("rev-parse", "HEAD")
    let unsigned = try directory.run("set", "last", "notes=a", environment: ["GNUPGHOME": home])
    #expect(unsigned.status == 73 && unsigned.err.contains("signed"))
    #expect(try directory.git.run("rev-parse", "HEAD") == before)
    let made = try Binary(path: "/usr/bin/gpg").run(
      [
        "--homedir", home, "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "",
        "--quick-gen-key", "Ada <ada@example.org>", "ed25519", "sign", "never",
      ],
      in: directory.folder.path
    )
    try #require(made.status == 0, "\(made.err)")
    let signed = try directory.run("set", "last", "notes=b", environment: ["GNUPGHOME": home])
    #expect(signed.status == 0, "\(signed.err)")
    #expect(try directory.git.run("cat-file", "commit", "HEAD").contains("BEGIN PGP SIGNATURE"))
    try Git(directory.folder.path, environment: ["GNUPGHOME": home]).run("verify-commit", "HEAD")
    #expect(try directory.complaints().isEmpty)
  }
}
