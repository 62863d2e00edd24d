import TestSupport
import Testing

@testable import ChargingLog

@Suite("The line of time")
struct TimelineTests {
  @Test("is the same, whatever the parts that sessions come in", arguments: 1...20)
  func parts(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let files = LogFixture.files.map { RecordFile.read(Array($0.1.utf8), path: $0.0) }
    let catalog = Catalog(files)
    var sessions = Array(RandomLog.index(sessions: 120, using: &random).sessions)
    // Many of the same minute, as where several cars are plugged in by a timer.
    for position in sessions.indices where Int.random(in: 0..<3, using: &random) == 0 {
      sessions[position].start = sessions[position / 20 * 20].start
    }
    let order: [(Session) -> Int] = [{ $0.path.count }, { _ in 0 }]
    let key = order[Int(seed % 2)]
    if seed % 3 == 0 { sessions.shuffle(using: &random) }
    sessions.sort { key($0) < key($1) }
    let whole = index(catalog, [sessions])
    for part in [1, 7, 50, 119] {
      let parts = stride(from: 0, to: sessions.count, by: part).map {
        Array(sessions[$0..<min($0 + part, sessions.count)])
      }
      #expect(described(index(catalog, parts)) == described(whole), "seed \(seed), \(part)")
    }
    let keys = zip(whole.starts, whole.sessions.paths).map { ($0, $1) }
    for ((start, path), (next, nextPath)) in zip(keys, keys.dropFirst()) {
      #expect(start < next || start == next && RecordOrder.precedes(path, nextPath))
    }
  }

  private func index(_ catalog: Catalog, _ parts: [[Session]]) -> ChargingIndex {
    let placed = parts.map { PlacedSessions($0, by: catalog) }
    return ChargingIndex(catalog, placed, diagnostics: [], sessionsLeftOut: 0)
  }

  /// All that runs beside the sessions, in words.
  private func described(_ index: ChargingIndex) -> [String] {
    index.sessions.indices.map { position in
      let entry = index.entries[position]
      let texts = [
        index.names.currencies.text(of: entry.currency), index.names.tariffs.text(of: entry.tariff),
        index.names.networks.text(of: entry.network), index.names.places.text(of: entry.place),
      ]
      return """
        \(index.sessions[position].path) \(index.starts[position]) \(index.ends[position] as Any) \
        \(index.carNumbers[position]) \(index.placeNumber(at: position)) \(entry.ordinal) \
        \(entry.previous) \(entry.car) \(entry.amount?.text ?? "-") \(texts)
        """
    }
  }

  @Test(
    "is sorted in place where it nearly is, and from nothing where it is not",
    arguments: 1...60
  )
  func nearlySorted(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let count = [0, 1, 2, 40, 300][Int(seed % 5)]
    let reach = [0, 1, 5, 1_000][Int(seed % 4)]
    var numbers = (0..<count).map { $0 + Int.random(in: 0...reach, using: &random) }
    if seed % 7 == 0 { numbers.reverse() }
    let expected = numbers.sorted()
    numbers.sortNearlySorted(by: <)
    #expect(numbers == expected, "seed \(seed)")
  }
}
