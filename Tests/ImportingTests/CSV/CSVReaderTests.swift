import Importing
import Testing

private func read(
  _ text: String,
  dialect: CSVDialect? = CSVDialect(),
  hasHeader: Bool = false,
  maximumRowSize: Int = CSVReader.defaultMaximumRowSize,
  blockSize: Int = 1 << 18
) -> [CSVRow] {
  Array(
    CSVReader(
      CSVSource(bytes: Array(text.utf8)),
      dialect: dialect,
      hasHeader: hasHeader,
      maximumRowSize: maximumRowSize,
      blockSize: blockSize
    )
  )
}

@Suite("A CSV reader")
struct CSVReaderTests {
  static let wellFormed: [(String, [[String]])] = [
    ("", []), ("\n\r\n\r", []), ("a", [["a"]]), ("a,b", [["a", "b"]]), ("a,b\n", [["a", "b"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\n\n\nc,d\n\n", [["a", "b"], ["c", "d"]]), (",\n", [["", ""]]), (",", [["", ""]]),
    ("\"\"\n", [[""]]), ("\"a\"\"b\",c", [["a\"b", "c"]]), ("\"\"\"\"", [["\""]]),
    ("\"a\nb\",c\n", [["a\nb", "c"]]), ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]),
    ("\"a,b\",\"\",c", [["a,b", "", "c"]]), ("a\"b,c", [["a\"b", "c"]]),
    (" a , b ", [[" a ", " b "]]),
    ("€,ß,🔌\n", [["€", "ß", "🔌"]]), ("\u{FEFF}a,b\n", [["a", "b"]]), ("a,\"b\"", [["a", "b"]]),
    ("sep=,\na,b\n", [["a", "b"]]), ("\u{FEFF}sep=,\r\na,b\n", [["a", "b"]]),
  ]

  @Test("takes what RFC 4180 allows and what exports add to it", arguments: wellFormed)
  func takes(text: String, fields: [[String]]) {
    for blockSize in [16, 17, 1 << 18] {
      let rows = read(text, blockSize: blockSize)
      #expect(rows.map(\.fields) == fields)
      #expect(rows.allSatisfy { $0.problems.isEmpty })
    }
  }

  @Test("says on which line a row begins and which bytes it has")
  func placesRows() {
    let text = "\u{FEFF}h,i\r\n\"a\nb\",c\r\n\r\nlast,ß"
    let rows = read(text)
    #expect(rows.map(\.line) == [1, 2, 5])
    let bytes = Array(text.utf8)
    #expect(
      rows.map { String(decoding: bytes[$0.byteRange], as: UTF8.self) } == [
        "h,i", "\"a\nb\",c", "last,ß",
      ]
    )
    #expect(rows.allSatisfy { Array(bytes[$0.byteRange]) == $0.source })
  }

  static let problems: [(String, [CSVProblem.Code], Int, Int)] = [
    ("h,i\na,\"b\nc,d\ne,f\n", [.unterminatedQuote], 2, 3),
    ("h,i\na,\"b", [.unterminatedQuote], 2, 3),
    ("h,i\na,\"b\nc,\"d\"\ne,f\n", [.unterminatedQuote], 2, 3),
    ("h,i\n\"a\"x,b\nc,d\n", [.textAfterQuote], 2, 4),
    ("h,i\nä,\"a\"x\nc,d\n", [.textAfterQuote], 2, 6),
    ("h,i\na\nc,d\n", [.tooFewFields], 2, 2),
    ("h,i\na,b,c\nc,d\n", [.tooManyFields], 2, 5),
    ("h,i\na,\0\nc,d\n", [.nulByte], 2, 3),
  ]

  @Test("refuses a bad row alone and says where and why", arguments: problems)
  func refuses(text: String, codes: [CSVProblem.Code], line: Int, column: Int) {
    for blockSize in [16, 1 << 18] {
      let rows = read(text, hasHeader: true, blockSize: blockSize)
      let bad = rows.filter { !$0.problems.isEmpty }
      #expect(bad.map { $0.problems.map(\.code) } == [codes])
      #expect(bad.first?.problems.first?.line == line)
      #expect(bad.first?.problems.first?.column == column)
      #expect(bad.first?.line == 2)
    }
  }

  @Test("goes on behind the line of a quote that is never closed")
  func recovers() {
    let rows = read("h,i\n1,\"bad\n2,good\n3,\"also, good\"\n4,fine\n", hasHeader: true)
    #expect(rows.map { $0.fields.first } == ["1", "2", "3", "4"])
    #expect(rows.map { $0.problems.isEmpty } == [false, true, true, true])
    #expect(rows[0].source == Array("1,\"bad".utf8))
    #expect(rows.map(\.line) == [2, 3, 4, 5])
  }

  @Test("drops empty fields behind the last column, as spreadsheets leave them")
  func dropsSurplusEmptyFields() {
    let rows = read("h,i\na,b,,\n", hasHeader: true)
    #expect(rows.map(\.fields) == [["a", "b"]])
    #expect(rows.allSatisfy { $0.problems.isEmpty })
  }

  @Test("refuses bytes that are not UTF-8 and keeps them as they were")
  func refusesInvalidEncoding() {
    let bytes = Array("h,i\na,".utf8) + [0xE4, 0x0A] + Array("c,d\n".utf8)
    let rows = Array(CSVReader(CSVSource(bytes: bytes), dialect: CSVDialect()))
    #expect(rows.map { $0.problems.map(\.code) } == [[.invalidEncoding], []])
    #expect(rows[0].source == [0x61, 0x2C, 0xE4])
    #expect(rows[0].problems.first?.column == 3)
  }

  @Test(
    "refuses a row above the maximum size and reads what follows",
    arguments: [16, 64, 1 << 18]
  )
  func refusesLongRows(blockSize: Int) {
    let long = String(repeating: "x", count: 200)
    let rows = read(
      "h,i\na,\(long)\nb,ok\nc,\"\(long)\"\nd,ok\n",
      hasHeader: true,
      maximumRowSize: 100,
      blockSize: blockSize
    )
    #expect(rows.map(\.line) == [2, 3, 4, 5])
    #expect(
      rows.map { $0.problems.map(\.code) } == [[.rowTooLong], [], [.unterminatedQuote], []]
    )
    #expect(rows[0].byteRange == 4..<206)
    let limit = String(repeating: "x", count: 98)
    #expect(read("a,\(limit)", maximumRowSize: 100).allSatisfy { $0.problems.isEmpty })
    #expect(read("a,\(limit)y", maximumRowSize: 100).allSatisfy { !$0.problems.isEmpty })
  }

  @Test("reports a file that cannot be read to its end, behind the rows that could")
  func reportsFailure() {
    struct Broken: Error, CustomStringConvertible { let description = "the disk is gone" }
    for dialect in [nil, CSVDialect()] {
      var blocks = ["h,i\n1,2\n", "3,4\n"]
      let source = CSVSource { _ in
        guard !blocks.isEmpty else { throw Broken() }
        return Array(blocks.removeFirst().utf8)
      }
      let rows = Array(CSVReader(source, dialect: dialect))
      #expect(rows.map(\.fields) == [["1", "2"], ["3", "4"], []])
      #expect(rows.last?.problems.map(\.code) == [.unreadable])
      #expect(rows.last?.problems.first?.message.contains("the disk is gone") == true)
    }
  }

  @Test("takes time in proportion to the file when every line opens a quote")
  func isLinear() {
    let lines = 60_000
    let text =
      String(repeating: "\"\"x\n", count: lines) + "\"open\n"
      + String(repeating: "\"\"\n", count: lines)
    let clock = ContinuousClock()
    var count = 0
    let duration = clock.measure { count = read("\"o\n" + text).count }
    #expect(count == 2 * lines + 2)
    #expect(duration < .seconds(20))
  }
}
