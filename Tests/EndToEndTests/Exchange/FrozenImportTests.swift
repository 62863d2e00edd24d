import TestSupport
import Testing

@Suite struct `An import` {
  /// Half an hour at the day's price and an hour and a half at the night's, and a place without a
  /// tariff.
  private static let csv = """
    Created,Finished,Charging point,Energy (kWh),Duration,Identifier
    2026-11-02 00:00:00,2026-11-02 02:00:00,home,8,2h0m0s,
    2026-11-04 12:00:00,2026-11-04 13:00:00,Kiosk,8,1h0m0s,

    """

  @Test func `freezes what the tariff asks, so that a later change of it alters nothing`() throws {
    let log = try TemporaryDirectory.sampleData()
    try log.write("box.csv", Self.csv)
    let arguments = ["import", "box.csv", "--car", "ioniq5", "--no-commit"]
    let outcome = try Binary.plugtrack.run(arguments, in: log.path)
    #expect(outcome.status == 0, "\(outcome.err)")
    let home = try log.read("sessions/2026/11/2026-11-02T0000-ioniq5.yaml")
    // 2 kWh × 0.2586 + 6 kWh × 0.0799 = 0.9966
    #expect(home.contains("priced: {tariff: octopus-go, cost: 1.00}"), "\(home)")
    let kiosk = try log.read("sessions/2026/11/2026-11-04T1200-ioniq5.yaml")
    #expect(!kiosk.contains("priced"), "\(kiosk)")

    let dearer = ["tariff", "rate", "octopus-go", "--from", "2026-11-01", "--price", "9"]
    #expect(try Binary.plugtrack.run(dearer + ["--no-commit"], in: log.path).status == 0)
    let shown = try Binary.plugtrack.run(["show", "2026-11-02T0000"], in: log.path)
    #expect(shown.out.contains("£1.00"), "\(shown.out)")
    #expect(try log.read("sessions/2026/11/2026-11-02T0000-ioniq5.yaml") == home)
  }
}
