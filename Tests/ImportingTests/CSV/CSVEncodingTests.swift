import Importing
import Testing

@Suite("A CSV reader of other encodings")
struct CSVEncodingTests {
  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(
    "reads UTF-16 in both byte orders, with and without a mark",
    arguments: [true, false],
    [true, false]
  )
  func readsUTF16(bigEndian: Bool, hasMark: Bool) {
    let text = "h;i\r\nä;\"🔌\n\"\r\nb;c\r\n"
    let bytes = Self.utf16((hasMark ? "\u{FEFF}" : "") + text, bigEndian: bigEndian)
    let reader = CSVReader(CSVSource(bytes: bytes), blockSize: 16)
    #expect(reader.dialect.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
    #expect(reader.dialect.delimiter == UInt8(ascii: ";"))
    #expect(reader.header?.fields == ["h", "i"])
    let rows = Array(reader)
    #expect(rows.map(\.fields) == [["ä", "🔌\n"], ["b", "c"]])
    #expect(rows.allSatisfy { Array(bytes[$0.byteRange]) == $0.source })
  }

  @Test("refuses half a character of UTF-16")
  func refusesLoneSurrogate() {
    let dialect = CSVDialect(encoding: .utf16LittleEndian)
    let bytes: [UInt8] = [0x61, 0, 0x2C, 0, 0x3C, 0xD8, 0x0A, 0, 0x62, 0, 0x0A, 0, 0x63]
    let rows = Array(CSVReader(CSVSource(bytes: bytes), dialect: dialect, hasHeader: false))
    #expect(rows.map { $0.problems.map(\.code) } == [[.invalidEncoding], [], [.invalidEncoding]])
    #expect(rows.map(\.byteRange) == [0..<6, 8..<10, 12..<13])
    #expect(rows[0].source == Array(bytes[0..<6]))
  }

  @Test("takes bytes that are no UTF-8 as Windows-1252")
  func readsWindows1252() {
    let bytes = Array("Start;Preis\n1;".utf8) + [0x80, 0x20, 0xE4, 0x0A]
    let reader = CSVReader(CSVSource(bytes: bytes))
    #expect(reader.dialect.encoding == .windows1252)
    #expect(reader.map(\.fields) == [["1", "€ ä"]])
  }

  @Test("reads Latin-1 byte by byte")
  func readsLatin1() {
    let dialect = CSVDialect(encoding: .latin1)
    let rows = Array(
      CSVReader(CSVSource(bytes: [0xE4, 0x2C, 0xFF]), dialect: dialect, hasHeader: false)
    )
    #expect(rows.map(\.fields) == [["ä", "ÿ"]])
  }

  @Test("is not misled by a character that the sample cuts in two")
  func sniffsCutCharacter() {
    let bytes = Array(String(repeating: "ä,b\n", count: 20_000).utf8)
    #expect(
      CSVDialect.sniff(Array(("x" + String(decoding: bytes, as: UTF8.self)).utf8)).encoding == .utf8
    )
    #expect(CSVDialect.sniff(bytes).encoding == .utf8)
  }
}
