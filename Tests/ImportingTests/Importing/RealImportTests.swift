import ChargingLog
import Importing
import Testing

@Suite("Real exports are imported", .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent)))
struct RealImportTests {
  static let files: [(String, String, Int, String, String)] = [
    ("chargepoint_driver_export/chargepoint.csv", "chargepoint", 391, "10700.43", "EUR"),
    ("evcc_sessions_en/session.csv", "evcc", 56, "399.83", "EUR"),
    ("format_samples_small/evcc_de_semicolon.csv", "evcc", 5, "80.016", "EUR"),
    ("format_samples_small/tesla_charging_history.csv", "tesla-account", 2, "45.22", "EUR"),
    ("format_samples_small/goe_data_v3.csv", "go-e", 4, "236.224", "EUR"),
    ("format_samples_small/mycupra_charging_statistics.csv", "vw-charging", 1, "6", "EUR"),
  ]

  @Test("whole, to the last digit", arguments: files)
  func whole(name: String, importer: String, count: Int, energy: String, currency: String) throws {
    let result = try ImportHarness.run(try RealData.bytes(name), name: name)
    #expect(result.importer == importer)
    #expect(result.rejected == [])
    #expect(result.new.count == count, "\(result.twins)")
    #expect(result.energy.text == energy)
  }

  @Test("and a second time nothing is new", arguments: files)
  func twice(name: String, importer: String, count: Int, energy: String, currency: String) throws {
    let bytes = try RealData.bytes(name)
    let first = try ImportHarness.run(bytes)
    let second = try ImportHarness.run(bytes, into: ImportHarness.index(sessions: first.new))
    #expect(second.new.isEmpty)
    #expect(second.twins.count == count)
  }

  @Test("of SAP Labs by rules of one's own: every row is taken, there already, or refused by name")
  func sapLabs() throws {
    let rules = try ImportHarness.rules(String(decoding: try ImportHarness.fixture("sap-labs.yaml"), as: UTF8.self), id: "sap-labs")
    let result = try ImportHarness.run(
      try RealData.bytes("sap_labs_france/conso-ve-sap0.csv"), rules: rules)
    #expect(result.new.count + result.twins.count + result.rejected.count == 26_823)
    print(result.new.count, result.twins.count, result.rejected.count, result.energy.text)
    print(Dictionary(grouping: result.rejected, by: { "\($0.code) \($0.column ?? "")" }).mapValues { ($0.count, $0[0].reason, $0[0].line) })
    print(result.twins.prefix(5))
  }

  @Test("of TeslaMate: samples become sessions")
  func samples() throws {
    for (name, count) in [("daylightsavingstime_test", 1), ("invalidphases", 1), ("nophasedata_test", 1), ("plunge_test", 1)] {
      let result = try ImportHarness.run(try RealData.bytes("teslamate_charges/\(name).csv"))
      #expect(result.importer == "teslamate-samples")
      #expect(result.rejected == [])
      #expect(result.new.count == count)
      print(result.yaml.joined(separator: "---\n"))
    }
  }

  @Test("show")
  func show() throws {
    for (name, _, _, _, _) in Self.files {
      let result = try ImportHarness.run(try RealData.bytes(name), name: name)
      print("== \(name) \(result.reason)")
      print(result.yaml.prefix(5).joined(separator: "---\n"))
      print(result.rejected.prefix(3), result.twins.prefix(3), result.new.flatMap(\.warnings))
    }
  }
}
