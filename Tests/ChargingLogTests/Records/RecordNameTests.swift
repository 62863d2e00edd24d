import TestSupport
import Testing

@testable import ChargingLog

@Suite("The names of records' files")
struct RecordNameTests {
  @Test(
    "A dot file, one in a dot folder and one that begins with # is no record",
    arguments: [
      "sessions/2026/11/#x.yaml", "sessions/#x.yaml", "sessions/.x.yaml", "sessions/.git/x.yaml",
      "cars/#zoe.yaml", "cars/.zoe.yaml", ".cars/zoe.yaml", "tariffs/.agile/2026-11.yaml",
    ]
  )
  func passedOver(_ path: String) { #expect(RecordKind(path: path) == nil) }

  @Test(
    "A dot or # inside of a name, or a # before a folder's, changes nothing",
    arguments: ["sessions/x#1.yaml", "sessions/a.b.yaml", "sessions/#old/x.yaml"]
  )
  func named(_ path: String) { #expect(RecordKind(path: path) == .session) }

  @Test("stand in the order of their ids, numbers by value")
  func order() {
    let rising = [
      "sessions/2026/9/z.yaml", "sessions/2026/10/a.yaml",
      "sessions/2026/11/2026-11-25T0900-ioniq5.yaml",
      "sessions/2026/11/2026-11-25T0900-ioniq5-2.yaml",
      "sessions/2026/11/2026-11-25T0900-ioniq5-9.yaml",
      "sessions/2026/11/2026-11-25T0900-ioniq5-10.yaml",
      "sessions/2026/11/a.yaml", "sessions/2026/11/a1.yaml", "sessions/2026/11/a01.yaml",
      "sessions/2026/11/a2.yaml", "sessions/2026/11/a18446744073709551617.yaml",
    ].sorted(by: RecordOrder.precedes)
    for (position, left) in rising.enumerated() {
      #expect(!RecordOrder.precedes(left, left))
      for right in rising[(position + 1)...] {
        #expect(RecordOrder.precedes(left, right))
        #expect(!RecordOrder.precedes(right, left))
      }
    }
    #expect(
      rising.map { $0.split(separator: "/").suffix(2).joined(separator: "/") } == [
        "9/z.yaml", "10/a.yaml", "11/2026-11-25T0900-ioniq5.yaml",
        "11/2026-11-25T0900-ioniq5-2.yaml", "11/2026-11-25T0900-ioniq5-9.yaml",
        "11/2026-11-25T0900-ioniq5-10.yaml", "11/a.yaml", "11/a01.yaml", "11/a1.yaml",
        "11/a2.yaml", "11/a18446744073709551617.yaml",
      ]
    )
  }

  @Test("put sessions of the same minute in order, however they come into the index")
  func sameMinute() throws {
    let ids = ["x", "x-2", "x-9", "x-10"]
    let files = ids.map {
      RecordFile.read(Array(SampleLog.session.utf8), path: "sessions/2026/11/\($0).yaml")
    }
    let sessions = files.compactMap { file -> Session? in
      guard case .session(let session) = file.content else { return nil }
      return session
    }
    try #require(sessions.count == ids.count)
    let others = SampleLog.files.map { RecordFile.read(Array($0.value.utf8), path: $0.key) }
    let whole = ChargingIndex(files: others, sessions: sessions.reversed())
    #expect(whole.sessions.map(\.id) == ids)
    let part = ChargingIndex(files: others, sessions: [sessions[2], sessions[1]])
    let added = [files[3], files[0]]
    #expect(part.refreshed(Set(added.map(\.path)), added).sessions.map(\.id) == ids)
  }
}
