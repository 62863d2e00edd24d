import ChargingLog
import Importing
import Testing

@Suite("A draft of rules")
struct RulesDraftTests {
  @Test(
    "of a real file reads it without another word",
    .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent)),
    arguments: [
      ("chargepoint_driver_export/chargepoint.csv", 391, "10700.428"),
      ("evcc_sessions_en/session.csv", 56, "399.83"),
      ("format_samples_small/evcc_de_semicolon.csv", 5, "80.016"),
      ("format_samples_small/goe_data_v3.csv", 4, "236.224"),
      ("format_samples_small/mycupra_charging_statistics.csv", 1, "6"),
    ]
  )
  func realFile(name: String, count: Int, energy: String) throws {
    let bytes = try RealData.bytes(name)
    let draft = try RulesDraft(prefix: Array(bytes.prefix(CSVDialect.sniffedSize)), file: name)
    let result = try ImportHarness.run(bytes, rules: try ImportHarness.rules(draft.text))
    #expect(result.rejected == [], "\(draft.text)")
    #expect(result.sessions.count == count)
    #expect(result.sessions.compactMap(\.session.energyKWh).reduce(.zero, +).text == energy)
  }

  @Test("names every column, with samples, and what it could not find")
  func unknownColumns() throws {
    let draft = try RulesDraft(
      prefix: Array("Foo;\"B: r\";kWh\n1;x\u{1B}[31m;2,5\n".utf8),
      file: "a/My Box.csv"
    )
    #expect(
      draft.text == """
        # Drafted from a/My Box.csv: look at every line, then save it as rules/my-box.yaml
        name: My Box
        match: [Foo, "B: r", kWh]
        # csv: {delimiter: ";", decimal: ",", encoding: utf-8}   # as found; only needed to overrule it
        # time_zone: Europe/London   # of times without an offset; the settings' when missing
        # group_by: Foo   # when several rows are one session
        session:
          energy_kwh: {column: kWh}   # 2,5
          # start: {column: …, format: "dd.MM.yyyy HH:mm"}   # needed: no column looks like it
          # ?: {column: Foo}   # 1
          # ?: {column: "B: r"}   # x[31m

        """
    )
  }
}
