import ChargingLog
import Importing
import Testing
import YAMLRecord

@Suite("The program's own CSV")
struct PlugTrackCSVTests {
  private func export(_ sessions: [Session]) -> [UInt8] {
    var writer = CSVWriter(lineEnd: "\n")
    writer.append(PlugTrackCSV.header)
    for session in sessions { writer.append(PlugTrackCSV.row(of: session)) }
    return writer.bytes
  }

  private func read(_ bytes: [UInt8], into index: ChargingIndex = ImportHarness.index()) throws -> (
    sessions: [ImportedSession], rejected: [RejectedRow]
  ) {
    var run = PlugTrackCSVImport(
      ImportHarness.file(bytes),
      dialect: CSVDialect.sniff(bytes),
      into: index
    )
    var sessions: [ImportedSession] = []
    var rejected: [RejectedRow] = []
    try run.run { outcome in
      switch outcome {
      case .session(let session): sessions.append(session)
      case .rejected(let rows): rejected += rows
      }
    }
    return (sessions, rejected)
  }

  @Test("is known by its header, whole or in part")
  func header() {
    #expect(PlugTrackCSV.recognises(PlugTrackCSV.header))
    #expect(PlugTrackCSV.recognises(["path", "start", "car", "tags"]))
    #expect(!PlugTrackCSV.recognises(["path", "start", "car", "Energie"]))
    #expect(PlugTrackCSV.recognises(["start", "car", "energy_kwh"]))
    #expect(!PlugTrackCSV.recognises(["start", "energy_kwh"]))
    #expect(PlugTrackCSV.header.contains("source.importer"))
  }

  @Test("may be a table kept by hand, whose sessions have no paths yet")
  func byHand() throws {
    let text = "start,end,car,energy_kwh\n2026-01-02T10:00,2026-01-02T12:00,ioniq5,20.5\n,,,\n"
    let result = try read(Array(text.utf8))
    #expect(result.sessions.map(\.session.path) == [""])
    #expect(
      result.sessions.map { String(decoding: $0.bytes, as: UTF8.self) }
        == ["car: ioniq5\nstart: 2026-01-02T10:00\nend: 2026-01-02T12:00\nenergy_kwh: 20.5\n"]
    )
    #expect(result.rejected.map(\.line) == [3])
  }

  @Test("gives back the same files, byte for byte", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var pairs: [Content.Pair] = [
      Content.Pair("car", .text("ioniq5")),
      Content.Pair("start", .text("2026-0\(Int.random(in: 1...9, using: &random))-23T07:30")),
    ]
    let texts = [
      "a, b", "“x”;y", "line\nline", " blank ", "- no", "yes", "0755", "#1", "a\"b", "ä\u{301}",
      "\t", "x: y", "=1+1", "\r\n",
    ]
    func some(_ key: String, _ value: @autoclosure () -> Content) {
      if Bool.random(using: &random) { pairs.append(Content.Pair(key, value())) }
    }
    func text() -> Content { .text(texts.randomElement(using: &random) ?? "") }
    some("duration", .text("3h25m"))
    some("location", text())
    some("network", text())
    some("energy_kwh", .text(["0", "41.25", "7.10"].randomElement(using: &random) ?? "1"))
    some("cost", .text("3.20"))
    some(
      "fees",
      .mapping([Content.Pair("session", .text("0.50")), Content.Pair("parking", .text("1"))])
    )
    some("priced", .mapping([Content.Pair("cost", .text("2.00"))]))
    some("preconditioning", .text("false"))
    some("notes", text())
    some("tags", .list((0..<Int.random(in: 1...4, using: &random)).map { _ in text() }))
    some(
      "source",
      .mapping([Content.Pair("importer", .text("evcc")), Content.Pair("row", .text("3"))])
    )
    let bytes = Record.compose(pairs)
    let path = "sessions/2026/11/mine-\(seed).yaml"
    guard case .session(let session) = RecordFile.read(bytes, path: path).content else {
      Issue.record("seed \(seed): \(RecordFile.read(bytes, path: path).diagnostics)")
      return
    }
    let result = try read(export([session]))
    #expect(result.rejected == [])
    #expect(result.sessions.map(\.session.path) == [path])
    #expect(
      result.sessions.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        String(decoding: bytes, as: UTF8.self)
      ],
      "seed \(seed)"
    )
  }

  @Test(
    "writes nothing outside the sessions",
    arguments: [
      "", "../x.yaml", "sessions/../../x.yaml", "/etc/x.yaml", "sessions/.git/x.yaml",
      "sessions//x.yaml",
      "sessions/x", "settings.yaml", "cars/x.yaml", "sessions/a\u{0}b.yaml", "sessions/a\nb.yaml",
      "sessions/./x.yaml",
    ]
  )
  func unsafePath(path: String) throws {
    var writer = CSVWriter(lineEnd: "\n")
    writer.append(["path", "car", "start"])
    writer.append([path, "ioniq5", "2026-11-23"])
    let result = try read(writer.bytes)
    #expect(result.sessions.isEmpty)
    #expect(result.rejected.count == 1)
  }

  @Test("refuses what is wrong by column")
  func refusals() throws {
    let text = """
      path,car,start,energy_kwh,currency
      sessions/a.yaml,ioniq6,2026-11-23,1,
      sessions/b.yaml,ioniq5,23/11/2026,1,
      sessions/c.yaml,ioniq5,2026-11-23,lots,
      sessions/d.yaml,ioniq5,2026-03-29T02:30,1,
      sessions/e.yaml,ioniq5,2026-11-23,1,£

      """
    let result = try read(Array(text.utf8))
    #expect(result.sessions.isEmpty)
    #expect(
      result.rejected.map { "\($0.line) \($0.column ?? "-"): \($0.reason)" } == [
        "2 car: there is no car \"ioniq6\"",
        "3 start: \"23/11/2026\" is not in the order year-month-day",
        "4 energy_kwh: \"lots\" is not a number",
        "5 start: 2026-03-29T02:30 does not exist in Europe/Berlin",
        "6 currency: \"£\" is not a currency code",
      ]
    )
  }

  @Test("plans nothing a second time, and keeps twins that are meant")
  func twice() throws {
    let text =
      "path,car,start,energy_kwh\nsessions/a.yaml,ioniq5,2026-11-23T07:30,1\nsessions/b.yaml,ioniq5,2026-11-23T07:30,1\n"
    let sessions = try read(Array(text.utf8)).sessions
    var known = KnownSessions(ImportHarness.index())
    for session in sessions {
      #expect(known.twin(of: session) == nil)
      known.add(session)
    }
    let again = KnownSessions(ImportHarness.index(sessions: sessions))
    #expect(sessions.allSatisfy { again.twin(of: $0) != nil })
  }
}
