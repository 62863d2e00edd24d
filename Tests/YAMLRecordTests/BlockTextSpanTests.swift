import Testing
import YAMLRecord

@Suite struct `The span of text behind a bar` {
  @Test(arguments: ["\n", "\r\n"])
  func `ends behind its last line and the whole line break`(lineBreak: String) throws {
    let text = ["notes: |", "  one", "  two", "", "cost: 1", ""].joined(separator: lineBreak)
    let record = try #require(Record.read(Array(text.utf8), file: "a.yaml").record)
    let node = try #require(record.node(at: FieldPath("notes")))
    let end = ["notes: |", "  one", "  two", ""].joined(separator: lineBreak).utf8.count
    #expect(node.span.range.upperBound == end)
  }
}
