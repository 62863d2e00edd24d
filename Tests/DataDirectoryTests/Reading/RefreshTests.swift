import ChargingLog
import Glibc
import TestSupport
import Testing

@testable import DataDirectory

/// An index that is refreshed file by file is the one that a whole load gives.
@Suite("Refreshing an index")
struct RefreshTests {
  private static func expectSame(_ left: ChargingIndex, _ right: ChargingIndex, _ note: String) {
    #expect(SnapshotLog.text(of: left) == SnapshotLog.text(of: right), "\(note)")
    #expect(SnapshotLog.ledger(of: left) == SnapshotLog.ledger(of: right), "\(note)")
    #expect(left.sessions == right.sessions, "\(note)")
    #expect(left.carNumbers == right.carNumbers, "\(note)")
    #expect(Set(left.diagnostics) == Set(right.diagnostics), "\(note)")
    #expect(Set(left.findings) == Set(right.findings), "\(note)")
    #expect(left.sessionsLeftOut == right.sessionsLeftOut, "\(note)")
    for position in left.sessions.indices {
      #expect(left.location(at: position) == right.location(at: position), "\(note)")
    }
  }

  /// What a file may hold after a change, the useless included.
  private static func text(using random: inout SeededRandom) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: "car: nobody\nstart: 2026-11-23T07:30\n"
    case 1: "car: ioniq5\nstart: 2026-03-29T01:30\nlocation: home\n"
    case 2: "car: ioniq5\nenergy_kwh: 41,2\n"
    case 3: "car: ioniq5\nstart: 2026-10-25T01:30\n"
    default: SampleLog.session(using: &random)
    }
  }

  @Test(
    "gives what a whole load gives, whatever came, changed and went",
    arguments: UInt64(1)...3,
    [false, true]
  )
  func likeLoading(seed: UInt64, isStored: Bool) async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, seed: seed, count: 90)
      let directory = DataDirectory(path: folder.path("log"), cache: nil)
      if isStored { try await log.forge(notes: nil) }
      var index = try await log.load()
      var random = SeededRandom(seed: seed)
      for round in 0..<25 {
        var paths: Set<String> = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let number = Int.random(in: 95..<195, using: &random)
          let path = "sessions/2026/\(10 + number % 3)/\(number).yaml"
          paths.insert(path)
          if Int.random(in: 0..<4, using: &random) == 0 {
            unlink("\(log.directory.root)/\(path)")
          } else {
            try folder.write("log/\(path)", Self.text(using: &random))
          }
        }
        index = try await directory.refresh(index, paths)
        Self.expectSame(index, try await directory.load(), "seed \(seed) \(isStored), \(round)")
      }
    }
  }

  @Test("reads everything anew when a car, a place or a tariff changed")
  func otherRecords() async throws {
    try await TemporaryDirectory.with { folder in
      _ = try SnapshotLog(folder, count: 20)
      let directory = DataDirectory(path: folder.path("log"), cache: nil)
      let index = try await directory.load()
      try folder.write("log/locations/home.yaml", "home: true\ntime_zone: Asia/Tokyo\n")
      let fresh = try await directory.refresh(index, ["locations/home.yaml"])
      Self.expectSame(fresh, try await directory.load(), "home moved")
      #expect(fresh.location(named: "home")?.timeZone?.identifier == "Asia/Tokyo")
    }
  }

  @Test("finds sessions by the names of their files, in the snapshot and out of it")
  func positions() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 40)
      try await log.forge(notes: nil)
      try folder.write("log/sessions/new.yaml", SampleLog.session)
      let index = try await log.load()
      for path in index.sessions.paths {
        #expect(index.sessions.positions(of: [path]).map { index.sessions.path(at: $0) } == [path])
      }
      #expect(
        index.sessions.positions(of: Set(index.sessions.paths)) == Array(index.sessions.indices)
      )
      let strangers: Set = ["", "sessions", "sessions/2026/10/1.yaml", "sessions/zz.yaml", "é"]
      #expect(index.sessions.positions(of: strangers) == [])
    }
  }

  @Test("puts sessions together the same in any pieces")
  func pieces() async throws {
    try await TemporaryDirectory.with { folder in
      let log = try SnapshotLog(folder, count: 30)
      let sessions = Array(try await log.load().sessions)
      let many = (0..<300).flatMap { _ in sessions }
      for cuts in [[], [1], [2048, 4096], [5, 2053, 4000], [2048, 2049]] {
        let ends = cuts.filter { $0 < many.count } + [many.count]
        let pieces = zip([0] + ends, ends).map { SessionPiece(Array(many[$0..<$1])) }
        #expect(SessionList(pieces).elementsEqual(many), "\(cuts)")
      }
    }
  }
}
