import Foundation
import GitSync
import TestSupport
import Testing

/// What makes a repository unsafe to sync is found by looking, and told by name.
struct PreflightTests {
  /// A situation, and the problem that it is.
  struct Situation: Sendable, CustomTestStringConvertible {
    var code: SyncProblem.Code
    /// What the place or the message names.
    var names: String
    /// Makes the situation in a clone.
    var make: @Sendable (GitSite, Git) throws -> Void

    var testDescription: String { code.rawValue }
  }

  private static let situations: [Situation] = [
    Situation(code: .indexLocked, names: ".git/index.lock") { site, _ in
      try site.folder.write("clone/.git/index.lock", "")
    },
    Situation(code: .referenceLocked, names: "refs/heads/main.lock") { site, _ in
      try site.folder.write("clone/.git/refs/heads/main.lock", "")
    },
    Situation(code: .indexDamaged, names: ".git/index") { site, _ in
      try site.folder.write("clone/.git/index", "")
    },
    Situation(code: .indexDamaged, names: "cut off") { site, _ in
      let bytes = try #require(site.folder.bytes("clone/.git/index"))
      try site.folder.write("clone/.git/index", Array(bytes.prefix(100)))
    },
    Situation(code: .referenceDamaged, names: "refs/heads/main") { site, _ in
      try site.folder.write("clone/.git/refs/heads/main", "")
    },
    Situation(code: .referenceDamaged, names: "packed-refs") { site, git in
      try git.run("pack-refs", "--all")
      try site.folder.write("clone/.git/packed-refs", "# pack-refs\n\0\0\0\0\n")
    },
    Situation(code: .headDamaged, names: ".git/HEAD") { site, _ in
      try site.folder.write("clone/.git/HEAD", "")
    },
    Situation(code: .configEmpty, names: ".git/config") { site, _ in
      try site.folder.write("clone/.git/config", "")
    },
    Situation(code: .configDamaged, names: ".git/config") { site, _ in
      try site.folder.write("clone/.git/config", "[core\nbare = false\n")
    },
    Situation(code: .sparseCheckout, names: "sparse-checkout") { _, git in
      try git.run("sparse-checkout", "set", "cars")
    },
    Situation(code: .externalFilter, names: ".gitattributes:2") { site, _ in
      try site.folder.write(
        "clone/.gitattributes",
        "*.png filter=lfs\nsessions/** filter=git-crypt diff=git-crypt\n"
      )
    },
    Situation(code: .externalFilter, names: "working-tree-encoding") { site, _ in
      try site.folder.write("clone/.git/info/attributes", "*.yaml working-tree-encoding=UTF-16\n")
    },
    Situation(code: .worktreeConfig, names: "config.worktree") { _, git in
      try git.run("config", "extensions.worktreeConfig", "true")
    },
    Situation(code: .partialClone, names: "partial") { _, git in
      try git.run("config", "remote.origin.promisor", "true")
    },
    Situation(code: .shallowClone, names: "shallow") { site, git in
      try site.folder.write("clone/.git/shallow", try git.run("rev-parse", "HEAD"))
    },
    Situation(code: .splitIndex, names: "split") { _, git in
      try git.run("update-index", "--split-index")
    },
    Situation(code: .sparseIndex, names: "sparse") { _, git in
      try git.run("config", "index.sparse", "true")
    },
    Situation(code: .unknownExtension, names: "reftable") { _, git in
      try git.run("config", "core.repositoryformatversion", "1")
      try git.run("config", "extensions.refStorage", "reftable")
    },
    Situation(code: .detachedHead, names: "git switch main") { _, git in
      try git.run("checkout", "-q", "--detach")
    },
    Situation(code: .operationUnderWay, names: "a merge") { site, git in
      try site.folder.write("clone/.git/MERGE_HEAD", try git.run("rev-parse", "HEAD"))
    },
    Situation(code: .operationUnderWay, names: "a bisection") { _, git in
      try git.run("bisect", "start")
    },
    Situation(code: .operationUnderWay, names: "a rebase") { site, git in
      try git.run("checkout", "-q", "--detach")
      try site.folder.makeFolder("clone/.git/rebase-merge")
    },
  ]

  @Test("each situation is found, with its file and what to do", arguments: situations)
  func finds(_ situation: Situation) throws {
    let site = try GitSite()
    #expect(try look(site).isEmpty)
    try situation.make(site, Git(site.clone))
    let problems = try look(site)
    let problem = try #require(
      problems.first { $0.code == situation.code },
      "\(problems)"
    )
    #expect("\(problem)".contains(situation.names), "\(problem)")
    #expect(!problem.fix.isEmpty)
    #expect(problem.severity == .error)
  }

  @Test("a repository that names its objects by SHA-256")
  func sha256() throws {
    let folder = try TemporaryDirectory()
    try Git(folder.path).run("init", "-q", "--object-format=sha256", "-b", "main")
    let problems = Preflight.problems(try state(folder.path))
    #expect(problems.contains { $0.code == .sha256 }, "\(problems)")
  }

  @Test("a filter that is not about data is let be")
  func otherFilters() throws {
    let site = try GitSite()
    try site.folder.write(
      "clone/.gitattributes",
      "*.jpg filter=lfs\nreceipts/*.pdf filter=lfs\nmanuals/** filter=lfs\n"
    )
    #expect(try look(site).isEmpty)
  }

  @Test("a repository of somebody else's", .enabled(if: geteuid() == 0, "only root can give away"))
  func owner() throws {
    let site = try GitSite()
    try #require(chown(site.clone + "/.git", 65534, 65534) == 0)
    let problem = try look(site).first
    #expect(problem?.code == .foreignOwner)
    #expect(problem?.fix.contains("safe.directory \(site.clone)") == true)
  }

  @Test(
    "a folder that cannot be written",
    .enabled(if: geteuid() != 0, "root may write everywhere")
  )
  func readOnly() throws {
    let site = try GitSite()
    try #require(chmod(site.clone + "/.git/objects", 0o500) == 0)
    defer { chmod(site.clone + "/.git/objects", 0o700) }
    #expect(try look(site).first?.code == .readOnly)
  }

  private func look(_ site: GitSite) throws -> [SyncProblem] {
    Preflight.problems(try state(site.clone))
  }
}

/// A repository of a test as the checks see it.
func state(_ root: String, now: Double = Date.now.timeIntervalSince1970) throws -> RepositoryState {
  RepositoryState(
    try #require(GitFolder(root: root)),
    environment: ["PATH": "/usr/bin:/bin", "HOME": root],
    nowSeconds: now,
    dataPaths: ["settings.yaml", "cars", "locations", "tariffs", "sessions", "rules", "conflicts"]
  )
}
