import ChargingLog
import Importing
import Testing

@Suite(
  "Real exports are imported",
  .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent))
)
struct RealImportTests {
  static let files: [(String, String, Int, String)] = [
    ("chargepoint_driver_export/chargepoint.csv", "chargepoint", 391, "10700.428"),
    ("evcc_sessions_en/session.csv", "evcc", 56, "399.83"),
    ("format_samples_small/evcc_de_semicolon.csv", "evcc", 5, "80.016"),
    ("format_samples_small/tesla_charging_history.csv", "tesla-account", 2, "45.22"),
    ("format_samples_small/goe_data_v3.csv", "go-e", 4, "236.224"),
    ("format_samples_small/mycupra_charging_statistics.csv", "vw-charging", 1, "6"),
  ]

  @Test("whole, to the last digit", arguments: files)
  func whole(name: String, importer: String, count: Int, energy: String) throws {
    let result = try ImportHarness.run(try RealData.bytes(name), name: name)
    #expect(result.importer == importer)
    #expect(result.rejected == [])
    #expect(result.new.count == count, "\(result.twins)")
    #expect(result.energy.text == energy)
  }

  @Test("and a second time nothing is new", arguments: files)
  func twice(name: String, importer: String, count: Int, energy: String) throws {
    let bytes = try RealData.bytes(name)
    let first = try ImportHarness.run(bytes)
    let second = try ImportHarness.run(bytes, into: ImportHarness.index(sessions: first.new))
    #expect(second.new.isEmpty)
    #expect(second.twins.count == count)
  }

  @Test("of SAP Labs by rules of one's own: every row is taken, none refused")
  func sapLabs() throws {
    let text = String(decoding: try ImportHarness.fixture("sap-labs.yaml"), as: UTF8.self)
    let result = try ImportHarness.run(
      try RealData.bytes("sap_labs_france/conso-ve-sap0.csv"),
      rules: try ImportHarness.rules(text, id: "sap-labs")
    )
    #expect(result.new.count == 26_823)
    #expect(result.twins.isEmpty)
    #expect(result.rejected == [])
    #expect(result.energy.text == "626009.573")
    let first = try #require(result.new.first)
    #expect(
      String(decoding: first.bytes, as: UTF8.self) == """
        car: ioniq5
        start: 2018-03-23T09:49:02+01:00
        end: 2018-03-23T12:30:34+01:00
        duration: 56m
        location: work
        energy_kwh: 5.664
        cost: 0.79296
        currency: EUR
        source: {importer: sap-labs, id: 913167957, file: file.csv, row: 2}

        """
    )
  }

  @Test(
    "of TeslaMate: samples become one session",
    arguments: [
      ("daylightsavingstime_test", "2021-04-13T19:46:13Z", "2021-04-13T22:02:46Z", "15.61"),
      ("invalidphases", "2024-07-04T13:26:00Z", "2024-07-04T14:36:00Z", "11.23"),
      ("nophasedata_test", "2022-03-14T02:04:18Z", "2022-03-14T02:04:26Z", "0"),
      ("plunge_test", "2020-05-23T00:02:21Z", "2020-05-23T05:00:05Z", "35.91"),
    ]
  )
  func samples(name: String, start: String, end: String, energy: String) throws {
    let result = try ImportHarness.run(try RealData.bytes("teslamate_charges/\(name).csv"))
    #expect(result.importer == "teslamate-samples")
    #expect(result.rejected == [])
    #expect(result.new.map(\.session.start.text) == [start])
    #expect(result.new.map(\.session.end?.text) == [end])
    #expect(result.new.map(\.session.energyBatteryKWh?.text) == [energy])
  }

  @Test("of evcc in German have every value exactly")
  func german() throws {
    let result = try ImportHarness.run(
      try RealData.bytes("format_samples_small/evcc_de_semicolon.csv"),
      name: "evcc.csv"
    )
    let found = result.new.map { imported -> [String] in
      let session = imported.session
      return [
        session.start.text, session.end?.text ?? "", session.duration?.text ?? "",
        session.energyKWh?.text ?? "", session.solarPercent?.text ?? "",
        session.odometerKilometres?.text ?? "", session.cost?.text ?? "",
        session.pricePerKWh?.text ?? "", session.location ?? "",
      ]
    }
    #expect(
      found == [
        [
          "2026-05-13T18:53:35", "2026-05-14T16:46:05", "5h21m5s", "27.429", "97.815", "", "2.3262",
          "0.0848", "Carport",
        ],
        [
          "2026-05-08T16:36:22", "2026-05-10T18:25:22", "13h39m30s", "34.057", "99.484", "21085",
          "2.7632", "0.0811", "Carport",
        ],
        [
          "2026-05-07T17:42:22", "2026-05-08T07:47:52", "39m29s", "13.253", "0.0715", "21023",
          "3.9738", "0.2998", "Carport",
        ],
        [
          "2026-05-06T13:24:22", "2026-05-06T14:25:52", "59m29s", "3.459", "99.8353", "20970",
          "0.278", "0.0804", "Carport",
        ],
        [
          "2026-05-04T15:43:49", "2026-05-04T16:16:49", "31m", "1.818", "98.5746", "", "0.1511",
          "0.0831", "Carport",
        ],
      ]
    )
  }

  @Test("of a Tesla account: energy where it is billed by kWh, the currency of the country")
  func tesla() throws {
    let result = try ImportHarness.run(
      try RealData.bytes("format_samples_small/tesla_charging_history.csv"),
      name: "tesla.csv"
    )
    #expect(
      result.yaml == [
        """
        car: ioniq5
        start: 2026-08-20T14:25:10+02:00
        location: Hannover, Germany
        network: Tesla
        type: dc
        energy_kwh: 45.22
        cost: 18.94
        price_per_kwh: 0.42
        currency: EUR
        source: {importer: tesla-account, id: INV-123, file: tesla.csv, row: 2}

        """,
        """
        car: ioniq5
        start: 2024-12-17T05:54:10+01:00
        location: Innsbruck, Austria
        network: Tesla
        type: dc
        cost: 0.00
        currency: EUR
        source: {importer: tesla-account, file: tesla.csv, row: 3}

        """,
      ]
    )
  }
}
