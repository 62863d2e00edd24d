import TestSupport
import Testing

/// Plain git on a data directory that the program has set up.
@Suite struct `Plain git with the merge driver` {
  private static let session = "sessions/2026/11/2026-11-02T2230-ioniq5.yaml"
  private static let before = """
    car: ioniq5
    start: 2026-11-02T22:30
    # by the meter
    energy_kwh: 41.2
    cost: 5.85
    tags: [home]

    """

  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory.sampleData()
    try git().run("init", "--quiet", "-b", "main")
    try folder.write(Self.session, Self.before)
    #expect(try plugtrack("install-git").status == 0)
    try commit("Begin", hour: 8)
  }

  private func git(hour: Int = 9) -> Git {
    Git(folder.path, environment: Self.time(hour))
  }

  private static func time(_ hour: Int) -> [String: String] {
    let time = "2026-11-23T\(hour < 10 ? "0" : "")\(hour):00:00Z"
    return ["GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time]
  }

  private func commit(_ message: String, hour: Int) throws {
    try git().run("add", "--all")
    try git(hour: hour).run("commit", "--quiet", "-m", message)
  }

  @discardableResult
  private func plugtrack(_ arguments: String...) throws -> Binary.Outcome {
    try Binary.plugtrack.run(arguments, in: folder.path)
  }

  /// Changes the session on a branch of the phone and on the main one.
  private func change(phone: String, hour: Int, here: String, hereHour: Int) throws {
    try git().run("switch", "--quiet", "-c", "phone")
    try folder.write(Self.session, phone)
    try commit("Edit\n\nMachine: phone", hour: hour)
    try git().run("switch", "--quiet", "main")
    try folder.write(Self.session, here)
    try commit("Edit\n\nMachine: laptop", hour: hereHour)
  }

  @Test func `merges key by key and is clean`() throws {
    try change(
      phone: Self.before.replacing("41.2", with: "41.3  # read again"),
      hour: 10,
      here: Self.before.replacing("5.85", with: "5.90").replacing("[home]", with: "[home, cold]"),
      hereHour: 9
    )
    try git(hour: 11).run("merge", "--quiet", "--no-edit", "phone")
    #expect(
      folder.text(Self.session)
        == Self.before.replacing("41.2", with: "41.3  # read again").replacing("5.85", with: "5.90")
        .replacing("[home]", with: "[home, cold]")
    )
    #expect(try git().run("status", "--porcelain") == "")
    #expect(try git().run("fsck", "--strict") == "")
    #expect(try plugtrack("conflicts").err == "no conflicts\n")
  }

  @Test func `stops at a conflict, with the later value in the file and the other in a record`()
    throws
  {
    try change(
      phone: Self.before.replacing("5.85", with: "5.95"),
      hour: 10,
      here: Self.before.replacing("5.85", with: "5.90"),
      hereHour: 9
    )
    let merge = try git(hour: 11).outcome("merge", "phone")
    #expect(merge.status == 1)
    #expect(merge.err.contains("conflicts/2026-11-02T2230-ioniq5--cost.yaml"))
    #expect(folder.text(Self.session) == Self.before.replacing("5.85", with: "5.95"))
    try commit("Merge", hour: 11)
    #expect(try git().run("status", "--porcelain") == "")
    let list = try plugtrack("conflicts", "--format", "csv")
    #expect(
      list.out == """
        id,file,key,base,kept,kept_machine,kept_at,other,other_machine,other_at
        2026-11-02T2230-ioniq5--cost,\(Self.session),cost,5.85,5.95,phone,2026-11-23T10:00:00Z,5.90,\
        laptop,2026-11-23T09:00:00Z

        """
    )
    let resolve = try plugtrack("resolve", "2026-11-02T2230-ioniq5", "--other")
    #expect(resolve.status == 0, "\(resolve.err)")
    #expect(folder.text(Self.session) == Self.before.replacing("5.85", with: "5.90"))
    #expect(folder.text("conflicts/2026-11-02T2230-ioniq5--cost.yaml") == nil)
    #expect(try plugtrack("check").status == 0)
  }

  @Test func `pulls what another clone pushed`() throws {
    let other = try TemporaryDirectory()
    try git().run("clone", "--quiet", folder.path, other.path("clone"))
    let clone = other.path("clone")
    #expect(try Binary.plugtrack.run(["install-git"], in: clone).status == 0)
    try other.write(
      "clone/" + Self.session,
      Self.before.replacing("cost: 5.85", with: "cost: 5.85\nnotes: slow")
    )
    let there = Git(clone, environment: Self.time(10))
    try there.run("commit", "--quiet", "--all", "-m", "Note")
    try folder.write(Self.session, Self.before.replacing("[home]", with: "[]"))
    try commit("Tag", hour: 9)
    try there.run("pull", "--quiet", "--no-rebase", "--no-edit")
    #expect(
      other.text("clone/" + Self.session)
        == Self.before.replacing("[home]", with: "[]").replacing(
          "cost: 5.85",
          with: "cost: 5.85\nnotes: slow"
        )
    )
    #expect(try there.run("status", "--porcelain") == "")
  }

  @Test func `keeps the upstream's value in a rebase`() throws {
    try change(
      phone: Self.before.replacing("5.85", with: "5.95"),
      hour: 9,
      here: Self.before.replacing("5.85", with: "5.90"),
      hereHour: 10
    )
    try git().run("switch", "--quiet", "phone")
    let rebase = try git(hour: 11).outcome("rebase", "main")
    #expect(rebase.status != 0)
    #expect(folder.text(Self.session) == Self.before.replacing("5.85", with: "5.90"))
    #expect(
      folder.text("conflicts/2026-11-02T2230-ioniq5--cost.yaml")?.contains("5.95") == true
    )
  }

  @Test func `shows in a diff what was changed and not how it is written`() throws {
    try folder.write(
      Self.session,
      "{tags: [home, cold], cost: '5.85', car: ioniq5, start: 2026-11-02T22:30, energy_kwh: 41.2}\n"
    )
    let diff = try git().run("diff", "--unified=0", "--", Self.session)
    let lines = diff.split(separator: "\n").filter {
      ($0.hasPrefix("+") || $0.hasPrefix("-")) && !$0.hasPrefix("+++") && !$0.hasPrefix("---")
    }
    #expect(lines == ["+tags[cold]: cold", "-# by the meter"])
  }

  @Test func `is set up once, as it says, and taken away`() throws {
    #expect(try plugtrack("install-git").err == "git is set up already\n")
    let plan = try plugtrack("install-git", "--uninstall", "--dry-run")
    #expect(
      plan.out == """
        git config --local --remove-section merge.plugtrack
        git config --local --remove-section diff.plugtrack

        """
    )
    #expect(try git().run("config", "--local", "merge.plugtrack.recursive") == "binary\n")
    #expect(try plugtrack("install-git", "--uninstall").status == 0)
    #expect(!(try git().run("config", "--local", "--list")).contains("plugtrack"))
    #expect(try plugtrack("install-git", "--uninstall").err == "git is not set up here\n")
  }

  @Test func `leaves the lines of .gitattributes that are there`() throws {
    try folder.write(".gitattributes", "*.jpg binary")
    let plan = try plugtrack("install-git", "--dry-run")
    #expect(plan.out.contains("+*.yaml -text merge=plugtrack diff=plugtrack"))
    #expect(folder.text(".gitattributes") == "*.jpg binary")
    try plugtrack("install-git")
    #expect(
      folder.text(".gitattributes")
        == "*.jpg binary\n*.yaml -text merge=plugtrack diff=plugtrack\n"
    )
  }
}
