import Foundation
import TestSupport
import Testing

/// The built program, as a person uses it.
@Suite("The main job")
struct MainJobTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory.sampleData() }

  @discardableResult
  private func run(_ arguments: String..., input: String = "", environment: [String: String] = [:])
    throws -> Binary.Outcome
  {
    try Binary.plugtrack.run(arguments, in: folder.path, input: input, environment: environment)
  }

  @Test("check is silent on the sample data")
  func check() throws {
    let outcome = try run("check")
    #expect(outcome.out == "")
    #expect(outcome.err == "")
    #expect(outcome.status == 0)
  }

  @Test("log writes one file with what was said and what follows")
  func log() throws {
    let outcome = try run(
      "log",
      "--at",
      "home",
      "--soc",
      "41..80",
      "--energy",
      "31.7",
      "--start",
      "2026-11-03T00:35",
      "--end",
      "05:02"
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(
      try folder.read("sessions/2026/11/2026-11-03T0035-ioniq5.yaml") == """
        car: ioniq5
        start: 2026-11-03T00:35
        end: 2026-11-03T05:02
        location: home
        type: ac
        power_kw: 7.4
        energy_kwh: 31.7
        soc_start: 41
        soc_end: 80
        priced: {tariff: octopus-go, cost: 2.53}

        """
    )
    #expect(try run("check").out == "")
  }

  @Test("a second session at the same minute gets a name of its own, and a warning")
  func sameMinute() throws {
    let arguments = [
      "log", "--at", "home", "--energy", "5", "--start", "2026-11-03T00:35", "--end", "02:00",
    ]
    try Binary.plugtrack.run(arguments, in: folder.path)
    let second = try Binary.plugtrack.run(arguments, in: folder.path)
    #expect(second.status == 0)
    #expect(second.err.contains("[twice-logged]"))
    #expect(folder.files.contains("sessions/2026/11/2026-11-03T0035-ioniq5-2.yaml"))
  }

  @Test("set changes the bytes of one value and nothing else")
  func set() throws {
    let path = "sessions/2026/10/2026-10-30T0012-ioniq5.yaml"
    let before = try folder.read(path)
    #expect(try run("set", "2026-10-30", "soc_end=99").status == 0)
    #expect(
      try folder.read(path) == before.replacingOccurrences(of: "soc_end: 100", with: "soc_end: 99")
    )
  }

  @Test("every dry run prints a diff that git applies, and writes nothing")
  func dryRun() throws {
    let before = folder.files
    let diff = try run("set", "last", "notes=cold", "--dry-run").out
    #expect(folder.files == before)
    #expect(diff.contains("+notes: cold"))
    try run("set", "last", "notes=cold")
    let after = try folder.read("sessions/2026/10/2026-10-30T0012-ioniq5.yaml")
    #expect(after.contains("notes: cold"))
  }

  @Test("edit refuses a text with errors and leaves the file alone")
  func edit() throws {
    let path = "sessions/2026/10/2026-10-30T0012-ioniq5.yaml"
    let before = try folder.read(path)
    let bad = try run(
      "edit",
      "last",
      environment: ["EDITOR": "sed -i 's/^energy_kwh: .*/energy_kwh: 41,2/'"]
    )
    #expect(bad.status == 1)
    #expect(bad.err.contains("write 41.2: the decimal mark is a dot"))
    #expect(try folder.read(path) == before)
    let good = try run(
      "edit",
      "last",
      environment: ["EDITOR": "sed -i 's/^energy_kwh: .*/energy_kwh: 41.2/'"]
    )
    #expect(good.status == 0)
    #expect(try folder.read(path).contains("energy_kwh: 41.2"))
  }

  static let refused: [(arguments: [String], status: Int32, words: String)] = [
    (["log", "--soc", "80..20", "--energy", "5"], 64, "write 20..80"),
    (["log", "--car", "ioniq6", "--energy", "5"], 64, "did you mean ioniq5?"),
    (["log", "--energy", "5", "--start", "2026-03-29T01:30"], 64, "the clocks went forward"),
    (["log", "--energy", "41,2"], 64, "write 41.2: the decimal mark is a dot"),
    (["set", "last", "enrgy_kwh=5"], 64, "did you mean energy_kwh?"),
    (["set", "last", "cost=£5"], 64, "write 5"),
    (["unset", "last", "car"], 64, "a session needs it"),
    (["show", "2031"], 2, "there is no session 2031"),
    (["list", "--where", "cots > 1"], 64, "did you mean cost?"),
    (["list", "--car", "ioniq5", "--during", "1999"], 2, "no session is like that"),
    (["rm", "last"], 64, "add --yes"),
    (["stats", "--by", "mouth"], 64, "did you mean month?"),
    (["check", "-C", "/nowhere"], 66, "there is no folder /nowhere"),
    (["import", "nothing.csv"], 66, "nothing.csv"),
  ]

  @Test("what cannot be done is refused with the fix, and nothing changes", arguments: refused)
  func refuses(arguments: [String], status: Int32, words: String) throws {
    let before = folder.files
    let outcome = try Binary.plugtrack.run(arguments, in: folder.path)
    if arguments.first != "import" {
      #expect(outcome.status == status, "\(outcome.err)")
    } else {
      #expect(outcome.status != 0)
    }
    #expect(outcome.err.contains(words), "\(outcome.err)")
    #expect(folder.files == before)
  }

  @Test("settings that are missing, broken or of the future stop everything but check")
  func settings() throws {
    try folder.write("settings.yaml", "plugtrack: 1\ncurrency: £\n")
    #expect(try run("list").status == 78)
    let check = try run("check")
    #expect(check.status == 1)
    #expect(
      check.out.contains("settings.yaml:2:11: error: currency is not a currency code [currency]")
    )
    try folder.write("settings.yaml", "plugtrack: 2\nanything: goes\n")
    let future = try run("list")
    #expect(future.status == 78)
    #expect(future.err.contains("update plugtrack"))
    try FileManager.default.removeItem(atPath: folder.path + "/settings.yaml")
    #expect(try run("list").status == 66)
  }

  @Test("machine output stands alone on standard output and holds no escape")
  func machineOutput() throws {
    try folder.write(
      "sessions/2026/10/bad.yaml",
      "car: ioniq5\nstart: 2026-10-01\nnotes: \"\\u001B[31m\"\nenergy_kwh: x\n"
    )
    let list = try run("list", "--format", "json", "--limit", "3")
    let items = try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [[String: Any]]
    #expect(items?.count == 3)
    #expect(list.err.contains("1 file has errors"))
    for arguments in [["list"], ["check"], ["stats"], ["show", "last"]] {
      let outcome = try Binary.plugtrack.run(arguments, in: folder.path)
      #expect(!(outcome.out + outcome.err).utf8.contains(0x1B), "\(arguments)")
    }
  }

  @Test("CSV out and back in gives the same files")
  func roundTrip() throws {
    let first = try TemporaryDirectory.sampleData()
    try FileManager.default.removeItem(atPath: first.path + "/sessions")
    for energy in ["10", "20.5"] {
      try Binary.plugtrack.run(
        [
          "log", "--car", "ioniq5", "--at", "home", "--energy", energy, "--start",
          "2026-11-0\(energy.prefix(1))T00:35", "--end", "05:02", "--tag", "a b", "--notes",
          "x, \"y\"",
        ],
        in: first.path
      )
    }
    let csv = try Binary.plugtrack.run(["export", "--format", "csv"], in: first.path).out
    let second = try TemporaryDirectory.sampleData()
    try FileManager.default.removeItem(atPath: second.path + "/sessions")
    try second.write("log.csv", csv)
    let outcome = try Binary.plugtrack.run(["import", "log.csv"], in: second.path)
    #expect(outcome.status == 0, "\(outcome.err)")
    let sessions = first.files.filter { $0.hasPrefix("sessions/") }
    #expect(sessions.count == 2)
    #expect(second.files.filter { $0.hasPrefix("sessions/") } == sessions)
    for path in sessions { #expect(try second.read(path) == first.read(path)) }
  }
}
