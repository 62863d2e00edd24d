import Foundation
import TestSupport
import Testing

/// Exports that are hard to read, by the built program.
@Suite("Hard CSV")
struct HardCSVTests {
  private let log: TemporaryDirectory

  init() throws {
    log = try TemporaryDirectory()
    try log.write(SampleLog.files)
  }

  private func take(_ text: [UInt8]) throws -> Binary.Outcome {
    try log.write("box.csv", text)
    return try Binary.plugtrack.run(["import", "box.csv", "--car", "ioniq5"], in: log.path)
  }

  private static let header =
    "Created,Finished,Charging point,Energy (kWh),Duration,Identifier\n"

  @Test("line breaks inside quotes belong to their field")
  func quotedLines() throws {
    let outcome = try take(
      Array(
        "date,odometer,charge_type,charge_power_kw,location_label,charge_network,charge_delivered_kwh,duration_mins,cost_per_kwh,total_cost_gbp,soc_from,soc_to,ambient_temp_c,preconditioning_used,preconditioning_events,notes\n2026-01-02,1000,DC,50,Services,Ionity,31,40,0.50,15.5,20,70,12,0,0,\"frost,\nand \"\"wind\"\"\"\n"
          .utf8
      )
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    let session = log.text("sessions/2026/01/2026-01-02-ioniq5.yaml") ?? ""
    #expect(session.contains("notes: |-\n  frost,\n  and \"wind\"\n"), "\(session)")
  }

  @Test("of an export that was cut off in the last row, that row is refused and kept as it was")
  func cutOff() throws {
    let rows =
      Self.header + "2026-01-02 10:00:00,2026-01-02 12:00:00,Carport,7.5,2h0m0s,\n2026-01-03 1"
    let outcome = try take(Array(rows.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.err.contains("box.csv:3:13: error: the row has 1 field, the header 6"))
    #expect(outcome.out.contains("1 taken, 0 already there, 1 rejected: box.rejected.csv"))
    #expect(log.text("box.rejected.csv") == Self.header + "2026-01-03 1\n")
  }

  @Test("UTF-16 and Windows' own encoding are read for what they are")
  func encodings() throws {
    let text =
      Self.header + "2026-01-02 10:00:00,2026-01-02 12:00:00,Küche,7.5,2h0m0s,\n"
    let encodings: [String.Encoding] = [.utf16, .utf16BigEndian, .windowsCP1252]
    for (day, encoding) in encodings.enumerated() {
      let dated = text.replacing("2026-01-02", with: "2026-01-1\(day)")
      let mark: [UInt8] = encoding == .utf16BigEndian ? [0xFE, 0xFF] : []
      let bytes = try #require(dated.data(using: encoding))
      let outcome = try take(mark + Array(bytes))
      #expect(outcome.status == 0, "\(encoding): \(outcome.err)")
      let session = log.text("sessions/2026/01/2026-01-1\(day)T1000-ioniq5.yaml") ?? ""
      #expect(session.contains("location: Küche"), "\(encoding): \(session)")
    }
  }

  @Test("a gigabyte without a line end is refused in little memory")
  func gigabyte() throws {
    try log.write("box.csv", Self.header)
    // Sparse: it takes no room on the disk.
    truncate(log.path("box.csv"), 1 << 30)
    let outcome = try Binary.tool("/bin/sh").run(
      ["-c", "ulimit -v 700000; exec \"$0\" import box.csv --car ioniq5", Binary.plugtrack.path],
      in: log.path
    )
    #expect(outcome.status == 1, "\(outcome.err)")
    #expect(outcome.err.contains("[csv-"), "\(outcome.err)")
    #expect(log.files.allSatisfy { !$0.hasPrefix("sessions/") })
  }
}
