import Foundation
import TestSupport
import Testing

/// Two machines with the sample data.
struct SyncTests {
  private static let session = "sessions/2026/10/"

  /// Two clones of one bare repository.
  private static func machines() throws -> (TemporaryDirectory, SyncedDirectory, SyncedDirectory) {
    let origin = try TemporaryDirectory()
    try Git(origin.path).run("init", "-q", "--bare", "-b", "main", ".")
    let laptop = try SyncedDirectory.sample()
    try laptop.git.run("remote", "add", "origin", origin.path)
    try laptop.succeed("sync")
    return (origin, laptop, try .clone(of: origin, machine: "phone"))
  }

  @Test("edits of the same session on both machines end up in both, with comments")
  func bothEdits() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    let path = try #require(laptop.folder.files.last { $0.hasPrefix("sessions/") })
    try laptop.succeed("set", "last", "tags+=winter")
    try laptop.folder.write(path, "# laptop was here\n" + laptop.folder.read(path))
    try phone.succeed("set", "last", "notes=cold")
    #expect(try laptop.succeed("sync").contains("sent"))
    #expect(try phone.succeed("sync").contains("merged"))
    #expect(try laptop.succeed("sync").contains("received"))
    let text = try laptop.folder.read(path)
    #expect(text.contains("# laptop was here") && text.contains("winter"))
    #expect(text.contains("notes: cold"))
    #expect(try phone.folder.read(path) == text)
    for machine in [laptop, phone] {
      #expect(try machine.complaints().isEmpty)
      #expect(try machine.succeed("sync") == "in step already\n")
    }
  }

  @Test("a merge runs no hooks of the user's, since it is the same everywhere, and says so")
  func mergeHooks() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    try laptop.succeed("set", "last", "tags+=winter")
    try laptop.succeed("sync")
    try phone.succeed("set", "last", "notes=cold")
    for name in ["pre-merge-commit", "commit-msg", "post-merge"] {
      try phone.hook(name, "touch .git/ran-\(name)\nexit 1")
    }
    let outcome = try phone.run("sync")
    #expect(outcome.status == 0 && outcome.out.contains("merged"))
    for name in ["pre-merge-commit", "commit-msg", "post-merge"] {
      #expect(outcome.err.contains("skipped your \(name) hook"))
      #expect(phone.folder.bytes(".git/ran-\(name)") == nil)
    }
    #expect(try phone.complaints().isEmpty)
  }

  @Test("a value that both changed stands once in the record and once among the conflicts")
  func conflict() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    try laptop.succeed("set", "last", "soc_start=11")
    try phone.succeed("set", "last", "soc_start=12")
    try laptop.succeed("sync")
    let outcome = try phone.run("sync")
    #expect(outcome.status == 0 && outcome.err.contains("conflicts/"))
    try laptop.succeed("sync")
    let conflicts = laptop.folder.files.filter { $0.hasPrefix("conflicts/") }
    #expect(conflicts.count == 1)
    let record = try laptop.succeed("show", "last", "--format", "yaml")
    let path = try #require(conflicts.first)
    let both = try record + laptop.folder.read(path)
    #expect(both.contains("11") && both.contains("12"))
    #expect(try laptop.git.run("rev-parse", "HEAD") == phone.git.run("rev-parse", "HEAD"))
    let status = try laptop.run("status", "--format", "json").out
    #expect(status.contains(path))
  }

  @Test("what is wrong only once both sides are together is told, and nothing else is")
  func togetherWrong() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    func log(_ machine: SyncedDirectory, _ start: String, energy: String) throws -> String {
      let end = start.prefix(11) + "20:00"
      return try machine.run(
        "log",
        "--car",
        "ioniq5",
        "--start",
        start,
        "--end",
        String(end),
        "--energy",
        energy,
        "--no-input"
      ).err
    }
    // One side alone has something odd, long before.
    #expect(try log(laptop, "2025-03-01T10:00", energy: "400").contains("warning"))
    _ = try log(laptop, "2026-10-20T10:00", energy: "20")
    try laptop.succeed("sync")
    _ = try log(phone, "2026-10-20T11:00", energy: "21")
    let outcome = try phone.run("sync")
    #expect(outcome.err.contains("[overlap]"), "\(outcome.err)")
    #expect(outcome.err.contains("2026-10-20T1100-ioniq5"))
    #expect(!outcome.err.contains("2025-03-01"))
    #expect(outcome.err.contains("together they are not"))
  }

  @Test("a second conflict about a value leaves the first where it waits")
  func secondConflict() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    for values in [("51.07", "52.07"), ("61.07", "62.07")] {
      try laptop.succeed("set", "last", "cost=\(values.0)")
      try phone.succeed("set", "last", "cost=\(values.1)")
      for machine in [laptop, phone, laptop] { try machine.succeed("sync") }
    }
    let conflicts = laptop.folder.files.filter { $0.hasPrefix("conflicts/") }
    let texts = try conflicts.map { try laptop.folder.read($0) }
    let all = try texts.joined() + laptop.succeed("show", "last", "--format", "yaml")
    for value in ["51.07", "52.07", "61.07", "62.07"] { #expect(all.contains(value), "\(all)") }
    #expect(conflicts.count == 2)
    #expect(try laptop.git.run("rev-parse", "HEAD") == phone.git.run("rev-parse", "HEAD"))
  }

  @Test("two machines that settle a conflict differently have it again, and alike they have none")
  func choices() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    func syncAll() throws -> [String] {
      for machine in [laptop, phone, laptop] { try machine.succeed("sync") }
      #expect(try laptop.git.run("rev-parse", "HEAD") == phone.git.run("rev-parse", "HEAD"))
      return laptop.folder.files.filter { $0.hasPrefix("conflicts/") }
    }
    try laptop.succeed("set", "last", "cost=51.07")
    try phone.succeed("set", "last", "cost=52.07")
    #expect(try syncAll().count == 1)
    try laptop.succeed("resolve", "--all", "--keep")
    try phone.succeed("resolve", "--all", "--other")
    let again = try syncAll()
    #expect(again.count == 1)
    let texts = try again.map { try laptop.folder.read($0) }.joined()
    #expect(texts.contains("51.07") && texts.contains("52.07"), "\(texts)")
    for machine in [laptop, phone] { try machine.succeed("resolve", "--all", "--other") }
    #expect(try syncAll().isEmpty)
  }

  @Test("git pull and git push know where to, after a clone and after a first sync")
  func upstream() throws {
    let (origin, laptop, phone) = try Self.machines()
    defer { withExtendedLifetime(origin) {} }
    try laptop.succeed("set", "last", "notes=cold")
    try laptop.git.run("push")
    try phone.git.run("pull", "--ff-only")
    #expect(try phone.succeed("show", "last").contains("cold"))
    #expect(try phone.succeed("sync") == "in step already\n")
    // What the user has chosen stays.
    try phone.git.run("config", "branch.main.merge", "refs/heads/other")
    try phone.succeed("sync")
    #expect(try phone.git.run("config", "branch.main.merge") == "refs/heads/other\n")
  }

  @Test("status says what waits, without a network")
  func status() throws {
    let (origin, laptop, _) = try Self.machines()
    try laptop.succeed("set", "last", "notes=cold")
    let path = try #require(laptop.folder.files.last { $0.hasPrefix("sessions/") })
    try laptop.folder.write(path, laptop.folder.read(path) + "# more\n")
    try FileManager.default.removeItem(atPath: origin.path)
    let text = try laptop.succeed("status")
    #expect(text.contains("uncommitted: edit the text of ") && text.contains("unsent: 1"))
    #expect(text.contains("last sync: "))
    let offline = try laptop.run("sync")
    #expect(offline.status == 69 && offline.err.contains(origin.path))
    #expect(try laptop.git.run("status", "--porcelain").isEmpty)
  }

  @Test("history, undo, restore and --at go back without losing anything")
  func past() throws {
    let directory = try SyncedDirectory.sample()
    let before = try directory.git.run("rev-parse", "HEAD").prefix(40)
    let old = try directory.succeed("show", "last", "--format", "yaml")
    try directory.succeed("set", "last", "notes=first")
    try directory.succeed("set", "last", "tags+=late")
    let history = try directory.succeed("history", "last")
    #expect(
      history.contains("notes: ") && history.contains("→ first") && history.contains("laptop")
    )
    #expect(
      try directory.succeed("show", "last", "--format", "yaml", "--at", String(before)) == old
    )
    let all = try directory.succeed("list", "--format", "json")
    #expect(try directory.succeed("list", "--format", "json", "--at", "HEAD") == all)
    try directory.succeed("undo")
    #expect(try !directory.succeed("show", "last", "--format", "yaml").contains("late"))
    try directory.succeed("undo")
    #expect(try directory.succeed("show", "last", "--format", "yaml") == old)
    try directory.succeed("restore", "last", "--at", "HEAD~2")
    #expect(try directory.succeed("show", "last", "--format", "yaml").contains("late"))
    #expect(try directory.complaints().isEmpty)
    try directory.succeed("rm", "last", "--yes")
    try directory.succeed("undo")
    #expect(try directory.succeed("show", "last", "--format", "yaml").contains("late"))
  }

  @Test("an undo that would take a car away from its sessions is refused, and names them")
  func undoOfUsedCar() throws {
    let directory = try SyncedDirectory.sample()
    try directory.succeed("car", "add", "ev3", "make=Kia", "model=EV3", "battery_kwh=78")
    let added = try directory.git.run("rev-parse", "HEAD").prefix(40)
    try directory.succeed(
      "log",
      "--no-input",
      "--car",
      "ev3",
      "--energy",
      "5",
      "--start",
      "2026-11-05T10:00"
    )
    let outcome = try directory.run("undo", String(added))
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("car ev3 would go, and is used by 1 session"), "\(outcome.err)")
    try directory.succeed("undo")
    try directory.succeed("undo")
    #expect(directory.folder.text("cars/ev3.yaml") == nil)
    #expect(try directory.complaints().isEmpty)
  }

  @Test("an undo of what has been changed since is refused")
  func undoConflict() throws {
    let directory = try SyncedDirectory.sample()
    try directory.succeed("set", "last", "notes=first")
    let commit = try directory.git.run("rev-parse", "HEAD").prefix(40)
    try directory.succeed("set", "last", "notes=second")
    let outcome = try directory.run("undo", String(commit))
    #expect(outcome.status == 1)
    #expect(try directory.succeed("show", "last", "--format", "yaml").contains("notes: second"))
  }
}
