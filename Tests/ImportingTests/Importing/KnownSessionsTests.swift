import ChargingLog
import Importing
import Testing

@Suite("A session that is already there")
struct KnownSessionsTests {
  static let rules = """
    match: [Start, kWh]
    session:
      start: {column: Start}
      end: {column: End}
      energy_kwh: {column: kWh}
      odometer_km: {column: km}
      source.id: {column: ID}
    """

  private func sessions(_ rows: [String], id: String = "mine") throws -> [ImportedSession] {
    let text = "Start,End,kWh,km,ID\n" + rows.joined(separator: "\n") + "\n"
    return try ImportHarness.run(
      Array(text.utf8),
      rules: try ImportHarness.rules(Self.rules, id: id)
    ).sessions
  }

  /// What is there, a row of another importer, and whether they are one.
  static let pairs: [(String, String, Bool)] = [
    ("2026-01-02T10:00,,10,,", "2026-01-02T10:02,,10.05,,", true),
    ("2026-01-02T10:00,,10,,", "2026-01-02T10:03,,10,,", false),
    ("2026-01-02T10:00,,10,,", "2026-01-02T10:00,,10.06,,", false),
    ("2026-01-02T10:00,,10,,", "2026-01-02T09:00Z,,10,,", true),
    ("2026-01-02T10:00,,10,,", "2026-01-02T10:01,,,,", true),
    ("2026-01-02T23:59,,10,,", "2026-01-03T00:01,,10,,", true),
    ("2026-01-02T10:00,2026-01-02T10:01,0.1,,", "2026-01-02T10:01,2026-01-02T10:02,0.1,,", false),
    ("2026-01-02T10:00,2026-01-02T11:00,10,,", "2026-01-02T10:01,2026-01-02T11:02,10,,", true),
    ("2026-01-02,,10,,", "2026-01-02T10:00,,10.01,,", true),
    ("2026-01-02,,10,,", "2026-01-03T00:01,,10,,", false),
    ("2026-01-02,,10,21000,", "2026-01-02,,10,21100,", false),
    ("2026-01-02,,10,21000,", "2026-01-02,,10,21000,", true),
    ("2026-01-02T10:00,,10,,a", "2026-01-02T10:00,,10,,b", true),
  ]

  @Test("is known by its car, start and energy", arguments: pairs)
  func fuzzy(known: String, row: String, isSame: Bool) throws {
    let index = ImportHarness.index(sessions: try sessions([known], id: "other"))
    let imported = try #require(try sessions([row]).first)
    let twin = KnownSessions(index).twin(of: imported)
    #expect((twin != nil) == isSame)
    #expect(twin?.hasSameID ?? false == false)
  }

  @Test("is known by the id of its source, whatever else has changed")
  func byID() throws {
    let index = ImportHarness.index(sessions: try sessions(["2026-01-02T10:00,,10,,a"]))
    let known = KnownSessions(index)
    let rows = try sessions(["2026-05-05T05:05,,99,,a", "2026-01-02T10:00,,10,,b"])
    #expect(known.twin(of: rows[0])?.hasSameID == true)
    #expect(known.twin(of: rows[1]) == nil)
  }

  @Test("is known by the row that it came from, whatever was corrected since")
  func byRow() throws {
    let rows = ["2026-01-02T10:00,,10,,", "2026-01-02T12:00,,11,,"]
    let imported = try sessions(rows)
    let ids = imported.compactMap(\.session.source?.id)
    #expect(ids == ["row-14532zhlvsq8", "row-2twcgvj64f1g"])
    let changed = try sessions(["2026-05-05T05:05,,99,,\(ids[0])"])
    let known = KnownSessions(ImportHarness.index(sessions: changed))
    #expect(known.twin(of: imported[0])?.hasSameID == true)
    #expect(known.twin(of: imported[0])?.isElsewhere == false)
    #expect(known.twin(of: imported[1]) == nil)
  }

  @Test("is known by start and energy when an export words its row anew")
  func rewordedRow() throws {
    let known = KnownSessions(
      ImportHarness.index(sessions: try sessions(["2026-01-02T10:00,,10,,"]))
    )
    let reworded = try #require(try sessions(["2026-01-02T10:00:00,,10.00,,"]).first)
    #expect(known.twin(of: reworded)?.hasSameID == false)
  }

  @Test("is another one though it has the same id, when start and energy are other ones")
  func sharedID() throws {
    let rows = try sessions(["2026-01-02T10:00,,10,,a", "2026-02-02T10:00,,20,,a"])
    var known = KnownSessions(ImportHarness.index())
    known.add(rows[0])
    #expect(known.twin(of: rows[1])?.isElsewhere == true)
    #expect(known.twin(of: rows[1])?.line == 2)
    #expect(rows[1].rejected(asTwinOf: 2).map(\.line) == [3])
    known.beginFile()
    #expect(known.twin(of: rows[1])?.line == nil)
  }

  @Test("may be a row of the same file")
  func sameFile() throws {
    let rows = ["2026-01-02T10:00,,10,,", "2026-01-02T10:01,,10,,", "2026-01-02T10:00,,10,,"]
    let text = "Start,End,kWh,km,ID\n" + rows.joined(separator: "\n")
    let result = try ImportHarness.run(Array(text.utf8), rules: try ImportHarness.rules(Self.rules))
    #expect(result.new.count == 1)
    #expect(result.twins.map(\.line) == [2, 2])
  }

  @Test("of another car is another one")
  func otherCar() throws {
    let index = ImportHarness.index(
      cars: ["ioniq5": ImportHarness.car, "mg4": ImportHarness.car],
      sessions: try sessions(["2026-01-02T10:00,,10,,"])
    )
    var options = ImportOptions()
    options.car = "mg4"
    let result = try ImportHarness.run(
      Array("Start,kWh\n2026-01-02T10:00,10\n".utf8),
      into: index,
      rules: try ImportHarness.rules(Self.rules),
      options: options
    )
    #expect(result.new.count == 1)
  }
}
