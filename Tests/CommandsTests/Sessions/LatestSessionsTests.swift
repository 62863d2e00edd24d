import ChargingLog
import DataDirectory
import TestSupport
import Testing

@testable import Commands

/// A new session is filled in from the latest ones, and from all of them only where it must be.
@Suite("The latest sessions")
struct LatestSessionsTests {
  private static let files = SampleLog.files.merging([
    "cars/zoe.yaml": "make: Renault\nmodel: Zoe\nbattery_kwh: 52\n",
    "cars/old.yaml": "make: Old\nmodel: One\nbattery_kwh: 20\nactive: false\n",
  ]) { $1 }

  private static let options: [[String]] = [
    [], ["--at", "home"], ["--at", "The drive"], ["--at", "madrid"], ["--at", "Nowhere"],
    ["--at", "Café"], ["--car", "zoe"], ["--car", "old", "--at", "madrid"],
    ["--car", "ioniq5", "--at", "Café", "--start", "yesterday 22:30", "--end", "06:10"],
  ]

  /// A directory of random sessions under the names that the program gives.
  private static func log(_ seed: UInt64) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(files)
    var random = SeededRandom(seed: seed)
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    for number in 0..<30 {
      let day = "2026-\(pick(["01", "02", "05"]))-\(10 + Int.random(in: 0..<12, using: &random))"
      let (car, hour) = (
        pick(["ioniq5", "zoe", "old"]), 10 + Int.random(in: 0..<14, using: &random)
      )
      let lines = [
        "car: \(car)", "start: \(day)T\(hour):30",
        pick(["", "location: home", "location: madrid"]),
        "energy_kwh: \(number + 1)", pick(["", "network: IONITY", "network: bp pulse"]),
        pick(["", "type: ac", "type: dc"]), pick(["", "power_kw: 7.4", "power_kw: 150"]),
      ]
      let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
      let name = number % 7 == 0 ? "hand-\(number)" : "\(day)T\(hour)30-\(car)-\(number)"
      try folder.write(
        "sessions/2026/x/\(name).yaml",
        text.replacing("location: home", with: pick(["location: home", "location: Café"])) + "\n"
      )
    }
    return folder
  }

  @Test("say the same as all of them, or ask for more", arguments: UInt64(1)...8)
  func sameAsAll(seed: UInt64) async throws {
    let folder = try Self.log(seed)
    let directory = DataDirectory(path: folder.path, cache: nil)
    let (index, outline) = (try await directory.load(), try await directory.outline())
    let now = try Timestamp.parse("2026-05-28T07:00").get().civil
    var found = 0
    for options in Self.options {
      let words = PlugTrack.arguments(["log", "--energy", "20"] + options)
      let options = try #require(try PlugTrack.parseAsRoot(words) as? LogCommand).values
      var whole = SessionDraft(index: index, now: now)
      try whole.take(options)
      #expect(!whole.looksFurther)
      for count in [1, 3, 8, 20, 40] {
        let (paths, since) = outline.sessions.latest(count)
        var draft = SessionDraft(
          index: await outline.index(of: paths),
          now: now,
          knownSince: LogCommand.beginning(of: since)
        )
        try draft.take(options)
        guard !draft.looksFurther else { continue }
        found += 1
        #expect(try draft.finished() == whole.finished(), "seed \(seed), \(options), \(count)")
      }
      var all = SessionDraft(
        index: await outline.index(of: outline.sessions.latest(99).paths),
        now: now
      )
      try all.take(options)
      #expect(try all.finished() == whole.finished())
    }
    #expect(found >= Self.options.count)
  }

  @Test("are not all: the only one like it may be the first of many")
  func first() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.files)
    try folder.write(
      "sessions/2010/01/2010-01-02T1230-zoe.yaml",
      "car: zoe\nstart: 2010-01-02T12:30\nlocation: Cabin\nenergy_kwh: 3\nnetwork: Fjordkraft\n"
        + "type: ac\npower_kw: 3.6\n"
    )
    for number in 0..<300 {
      let day = CivilDate(daysSince1970: 20_000 + number).text
      try folder.write(
        "sessions/\(day.prefix(4))/\(day)T1000-ioniq5.yaml",
        "car: ioniq5\nstart: \(day)T10:00\nlocation: home\nenergy_kwh: 3\n"
      )
    }
    let log = ["log", "--energy", "5", "--start", "2026-05-27T22:00", "--no-commit", "--no-input"]
    let text = try await CommandRun.text(log + ["--car", "zoe"], in: folder)
    #expect(text.contains("location: Cabin\nnetwork: Fjordkraft\ntype: ac\npower_kw: 3.6\n"))
  }

  @Test("and neighbours of a new session are found by name, in any folder and under any name")
  func neighbours() async throws {
    for name in ["sessions/2026/05/2026-05-27T2100-zoe.yaml", "sessions/monday.yaml"] {
      let folder = try TemporaryDirectory()
      try folder.write(Self.files)
      try folder.write(
        name,
        "car: zoe\nstart: 2026-05-27T21:00\nend: 2026-05-27T23:00\nenergy_kwh: 9\n"
      )
      let log = ["log", "--car", "zoe", "--energy", "5", "--start", "2026-05-27T22:00"]
      let text = try await CommandRun.text(log + ["--no-commit", "--no-input"], in: folder)
      #expect(text.contains("[overlap]") && text.contains(name), "\(text)")
    }
  }

  @Test("and a name that another file has, wherever and in whatever case, is not given twice")
  func takenName() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.files)
    try folder.write("sessions/elsewhere/2026-05-27T2200-ZOE.yaml", "torn: [\n")
    let log = ["log", "--car", "zoe", "--energy", "5", "--start", "2026-05-27T22:00"]
    let text = try await CommandRun.text(log + ["--no-commit", "--no-input"], in: folder)
    #expect(text.contains("→ sessions/2026/05/2026-05-27T2200-zoe-2.yaml"), "\(text)")
  }
}
