import Foundation
import TestSupport
import Testing

/// `plugtrack doctor`, as a person and as a script uses it.
struct DoctorCommandTests {
  private let site: GitSite

  init() throws { site = try GitSite() }

  private func doctor(_ arguments: String...) throws -> Binary.Outcome {
    try Binary.plugtrack.run(["doctor"] + arguments, in: site.clone)
  }

  @Test("says nothing when all is well")
  func healthy() throws {
    let outcome = try doctor()
    #expect(outcome.out == "" && outcome.err == "")
    #expect(outcome.status == 0)
  }

  @Test(
    "ends with the exit code of what it finds",
    arguments: [
      (".git/HEAD", "", Int32(1), "head-damaged"),
      (".git/index.lock", "", 75, "index-locked"),
      (".git/MERGE_HEAD", "", 1, "operation-under-way"),
    ]
  )
  func exitCodes(_ file: String, _ text: String, _ status: Int32, _ code: String) throws {
    try site.folder.write("clone/" + file, text)
    let outcome = try doctor()
    #expect(outcome.status == status)
    #expect(outcome.out.contains("[\(code)]"))
    #expect(outcome.out.contains(file))
  }

  @Test("repairs, says where the copies are, and is silent afterwards")
  func repairs() throws {
    try site.folder.write("clone/.git/index", "")
    let outcome = try doctor("--fix")
    #expect(outcome.status == 0)
    #expect(outcome.out == "repaired: made .git/index anew from HEAD [index-damaged]\n")
    #expect(outcome.err.contains(".git/plugtrack/saved/"))
    #expect(try doctor().out == "")
    #expect(try Git(site.clone).run("status", "--porcelain").isEmpty)
  }

  @Test("a record whose committed text is lost can be changed and committed all the same")
  func lostText() throws {
    let directory = try SyncedDirectory.sample()
    let path = try #require(directory.folder.files.last { $0.hasPrefix("sessions/") })
    let id = try directory.git.run("rev-parse", "HEAD:\(path)")
    try FileManager.default.removeItem(
      atPath: "\(directory.folder.path)/.git/objects/\(id.prefix(2))/\(id.dropFirst(2).prefix(38))"
    )
    try directory.folder.write("notes.txt", "not ours\n")
    try directory.succeed("set", "last", "notes=cold")
    #expect(try directory.git.run("show", "HEAD:\(path)") == directory.folder.read(path))
    #expect(try directory.succeed("doctor").contains("an earlier text of \(path) is lost"))
    // Its history has a gap, which is told as what it is.
    let history = try directory.run("history", "last")
    #expect(history.status == 73 && history.err.contains("missing from the repository"))
  }

  @Test("JSON has the repairs, the copies and what is left")
  func json() throws {
    struct Report: Decodable {
      struct Repair: Decodable {
        var code: String
        var file: String
        var done: String
      }
      struct Problem: Decodable {
        var code: String
        var severity: String
        var file: String
        var message: String
        var fix: String
      }
      var repaired: [Repair]
      var copies: String?
      var problems: [Problem]
    }
    try site.folder.write("clone/.git/index", "")
    try Git(site.clone).run("remote", "remove", "origin")
    let outcome = try doctor("--fix", "--format", "json")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.out.utf8))
    #expect(report.repaired.map(\.code) == ["index-damaged"])
    #expect(report.copies.map { FileManager.default.fileExists(atPath: $0 + "/index") } == true)
    #expect(report.problems.map(\.code) == ["no-remote"])
    #expect(report.problems.first?.severity == "hint")
    let csv = try doctor("--format", "csv")
    #expect(csv.out.hasPrefix("severity,code,file,message,fix\nhint,no-remote,origin,"))
  }

  @Test("a directory that is no repository is told as that")
  func noRepository() throws {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let outcome = try Binary.plugtrack.run(["doctor"], in: folder.path)
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("no-repository") && outcome.err.contains("plugtrack init"))
  }

  @Test(
    "a disk without room",
    .enabled(if: Mounting.isPossible, "needs the right to mount")
  )
  func fullDisk() throws {
    let outcome = try Mounting.run(
      """
      mount -t tmpfs -o size=1m none '\(site.folder.path("disk"))'
      cp -r '\(site.clone)/.' '\(site.folder.path("disk"))'
      cd '\(site.folder.path("disk"))'
      '\(Binary.plugtrack.path)' doctor
      """,
      in: site.folder
    )
    #expect(outcome.status == 73, "\(outcome)")
    #expect(outcome.out.contains("[disk-full]") && outcome.out.contains("make room"))
  }

  @Test(
    "a disk that cannot be written",
    .enabled(if: Mounting.isPossible, "needs the right to mount")
  )
  func readOnlyDisk() throws {
    let outcome = try Mounting.run(
      """
      mount -t tmpfs -o size=8m none '\(site.folder.path("disk"))'
      cp -r '\(site.clone)/.' '\(site.folder.path("disk"))'
      mount -o remount,ro '\(site.folder.path("disk"))'
      cd '\(site.folder.path("disk"))'
      '\(Binary.plugtrack.path)' doctor
      """,
      in: site.folder
    )
    #expect(outcome.status == 73, "\(outcome)")
    #expect(outcome.out.contains("[read-only]"))
  }
}

/// File systems that exist for one test only, in a mount namespace of its own.
private enum Mounting {
  static let isPossible: Bool = {
    let outcome = try? Binary.tool("/usr/bin/unshare").run(
      ["-m", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"],
      in: "/"
    )
    return outcome?.status == 0
  }()

  static func run(_ script: String, in folder: TemporaryDirectory) throws -> Binary.Outcome {
    try folder.makeFolder("disk")
    return try Binary.tool("/usr/bin/unshare").run(
      ["-m", "sh", "-ec", script],
      in: folder.path,
      environment: ["TMPDIR": folder.path]
    )
  }
}
