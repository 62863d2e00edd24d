import Foundation
import TestSupport
import Testing

/// A sync that cannot be done says why, ends with the right exit code, and loses nothing.
struct SyncFailureTests {
  private let site: GitSite

  init() throws { site = try GitSite() }

  private func sync(_ environment: [String: String] = [:]) throws -> Binary.Outcome {
    try Binary.plugtrack.run(
      ["sync"],
      in: site.clone,
      environment: [
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
        "GIT_CONFIG_NOSYSTEM": "1",
      ].merging(environment) { $1 }
    )
  }

  @Test("offline it says what waits, and the next sync brings it")
  func offline() throws {
    try site.commitHere()
    let git = Git(site.clone)
    try git.run("remote", "set-url", "origin", "/mnt/gone/charging.git")
    let outcome = try sync()
    #expect(outcome.status == 69, "\(outcome)")
    #expect(outcome.err.contains("[remote-missing]"))
    #expect(outcome.err.contains("1 commit waits here"))
    try git.run("remote", "set-url", "origin", site.hub)
    let next = try sync()
    #expect(next.status == 0, "\(next)")
    #expect(try Git(site.hub).run("rev-parse", "main") == git.run("rev-parse", "HEAD"))
  }

  @Test("a silent server ends it at the deadline of the settings")
  func silent() throws {
    let server = try LoopbackServer.silent()
    try site.folder.write(
      "clone/settings.yaml",
      try site.folder.read("clone/settings.yaml") + "sync: {deadline: 1s}\n"
    )
    try Git(site.clone).run("remote", "set-url", "origin", "http://127.0.0.1:\(server.port)/c.git")
    let outcome = try sync()
    #expect(outcome.status == 69, "\(outcome)")
    #expect(outcome.err.contains("[server-silent]") && outcome.err.contains("127.0.0.1"))
  }

  @Test("a hook that refuses is passed on, and the commit stays here")
  func hook() throws {
    let ours = try site.commitHere()
    try site.folder.write(
      "hub.git/hooks/pre-receive",
      "#!/bin/sh\necho 'closed today' >&2\nexit 1\n"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: site.hub + "/hooks/pre-receive"
    )
    let outcome = try sync()
    #expect(outcome.status == 76, "\(outcome)")
    #expect(outcome.err.contains("[hook-rejected]") && outcome.err.contains("closed today"))
    #expect(try Git(site.clone).run("rev-parse", "HEAD") == ours + "\n")
  }

  @Test(
    "what is not in order is told before anything moves",
    arguments: [
      (".git/HEAD", "", "head-damaged", Int32(1)),
      (".git/config", "", "config-empty", 1),
      (".git/MERGE_HEAD", "", "operation-under-way", 1),
      (".git/refs/heads/main", "", "ref-damaged", 1),
    ]
  )
  func preflight(_ file: String, _ text: String, _ code: String, _ status: Int32) throws {
    let before = try Git(site.hub).run("rev-parse", "main")
    try site.folder.write("clone/" + file, text)
    let outcome = try sync()
    #expect(outcome.status == status, "\(outcome)")
    #expect(outcome.err.contains("[\(code)]"), "\(outcome)")
    #expect(try Git(site.hub).run("rev-parse", "main") == before)
  }

  @Test("what must not come here is refused, and nothing is changed")
  func hostile() throws {
    try site.commitElsewhere("README.md", "theirs\n")
    try site.folder.write("clone/README.md", "mine\n")
    let before = try Git(site.clone).run("rev-parse", "HEAD")
    let outcome = try sync()
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.err.contains("[untracked-in-the-way]"))
    #expect(site.folder.text("clone/README.md") == "mine\n")
    #expect(try Git(site.clone).run("rev-parse", "HEAD") == before)
  }
}
