import Foundation
import GitSync
import TestSupport
import Testing

/// The doctor repairs what is safe to, keeps copies, and loses nothing.
struct DoctorTests {
  /// Damage that a torn write or a crash does.
  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: SyncProblem.Code
    var make: @Sendable (GitSite, Git) throws -> Void
  }

  private static let damages: [Damage] = [
    Damage(testDescription: "an empty index", code: .indexDamaged) { site, _ in
      try site.folder.write("clone/.git/index", "")
    },
    Damage(testDescription: "an index with a wrong byte", code: .indexDamaged) { site, _ in
      var bytes = try #require(site.folder.bytes("clone/.git/index"))
      bytes[bytes.count / 2] ^= 0xFF
      try site.folder.write("clone/.git/index", bytes)
    },
    Damage(testDescription: "an empty HEAD", code: .headDamaged) { site, _ in
      try site.folder.write("clone/.git/HEAD", "")
    },
    Damage(testDescription: "an empty branch", code: .referenceDamaged) { site, _ in
      try site.folder.write("clone/.git/refs/heads/main", "")
    },
    Damage(testDescription: "a branch of NUL bytes", code: .referenceDamaged) { site, _ in
      try site.folder.write("clone/.git/refs/heads/main", [UInt8](repeating: 0, count: 41))
    },
    Damage(testDescription: "an empty branch of the remote", code: .referenceDamaged) { site, _ in
      try site.folder.write("clone/.git/refs/remotes/origin/main", "")
    },
    Damage(testDescription: "an empty commit", code: .objectDamaged) { site, git in
      try empty("HEAD", site, git)
    },
    Damage(testDescription: "an empty tree", code: .objectDamaged) { site, git in
      try empty("HEAD^{tree}", site, git)
    },
    Damage(testDescription: "an empty object of a file", code: .objectDamaged) { site, git in
      try empty("HEAD:cars/mg4.yaml", site, git)
    },
    Damage(testDescription: "an old lock", code: .indexLocked) { site, _ in
      try site.folder.write("clone/.git/index.lock", "")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
        ofItemAtPath: site.clone + "/.git/index.lock"
      )
    },
  ]

  private static func empty(_ name: String, _ site: GitSite, _ git: Git) throws {
    let id = try git.run("rev-parse", name).trimmingCharacters(in: .whitespacesAndNewlines)
    let path = site.clone + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try Data().write(to: URL(filePath: path))
  }

  @Test("damage is found, repaired, and no file is changed", arguments: damages)
  func repairs(_ damage: Damage) throws {
    let site = try GitSite()
    try site.commitHere()
    let git = Git(site.clone)
    let files = try contents(of: site)
    try damage.make(site, git)

    let doctor = try doctor(site)
    #expect(doctor.examine().contains { $0.code == damage.code }, "\(doctor.examine())")
    let diagnosis = doctor.repair()
    #expect(diagnosis.repairs.contains { $0.problem.code == damage.code }, "\(diagnosis)")
    #expect(diagnosis.problems.allSatisfy { $0.severity != .error }, "\(diagnosis.problems)")
    #expect(try contents(of: site) == files)

    // git goes on, and what is committed next is what the files say.
    try git.run("add", ".")
    _ = try? git.run("commit", "-q", "-m", "after the repair")
    #expect(try git.run("status", "--porcelain").isEmpty)
    #expect(try git.run("ls-files").contains("cars/mg4.yaml"))
    let complaints = try git.run("fsck", "--strict", "--no-dangling")
    #expect(complaints.isEmpty)
  }

  @Test("a torn configuration comes back from the copy of the last look")
  func configuration() throws {
    let site = try GitSite()
    let doctor = try doctor(site)
    ConfigurationCopy.keep(try state(site.clone))
    let before = site.folder.text("clone/.git/config")
    try site.folder.write("clone/.git/config", "")
    #expect(doctor.examine().map(\.code) == [.configEmpty])
    let diagnosis = doctor.repair()
    #expect(site.folder.text("clone/.git/config") == before)
    #expect(diagnosis.repairs.count == 1)
    #expect(diagnosis.copies.map { FileManager.default.fileExists(atPath: $0 + "/config") } == true)
  }

  @Test("what is not safe to repair is left and named")
  func leaves() throws {
    let site = try GitSite()
    try Git(site.clone).run("checkout", "-q", "--detach")
    let diagnosis = try doctor(site).repair()
    #expect(diagnosis.repairs.isEmpty)
    #expect(diagnosis.problems.first?.code == .detachedHead)
    #expect(diagnosis.copies == nil)
  }

  @Test("a healthy repository has nothing to tell")
  func healthy() throws {
    let site = try GitSite()
    #expect(try doctor(site).examine().isEmpty)
  }

  @Test("without a network: a remote that is not there, one with files, none, a wrong clock")
  func warnings() throws {
    let site = try GitSite()
    let git = Git(site.clone)
    try site.commitElsewhere()
    func look(now: Double = Date.now.timeIntervalSince1970) throws -> [SyncProblem.Code] {
      let found = Doctor { [state = try state(site.clone, now: now)] in state }.examine()
      #expect(found.allSatisfy { $0.severity != .error })
      return found.map(\.code)
    }
    try git.run("remote", "set-url", "origin", "/mnt/gone/charging.git")
    #expect(try look() == [.remoteMissing])
    try git.run("remote", "set-url", "origin", site.folder.path("other"))
    #expect(try look() == [.remoteNotBare])
    try git.run("remote", "remove", "origin")
    #expect(try look() == [.noRemote])
    #expect(try look(now: 1_600_000_000) == [.clockSkew, .noRemote])
    try git.run("checkout", "-q", "--orphan", "fresh")
    #expect(try look().contains(.unbornHead))
  }

  @Test("what was fetched and must not come here")
  func fetched() throws {
    let site = try GitSite()
    try site.commitElsewhere("README.md", "theirs\n")
    try Git(site.clone).run("fetch", "-q")
    #expect(try doctor(site).examine().isEmpty)
    try site.folder.write("clone/README.md", "mine\n")
    let problems = try doctor(site).examine()
    #expect(problems.map(\.code) == [.untrackedInTheWay])
    #expect(problems.first?.place == "README.md")
  }

  private func doctor(_ site: GitSite) throws -> Doctor {
    let first = try state(site.clone)
    return Doctor { (try? state(site.clone)) ?? first }
  }

  private func contents(of site: GitSite) throws -> [String: String] {
    let names = site.folder.files.filter { $0.hasPrefix("clone/") && !$0.hasPrefix("clone/.git/") }
    return Dictionary(uniqueKeysWithValues: names.map { ($0, site.folder.text($0) ?? "") })
  }
}
