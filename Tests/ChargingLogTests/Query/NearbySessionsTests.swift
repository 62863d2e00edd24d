import ChargingLog
import TestSupport
import Testing

/// Sessions that are found without a look at all.
struct NearbySessionsTests {
  @Test("the sessions of a span are those that a look at all finds", arguments: 1...8)
  func span(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let index = RandomLog.index(sessions: 60, using: &random)
    for _ in 0..<40 {
      let from = Int64.random(in: 1_755_000_000...1_785_000_000, using: &random)
      let length = Int64.random(in: 0...9_000_000, using: &random)
      let span =
        CivilTime(secondsSince1970: from)...CivilTime(secondsSince1970: from + length)
      let found = index.sessions(beginning: span).map(\.path)
      let wanted = index.sessions.filter { span.contains($0.start.civil) }.map(\.path)
      #expect(found == wanted, "seed \(seed), from \(from), \(length) s")
    }
  }

  @Test(
    "names that begin alike are found in any folder and case",
    arguments: [
      ("2026-01-02T1230-zoe", ["2026-01-02t1230-zoe", "2026-01-02t1230-zoe-2"]),
      ("kelvin", ["kelvin"]),
      ("café", ["café-2"]),
      ("nothing", []),
      ("2026-01-02T1230-zoe-2-and-more", []),
    ]
  )
  func names(_ beginning: String, _ ids: [String]) {
    let names = [
      "2026/01/2026-01-02T1230-ZOE", "elsewhere/2026-01-02t1230-zoe-2", "2026-01-02T1230-ioniq5",
      "\u{212A}elvin", "CAFÉ-2", "2026-01-02T1230-zoe/other",
    ]
    let sessions = names.map { name in
      var session = Session()
      session.path = "sessions/\(name).yaml"
      session.car = "zoe"
      return session
    }
    let files = LogFixture.files.map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let index = ChargingIndex(files: files, sessions: sessions)
    #expect(index.sessionIDs(beginning: beginning.lowercased()) == Set(ids))
  }

  @Test("the name of a file with errors is taken as well")
  func broken() {
    let files = LogFixture.files.map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let bad = RecordFile.read(Array("car: zoe\n".utf8), path: "sessions/x/Torn.yaml")
    let index = ChargingIndex(files: files, sessions: [], diagnostics: bad.diagnostics)
    #expect(index.sessionIDs(beginning: "torn") == ["torn"])
  }
}
