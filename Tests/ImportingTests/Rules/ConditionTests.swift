import Importing
import Testing

@Suite("A condition on a cell")
struct ConditionTests {
  static let cases: [(String, String?, Bool)] = [
    ("> 0", "0", false), ("> 0", "0.001", true), (">= 0", "-0.1", false), ("< 5", "4,99", true),
    ("<= 5", "5", true),
    ("> 0", "abc", false), ("> 0", nil, false), ("= 19", "19.0", true), ("= 19", "190", false),
    ("!= 0", "0,00", false),
    ("!= 0", nil, true), ("= Strom", " strom ", true),
    ("starts with CHARGING", "charging : x", true),
    ("ends with kWh", "5 kWh", true), ("contains b", "abc", true), ("is empty", "  ", true),
    ("is empty", nil, true),
    ("is not empty", "x", true), ("is not empty", nil, false),
  ]

  @Test("holds or does not", arguments: cases)
  func holds(text: String, cell: String?, expected: Bool) throws {
    let header = cell == nil ? "S" : "S,C"
    let row = cell.map { "2026-01-02,\"\($0)\"" } ?? "2026-01-02"
    let rules = "match: [S]\nwhere: {C: \"\(text)\"}\nsession: {start: {column: S}}\n"
    let result = try ImportHarness.run("\(header)\n\(row)\n", rules: rules)
    #expect(result.new.count == (expected ? 1 : 0))
    #expect(result.leftOut == (expected ? 0 : 1))
  }
}
