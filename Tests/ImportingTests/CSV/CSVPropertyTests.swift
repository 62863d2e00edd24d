import Importing
import Testing

@Suite("Reading and writing CSV")
struct CSVPropertyTests {
  static let pieces = [
    "", "a", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "ä", "€", "🔌🚗", "\u{FEFF}",
    "sep=;",
    "e\u{301}", "12,5", "\u{2028}",
  ]

  @Test(
    "writes rows so that the reader gives back the same fields",
    arguments: 0..<200 as Range<UInt64>
  )
  func roundTrip(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let columns = Int.random(in: 1...6, using: &random)
    let rows = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      (0..<columns).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in random.element(of: Self.pieces) }
          .joined()
      }
    }
    let dialect = CSVDialect(delimiter: random.element(of: Array(",;\t|".utf8)))
    var writer = CSVWriter(dialect: dialect, lineEnd: random.element(of: ["\n", "\r\n", "\r"]))
    for row in rows { writer.append(row) }
    let reader = CSVReader(
      CSVSource(bytes: writer.bytes),
      dialect: dialect,
      hasHeader: false,
      blockSize: Int.random(in: 16...64, using: &random)
    )
    let found = Array(reader)
    #expect(
      found.map { $0.fields.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } },
      "seed \(seed)"
    )
    #expect(found.allSatisfy { $0.problems.isEmpty }, "seed \(seed)")
    #expect(found.allSatisfy { Array(writer.bytes[$0.byteRange]) == $0.source }, "seed \(seed)")
  }

  @Test(
    "ends on any bytes, whatever the block size, with the same rows",
    arguments: 0..<400 as Range<UInt64>
  )
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] =
      Array("\"\"\",,;\n\r\na1".utf8) + [0, 0xFF, 0xEF, 0xBB, 0xBF, 0xD8, 0xC3]
    let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
      seed % 2 == 0 ? random.element(of: alphabet) : UInt8.random(in: 0...255, using: &random)
    }
    var dialect = CSVDialect.sniff(bytes)
    if seed % 3 == 0 { dialect.encoding = random.element(of: CSVDialect.Encoding.allCases) }
    let limit = Int.random(in: 1...80, using: &random)
    let read = { (blockSize: Int) in
      Array(
        CSVReader(
          CSVSource(bytes: bytes),
          dialect: dialect,
          hasHeader: seed % 5 != 0,
          maximumRowSize: limit,
          blockSize: blockSize
        )
      )
    }
    let rows = read(1 << 18)
    #expect(rows == read(16), "seed \(seed)")
    #expect(rows == read(37), "seed \(seed)")
    var end = 0
    for row in rows {
      #expect(
        row.byteRange.lowerBound >= end && row.byteRange.upperBound <= bytes.count,
        "seed \(seed)"
      )
      end = row.byteRange.upperBound
      let isWhole =
        !row.source.isEmpty && dialect.encoding != .utf16BigEndian
        && dialect.encoding != .utf16LittleEndian
      if isWhole { #expect(Array(bytes[row.byteRange]) == row.source, "seed \(seed)") }
    }
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }, "seed \(seed)")
  }

  @Test("writes a refused row as it was")
  func writesSource() {
    let bytes = Array("h,i\n1,\"bad\n2,ok\n".utf8)
    let reader = CSVReader(CSVSource(bytes: bytes), dialect: CSVDialect())
    var writer = CSVWriter(lineEnd: "\n")
    if let header = reader.header { writer.append(source: header.source) }
    for row in reader where !row.problems.isEmpty { writer.append(source: row.source) }
    #expect(String(decoding: writer.flush(), as: UTF8.self) == "h,i\n1,\"bad\n")
    #expect(writer.bytes.isEmpty)
  }
}
