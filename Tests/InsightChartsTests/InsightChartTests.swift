import ChargingLog
import Charts
import InsightCharts
import Insights
import Testing

@Suite struct `Charts of a log` {
  private static let sessions = [
    "{car: ev, start: 2026-01-10T10:00, duration: 2h, location: home, energy_kwh: 10, cost: 1}",
    "{car: ev, start: 2026-03-05T10:00, duration: 1h, location: Mall, energy_kwh: 20, cost: 9.5}",
    "{car: zoe, start: 2026-03-06T10:00, location: Mall, energy_kwh: 5}",
    "{car: zoe, start: 2026-03-07T10:00, location: home, energy_kwh: 5, cost: 3, currency: EUR}",
    "{car: zoe, start: 2026-03-08, location: home}",
  ]

  static func index(_ sessions: [String] = sessions) -> ChargingIndex {
    let files = [
      ("settings.yaml", "plugtrack: 1\ncurrency: GBP\ntime_zone: UTC\n"),
      ("cars/ev.yaml", "make: Kia\nmodel: EV\nbattery_kwh: 50\n"),
      ("cars/zoe.yaml", "make: Renault\nmodel: Zoe\nbattery_kwh: 40\n"),
      ("locations/home.yaml", "home: true\n"),
    ].map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let decoded = sessions.enumerated().map {
      RecordFile.read(Array($0.element.utf8), path: "sessions/\($0.offset).yaml")
    }
    #expect((files + decoded).flatMap(\.diagnostics).isEmpty)
    return ChargingIndex(
      files: files,
      sessions: decoded.compactMap {
        if case .session(let session) = $0.content { session } else { nil }
      }
    )
  }

  private func draw(
    _ subject: ChartSubject,
    by keys: [Grouping.Key] = [.month],
    _ index: ChargingIndex = index()
  ) throws -> InsightChart {
    try InsightChart.draw(
      subject,
      by: Grouping(keys),
      of: Array(index.sessions.indices),
      in: index
    ).get()
  }

  private func rows(_ chart: InsightChart) -> [String] {
    chart.table.rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): text
        case .number(let number): number?.text ?? "?"
        }
      }.joined(separator: " ")
    }
  }

  @Test func `have months without a session: sums of nothing, and gaps`() throws {
    #expect(rows(try draw(.cost)) == ["2026-01 1", "2026-02 0", "2026-03 9.5"])
    #expect(rows(try draw(.price)) == ["2026-01 0.1", "2026-02 ?", "2026-03 0.475"])
    #expect(rows(try draw(.sessions)) == ["2026-01 1", "2026-02 0", "2026-03 4"])
  }

  @Test func `have no price in months in which all was free`() throws {
    let free = Self.index([
      Self.sessions[0],
      "{car: ev, start: 2026-02-05T10:00, location: Mall, energy_kwh: 20, cost: 0}",
      "{car: ev, start: 2026-03-05T10:00, location: Mall, energy_kwh: 30, cost: 0}",
      "{car: ev, start: 2026-03-06T10:00, location: Mall, energy_kwh: 10, cost: 4}",
    ])
    let price = try draw(.price, by: [.month], free)
    #expect(rows(price) == ["2026-01 0.1", "2026-02 ?", "2026-03 0.1"])
    #expect(price.notes == ["1 of 3 has only free sessions, and no price: it is left blank"])
    #expect(rows(try draw(.cost, by: [.month], free)) == ["2026-01 1", "2026-02 0", "2026-03 4"])
    guard case .failure(let nothing) = InsightChart.draw(.price, of: [1, 2], in: free) else {
      Issue.record("a price of nothing is drawn")
      return
    }
    #expect(nothing.reason == "all of them were free")
  }

  @Test func `divide energy by where it was charged`() throws {
    let chart = try draw(.energy)
    #expect(chart.table.header == ["month", "home", "public"])
    #expect(rows(chart) == ["2026-01 10 0", "2026-02 0 0", "2026-03 5 25"])
  }

  @Test func `divide bars by a second key, and give each car a line`() throws {
    let chart = try draw(.energy, by: [.month, .car])
    #expect(chart.table.header == ["month", "ev", "zoe"])
    #expect(rows(chart) == ["2026-01 10 0", "2026-02 0 0", "2026-03 20 10"])
    guard case .lines(let lines) = try draw(.price, by: [.month, .car]).chart else {
      Issue.record("no lines")
      return
    }
    #expect(lines.series.map(\.name) == ["ev", "zoe"])
    #expect(lines.series.map(\.values) == [[0.1, nil, 0.475], [nil, nil, nil]])
  }

  @Test func `say what they leave out`() throws {
    #expect(
      try draw(.cost).notes == ["2 sessions of unknown cost left out", "1 session in EUR left out"]
    )
    #expect(try draw(.energy).notes == ["1 session of unknown energy left out"])
    #expect(try draw(.hours).notes == ["1 without a time of day left out"])
  }

  @Test func `rank what is not time, the largest first`() throws {
    guard case .bars(let bars) = try draw(.cost, by: [.location]).chart else {
      Issue.record("no bars")
      return
    }
    #expect(bars.direction == .right)
    #expect(bars.labels == ["Mall", "home"])
    #expect(bars.format == ValueFormat(prefix: "£", decimals: 2))
  }

  @Test func `put into words what they show`() throws {
    let caption = try draw(.cost).chart.caption
    #expect(caption.title == "Cost by month")
    #expect(caption.summary == "£10.50 in all. Most: 2026-03, £9.50. Least: 2026-02, £0.00.")
  }

  @Test(arguments: ChartSubject.allCases)
  func `say why there is none`(subject: ChartSubject) {
    let empty = Self.index([])
    guard case .failure(let nothing) = InsightChart.draw(subject, of: [], in: empty) else {
      Issue.record("\(subject) is drawn of nothing")
      return
    }
    #expect(!nothing.reason.isEmpty)
  }

  @Test func `colour the days of energy from the first to the last`() throws {
    let chart = try draw(.days)
    #expect(chart.table.rows.count == 58)
    #expect(rows(chart).first == "2026-01-10 1 10")
    #expect(rows(chart)[1] == "2026-01-11 0 0")
    #expect(rows(chart).last == "2026-03-08 1 ?")
  }

  @Test func `spread energy over the hours that it flowed in`() throws {
    let energies = rows(try draw(.hours)).filter { !$0.hasSuffix(" 0") }
    #expect(energies == ["thu 10 20", "fri 10 5", "sat 10 10", "sat 11 5"])
  }
}
