import Foundation
import TestSupport
import Testing

/// Real exports, by the built program: imported whole, once, and out and back in unchanged.
@Suite(
  "Real exports go in, out and back in",
  .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absent))
)
struct RealRoundTripTests {
  static let files: [(name: String, count: Int, energy: String)] = [
    ("chargepoint_driver_export/chargepoint.csv", 391, "10700.428"),
    ("evcc_sessions_en/session.csv", 56, "399.83"),
    ("format_samples_small/evcc_de_semicolon.csv", 5, "80.016"),
    ("sap_labs_france/conso-ve-sap0.csv", sapRows, "14441.108"),
  ]

  /// So many rows of SAP Labs: the whole file is imported in the tests of `Importing`.
  private static let sapRows = 600

  private func makeLog() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write(SampleLog.files)
    let rules = Package.root.appending(path: "Tests/ImportingTests/Fixtures/sap-labs.yaml")
    try folder.write("rules/sap-labs.yaml", String(contentsOf: rules, encoding: .utf8))
    return folder
  }

  private func sessions(of folder: TemporaryDirectory) -> [String: String] {
    let names = folder.files.filter { $0.hasPrefix("sessions/") }
    return Dictionary(uniqueKeysWithValues: names.map { ($0, folder.text($0) ?? "") })
  }

  @Test("with the same files at the end", arguments: files)
  func roundTrip(name: String, count: Int, energy: String) throws {
    let first = try makeLog()
    let bytes = try RealData.bytes(name)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isWhole = !name.hasPrefix("sap")
    try first.write(
      "export.csv",
      isWhole ? bytes : Array(lines.prefix(Self.sapRows + 1).joined(separator: [0x0A])) + [0x0A]
    )
    let take = ["import", "export.csv", "--car", "ioniq5"]
    let once = try Binary.plugtrack.run(take, in: first.path)
    #expect(once.status == 0, "\(once.err)")
    #expect(once.out.contains("\(count) taken, 0 already there, 0 rejected"), "\(once.out)")

    let stats = try Binary.plugtrack.run(["stats", "--format", "json"], in: first.path)
    #expect(stats.out.contains("\"energy_kwh\": \(energy),"), "\(stats.out)")
    #expect(try Binary.plugtrack.run(["check"], in: first.path).status == 0)

    let before = sessions(of: first)
    #expect(before.count == count)
    let twice = try Binary.plugtrack.run(take, in: first.path)
    #expect(twice.out.contains("0 taken, \(count) already there, 0 rejected"), "\(twice.out)")
    #expect(sessions(of: first) == before)

    let out = try Binary.plugtrack.run(["export", "--format", "csv"], in: first.path)
    let second = try makeLog()
    try second.write("log.csv", out.out)
    let back = try Binary.plugtrack.run(["import", "log.csv"], in: second.path)
    #expect(back.status == 0, "\(back.err)")
    #expect(sessions(of: second) == before)
  }
}
