import Importing
import Testing

@Suite("Sniffing a CSV dialect")
struct CSVDialectTests {
  static let delimiters: [(String, Character)] = [
    ("a,b\n1,2\n", ","), ("a;b\n1,5;2,5\n", ";"), ("a\tb\n1,5\t2\n", "\t"), ("a|b\n1|2\n", "|"),
    ("sep=;\na,b;c\n1,2;3\n", ";"), ("sep=|\r\na;b|c\r\n", "|"), ("\u{FEFF}sep=;\na,b,c;d\n", ";"),
    ("a;b\n\"x,y,z\";1\n", ";"), ("\"a;b\",c\n\"d;e\",f\n", ","), ("alone\n1\n", ","), ("", ","),
    ("a,b\n\"x;y\n;;\",2\n", ","), ("date;note\n1;one, two, three\n2;four\n", ";"),
  ]

  @Test("finds the delimiter", arguments: delimiters)
  func findsDelimiter(text: String, delimiter: Character) {
    #expect(CSVDialect.sniff(Array(text.utf8)).delimiter == delimiter.asciiValue)
  }

  static let marks: [(String, CSVDialect.DecimalMark?)] = [
    ("a;b\n1,5;x\n", .comma), ("a;b\n5369,715;x\n", .comma), ("a;b\n27,429;1\n", .comma),
    ("a;b\n27.429;1\n", .point), ("a,b\n$11.99,x\n", .point), ("a;b\n1.234,5;x\n", .comma),
    ("a;b\n\"1,234.50\";x\n", .point), ("a;b\n14.04.2026 13:10;1\n", nil), ("a;b\n1;2\n", nil),
    ("a;b\n1,234;5.678\n", nil), ("a;b\n1,234;0.5\n", .point), ("a;b\n45.22 kWh;x\n", .point),
    ("a;b\n€ 0,85;x\n", .comma),
  ]

  @Test("finds the decimal mark, or none where nothing tells", arguments: marks)
  func findsDecimalMark(text: String, mark: CSVDialect.DecimalMark?) {
    #expect(CSVDialect.sniff(Array(text.utf8)).decimalMark == mark)
  }

  @Test("looks behind the lines to be skipped")
  func skipsLines() {
    let text = "Report, made, on, Monday\nfor: me\na;b\n1;2,5\n"
    let dialect = CSVDialect.sniff(Array(text.utf8), skippedLines: 2)
    let reader = CSVReader(CSVSource(bytes: Array(text.utf8)), dialect: dialect)
    #expect(dialect.delimiter == UInt8(ascii: ";"))
    #expect(reader.header?.fields == ["a", "b"])
    #expect(reader.header?.line == 3)
    #expect(reader.map(\.fields) == [["1", "2,5"]])
  }
}
