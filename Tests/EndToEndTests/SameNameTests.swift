import TestSupport
import Testing

@Suite struct `Two files of one name` {
  @Test func `are told apart by their paths`() throws {
    let log = try ShortLog.make()
    try log.write("sessions/2026/10/copy/2026-10-30T0012-ioniq5.yaml", SampleLog.session)
    let outcome = try Binary.plugtrack.run(["show", "2026-10-30T0012-ioniq5"], in: log.path)
    #expect(outcome.status == 64)
    #expect(outcome.err.contains("2 files have the id 2026-10-30T0012-ioniq5"))
    #expect(outcome.err.contains("sessions/2026/10/copy/2026-10-30T0012-ioniq5.yaml"))
    let one = try Binary.plugtrack.run(["show", ShortLog.session], in: log.path)
    #expect(one.status == 0, "\(one.err)")
  }
}
