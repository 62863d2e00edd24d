import ChargingLog
import Importing
import Testing
import YAMLRecord

@Suite("A rules file")
struct RulesFileTests {
  @Test("that ships has no mistake, and there are twelve")
  func shipped() {
    #expect(RuleCatalog.shipped.diagnostics == [])
    #expect(RuleCatalog.shipped.rules.count == 12)
  }

  /// A file, and what is said of it.
  static let mistakes: [(String, String)] = [
    (
      "session: {start: {column: A}}\n",
      "1:1 [missing-key] match is missing | add match: [headers that recognise the file]"
    ),
    ("match: [A]\n", "1:1 [missing-key] session is missing | add session: {start: {column: …}}"),
    (
      "match: [A]\nsession: {cost: {column: A}}\n",
      "2:10 [missing-key] session has no start | add start: {column: …}"
    ),
    (
      "match: [A]\nsesion: {start: {column: A}}\nsession: {start: {column: A}}\n",
      "2:1 [unknown-key] sesion is not a key here | did you mean session?"
    ),
    (
      good("energy_kw: {column: A}"),
      "4:3 [unknown-key] energy_kw is not a key here | did you mean energy_kwh?"
    ),
    (
      good("source.file: {column: A}"),
      "4:3 [unknown-key] source.file is not a key here | did you mean source.id?"
    ),
    (good("cost: {colum: A}"), "4:10 [unknown-key] colum is not a key here | did you mean column?"),
    (
      good("cost: {value: 1, column: A}"),
      "4:9 [one-of] a rule with column beside value | write one of column, columns and value"
    ),
    (
      good("cost: {}"),
      "4:9 [one-of] a rule with neither column nor value | write one of column, columns and value"
    ),
    (
      good("cost: Kosten"),
      "4:9 [type] cost needs to say where it comes from | write cost: {column: Kosten}"
    ),
    (
      good("cost: {columns: [A, B]}"),
      "4:9 [missing-key] columns needs pick | add pick: sum, max, min or first"
    ),
    (
      good("cost: {column: A, pick: fist}"),
      "4:27 [choice] pick is not one of first, last, max, min, sum | did you mean first?"
    ),
    (
      good("cost: {column: A, scale: none}"),
      "4:28 [number] the value is not a number | write a number such as 41.25"
    ),
    (
      good("cost: {column: A, format: s}"),
      "4:29 [format] only times and durations have a format | remove it"
    ),
    (
      good("duration: {column: A, format: seconds}"),
      "4:33 [choice] format is not one of auto, clock, h, iso8601, min, ms, ns, s, units | write one of them"
    ),
    (
      good("energy_kwh: {column: A, unit: BTU}"),
      "4:33 [unit] BTU cannot be turned into kWh | write a factor: scale: 0.001"
    ),
    (
      good("cost: {column: A, only: about 5}"),
      "4:27 [import-condition] \"about 5\" is not a condition | write one such as > 0, != 0, = Strom, starts with CHARGING or is not empty"
    ),
    (
      good("cost: {column: A, only: \"> x\"}"),
      "4:27 [import-condition] \"x\" is not a number | write a number behind >"
    ),
    (
      "time_zone: Europe/Berln\n" + good("cost: {column: A}"),
      "1:12 [time-zone] no time zone is called \"Europe/Berln\"; write Europe/Berlin"
    ),
    (
      "csv: {delimiter: \";;\"}\n" + good("cost: {column: A}"),
      "1:18 [format] delimiter is not one ASCII character | write one such as \";\", or tab"
    ),
    (
      "csv: {encoding: latin1}\n" + good("cost: {column: A}"),
      "1:17 [choice] encoding is not one of latin-1, utf-16be, utf-16le, utf-8, windows-1252 | did you mean latin-1?"
    ),
    (
      "currency: £\n" + good("cost: {column: A}"),
      "1:11 [currency] the value is not a currency code | write GBP"
    ),
    (
      "where: [{column: A}]\n" + good("cost: {column: A}"),
      "1:9 [missing-key] is is missing | write {column: …, is: …}"
    ),
  ]

  static func good(_ line: String) -> String {
    "match: [A]\nsession:\n  start: {column: A}\n  \(line)\n"
  }

  @Test("with a mistake says where and what to write", arguments: mistakes)
  func mistake(text: String, expected: String) {
    let reading = ImportRules.read(
      Array(text.utf8),
      file: "rules/x.yaml",
      id: "x",
      origin: .file("rules/x.yaml")
    )
    #expect(reading.rules == nil)
    let found = reading.diagnostics.map { diagnostic in
      "\(diagnostic.place?.line ?? 0):\(diagnostic.place?.column ?? 0) [\(diagnostic.code)] \(diagnostic.message)"
        + (diagnostic.fix.map { " | \($0)" } ?? "")
    }
    #expect(found == [expected])
  }

  @Test("of one's own takes the place of a shipped one of its name, and wins over an equal one")
  func ownRules() throws {
    var catalog = RuleCatalog.shipped
    let text =
      "match: [Created, Finished, Charging point, Energy (kWh)]\nsession: {start: {column: Created, format: iso8601}, cost: {column: Cost}}\n"
    catalog.add(Array(text.utf8), path: "rules/evcc.yaml")
    #expect(catalog.rules.count == 12)
    #expect(catalog["evcc"]?.origin == .file("rules/evcc.yaml"))
  }

  @Test("that fits as well as another is named")
  func ambiguity() throws {
    var catalog = RuleCatalog.shipped
    for name in ["a", "b"] {
      catalog.add(
        Array("match: [Foo, Bar]\nsession: {start: {column: Foo}}\n".utf8),
        path: "rules/\(name).yaml"
      )
    }
    guard
      case .ambiguous(let candidates) = Recognition(prefix: Array("foo,BAR \n1,2\n".utf8))
        .recognise(among: catalog)
    else {
      Issue.record("one was taken")
      return
    }
    #expect(candidates.map(\.rules.id).sorted() == ["a", "b"])
    #expect(candidates.first?.reason == "2 of 2 headers: foo, BAR")
  }

  @Test("that nearly fits is named with what is missing")
  func nearest() {
    let header = "Created,Finished,Charging point,Energy\n"
    guard
      case .unknown(let names, let nearest) = Recognition(prefix: Array(header.utf8)).recognise(
        among: .shipped
      )
    else {
      Issue.record("one was taken")
      return
    }
    #expect(names.count == 4)
    #expect(nearest?.rules.id == "evcc")
    #expect(nearest?.missing == ["Energy (kWh)"])
  }

  @Test("is stopped by a column that stands twice, or by no start")
  func columns() throws {
    let rules = "match: [A]\nsession: {start: {column: S}}\n"
    let twice = #expect(throws: ImportFailure.self) {
      try ImportHarness.run("A,S,s\n1,2,3\n", rules: rules)
    }
    #expect(
      twice?.diagnostics.map(\.message) == ["S stands twice in the header, as column 2 and 3"]
    )
    let none = #expect(throws: ImportFailure.self) {
      try ImportHarness.run("A,B\n1,2\n", rules: rules)
    }
    #expect(none?.diagnostics.map(\.message) == ["no column holds the start: mine looks for S"])
  }

  @Test("joins rows, and refuses those that disagree without a pick")
  func groups() throws {
    let rules =
      "match: [G]\ngroup_by: G\nsession:\n  start: {column: S, pick: min}\n  energy_kwh: {column: E, pick: sum}\n  network: {column: N}\n  source.id: {column: G}\n"
    let text =
      "G,S,E,N\n1,2026-01-02T10:00,1.5,x\n2,2026-01-03T10:00,1,x\n1,2026-01-02T09:00,2.25,\n2,2026-01-03T10:00,1,y\n"
    let result = try ImportHarness.run(text, rules: rules)
    #expect(result.new.map(\.session.start.text) == ["2026-01-02T09:00"])
    #expect(result.new.map(\.session.energyKWh?.text) == ["3.75"])
    #expect(result.rejected.map(\.line) == [3, 5])
    #expect(
      result.rejected.map(\.reason)
        == Array(repeating: "2 rows of one session disagree on network: \"x\" and \"y\"", count: 2)
    )
  }
}
