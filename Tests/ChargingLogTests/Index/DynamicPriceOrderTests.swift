import ChargingLog
import Testing

@Suite("Two prices for one start")
struct DynamicPriceOrderTests {
  @Test("the last counts, files in the order of their names", arguments: [false, true])
  func last(isReversed: Bool) {
    let files = [
      ("settings.yaml", "plugtrack: 1\ncurrency: GBP\ntime_zone: UTC\n"),
      ("cars/zoe.yaml", "make: Renault\nmodel: Zoe\nbattery_kwh: 40\n"),
      ("locations/home.yaml", "home: true\ntariff: agile\n"),
      ("tariffs/agile.yaml", "interval: 30m\n"),
      ("tariffs/agile/2026-11.yaml", "{2026-11-01T00:00Z: 0.1, 2026-11-01 00:00Z: 0.2}\n"),
      ("tariffs/agile/more.yaml", "2026-11-01T00:00Z: 0.4\n"),
      ("tariffs/agile/2026-10.yaml", "2026-11-01T00:00Z: 0.8\n"),
    ].map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let text =
      "car: zoe\nstart: 2026-11-01T00:00\nend: 2026-11-01T00:30\nlocation: home\nenergy_kwh: 10\n"
    let file = RecordFile.read(Array(text.utf8), path: "sessions/a.yaml")
    guard case .session(let session) = file.content else {
      Issue.record("the session is none")
      return
    }
    let index = ChargingIndex(
      files: isReversed ? files.reversed() : files,
      sessions: [session]
    )
    #expect(index.cost(at: 0).amount?.text == "4")
  }
}
