import Foundation
import GitSync
import TestSupport
import Testing

/// The only commit that there is has lost something: what can be kept is, and the doctor comes to an end.
struct LostContentTests {
  private let folder: TemporaryDirectory
  private var git: Git { Git(folder.path) }
  private static let session = "sessions/2026/11/2026-11-02T2230-ioniq5.yaml"

  init() throws {
    folder = try TemporaryDirectory()
    try folder.write(SampleLog.files.merging([Self.session: SampleLog.session]) { $1 })
    // The same content twice.
    try folder.write("sessions/2026/11/copy.yaml", SampleLog.session)
    let git = Git(folder.path)
    try git.run("init", "-q", "-b", "main")
    try git.run("add", ".")
    try git.run("commit", "-q", "-m", "first")
  }

  /// Takes an object away.
  private func lose(_ name: String) throws {
    let id = try git.run("rev-parse", name).trimmingCharacters(in: .whitespacesAndNewlines)
    let path = "\(folder.path)/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    try FileManager.default.removeItem(atPath: path)
  }

  private func doctor() throws -> Doctor {
    let first = try state(folder.path)
    return Doctor { [folder] in (try? state(folder.path)) ?? first }
  }

  private func errors(_ problems: [SyncProblem]) -> [SyncProblem] {
    problems.filter { $0.severity == .error }
  }

  @Test("a content that a file still has is made anew")
  func present() throws {
    try lose("HEAD:\(Self.session)")
    let before = try git.run("rev-parse", "HEAD")
    let diagnosis = try doctor().repair()
    #expect(diagnosis.repairs.map(\.done).first?.contains("anew from") == true)
    #expect(errors(diagnosis.problems).isEmpty)
    #expect(try git.run("rev-parse", "HEAD") == before)
  }

  @Test("a content that no file has any more is named as lost, and the files are committed")
  func edited() throws {
    try lose("HEAD:\(Self.session)")
    let edited = SampleLog.session + "notes: cold\n"
    try folder.write(Self.session, edited)
    try FileManager.default.removeItem(atPath: folder.path("sessions/2026/11/copy.yaml"))
    let diagnosis = try doctor().repair()
    #expect(diagnosis.repairs.map(\.problem.code) == [.referenceDamaged])
    let done = try #require(diagnosis.repairs.first?.done)
    #expect(done.contains("\(Self.session), sessions/2026/11/copy.yaml is lost"), "\(done)")
    #expect(done.contains("copy.yaml is not among the files either"), "\(done)")
    #expect(errors(diagnosis.problems).isEmpty, "\(diagnosis.problems)")
    #expect(folder.text(Self.session) == edited)
    #expect(try git.run("show", "HEAD:\(Self.session)") == edited)
    #expect(try git.run("status", "--porcelain").isEmpty)
    #expect(try git.run("log", "-1", "--format=%b").contains("lost: \(Self.session)"))
    // It has come to its end.
    let again = try doctor().repair()
    #expect(again.repairs.isEmpty && errors(again.problems).isEmpty)
    let loss = try #require(again.problems.first { $0.code == .objectDamaged })
    #expect(loss.message.contains("earlier text of") && loss.severity == .warning)
  }

  @Test(
    "what cannot be repaired is said each time alike, with what to do, and nothing is called repaired",
    arguments: ["HEAD^{tree}", "HEAD:sessions"]
  )
  func hopeless(_ name: String) throws {
    try lose(name)
    try folder.write(Self.session, SampleLog.session + "notes: cold\n")
    let head = try git.run("rev-parse", "HEAD")
    let first = try doctor().repair()
    #expect(first.repairs.isEmpty, "\(first.repairs)")
    #expect(errors(first.problems).contains { $0.code == .objectDamaged })
    #expect(errors(first.problems).allSatisfy { $0.fix.contains("plugtrack init") })
    let second = try doctor().repair()
    #expect(second.repairs.isEmpty && second.problems == first.problems)
    #expect(try git.run("rev-parse", "HEAD") == head)
  }

  @Test("where commits are signed, none is made without a signature")
  func signed() throws {
    try git.run("config", "commit.gpgsign", "true")
    try lose("HEAD:cars/ioniq5.yaml")
    try folder.write("cars/ioniq5.yaml", "make: A\nmodel: B\nbattery_kwh: 70\n")
    let diagnosis = try doctor().repair()
    #expect(diagnosis.repairs.isEmpty && !errors(diagnosis.problems).isEmpty)
  }
}
