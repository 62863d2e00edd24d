import Foundation
import Importing
import Testing

@Suite("A CSV file of any size")
struct CSVLargeFileTests {
  @Test("is read in blocks no larger than asked for, and never twice")
  func readsInBlocks() {
    let line = Array("2026-01-01,41.25,home\n".utf8)
    var remaining = 200_000
    var asked: Set<Int> = []
    let source = CSVSource { limit in
      asked.insert(limit)
      let count = min(remaining, limit / line.count)
      remaining -= count
      return Array(repeatElement(line, count: count).joined())
    }
    let reader = CSVReader(source, dialect: CSVDialect(), hasHeader: false, blockSize: 1 << 16)
    var count = 0
    for row in reader where row.problems.isEmpty { count += 1 }
    #expect(count == 200_000)
    #expect(asked == [1 << 16])
  }

  @Test("is read from a file descriptor")
  func readsFile() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "plugtrack-\(UUID().uuidString).csv"
    )
    try Data("a,b\n1,2\n".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    let reader = CSVReader(CSVSource(fileDescriptor: file.fileDescriptor))
    #expect(reader.header?.fields == ["a", "b"])
    #expect(reader.map(\.fields) == [["1", "2"]])
  }

  @Test("says so when the file descriptor is of no use")
  func refusesClosedFile() {
    let rows = Array(CSVReader(CSVSource(fileDescriptor: -1)))
    #expect(rows.map { $0.problems.map(\.code) } == [[.unreadable]])
  }
}
