import ChargingLog
import Insights
import Testing

@Suite struct `Standing charges` {
  private func log(go: String, flex: String) -> ChargingIndex {
    let files = [
      ("settings.yaml", "plugtrack: 1\ncurrency: GBP\ntime_zone: UTC\n"),
      ("cars/zoe.yaml", "make: Renault\nmodel: Zoe\nbattery_kwh: 40\n"),
      ("locations/home.yaml", "home: true\ntariff: go\n"), ("tariffs/go.yaml", go),
      ("tariffs/flex.yaml", flex),
    ].map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let sessions = ["2026-02-01", "2026-02-10"].enumerated().map { number, day in
      RecordFile.read(
        Array("car: zoe\nstart: \(day)T01:00\nlocation: home\nenergy_kwh: 10\n".utf8),
        path: "sessions/\(number).yaml"
      )
    }
    #expect((files + sessions).flatMap(\.diagnostics).filter { $0.severity == .error }.isEmpty)
    return ChargingIndex(
      files: files,
      sessions: sessions.compactMap {
        if case .session(let session) = $0.content { session } else { nil }
      }
    )
  }

  private func advice(_ log: ChargingIndex) throws -> [Advice] {
    let now = try #require(log.starts.last).advanced(bySeconds: 86_400)
    return Advice.all(in: log, at: now).filter { $0.code == .cheaperTariff }
  }

  @Test func `are summed over all days by the rate of each, and are unknown where none is named`()
    throws
  {
    let log = log(
      go: """
        rates:
          - {from: 2026-01-01, price_per_kwh: 0.30, standing_charge_per_day: 0.50}
          - {from: 2026-02-06, price_per_kwh: 0.30, standing_charge_per_day: 0.60}
        """,
      flex: "rates: [{from: 2026-01-01, price_per_kwh: 0.20}]"
    )
    let whatIf = WhatIf(of: [0, 1], in: log)
    let go = try #require(whatIf.rows.first { $0.tariff == "go" })
    let flex = try #require(whatIf.rows.first { $0.tariff == "flex" })
    #expect(whatIf.days == 10)
    // Five days at 0.50, five at 0.60; no part of what the sessions cost.
    #expect(try go.standing == decimal("5.5"))
    #expect(try go.amount == decimal("6"))
    #expect(flex.standing == nil)
    #expect(try flex.total == decimal("4"))
  }

  @Test(arguments: [("0.50", true), ("0.644", true), ("0.645", false), ("0.90", false)])
  func `decide whether another tariff is cheaper, where both name them`(
    charge: String,
    isCheaper: Bool
  ) throws {
    // Of energy 6.00 against 4.00; ten days at 0.50 against ten at the other: 11.00 against …
    let log = log(
      go: "rates: [{from: 2026-01-01, price_per_kwh: 0.30, standing_charge_per_day: 0.50}]",
      flex: "rates: [{from: 2026-01-01, price_per_kwh: 0.20, standing_charge_per_day: \(charge)}]"
    )
    #expect(try advice(log).isEmpty != isCheaper)
  }

  @Test func `do not count where only one names them`() throws {
    let log = log(
      go: "rates: [{from: 2026-01-01, price_per_kwh: 0.30}]",
      flex: "rates: [{from: 2026-01-01, price_per_kwh: 0.20, standing_charge_per_day: 5}]"
    )
    #expect(try advice(log).count == 1)
  }
}
