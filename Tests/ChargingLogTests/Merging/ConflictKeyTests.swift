import ChargingLog
import Testing
import YAMLRecord

@Suite struct `The key of a conflict` {
  @Test(arguments: [
    "cost", "fees.session", "rates[2025-04-01].price_per_kwh",
    "rates[2025-04-01].bands[00:30-05:30 sat-sun].price_per_kwh", "2026-11-01T00:30Z",
    "\"x-a.b\".c", "\"x-\"\"a\"\"[\"[\"b]\"]", "rates[\"\"]",
  ])
  func `reads back as it is written`(text: String) throws {
    #expect(try #require(ConflictKey(parsing: text)).description == text)
  }

  @Test(arguments: ["", ".a", "a.", "a..b", "a[b", "\"a"])
  func `is refused when it is none`(text: String) {
    #expect(ConflictKey(parsing: text) == nil)
  }

  @Test func `finds its item where the list has grown`() throws {
    let text = "rates:\n  - from: 2024-04-01\n  - from: 2025-04-01\n    price_per_kwh: 0.3\n"
    let record = try #require(Record.read(Array(text.utf8), file: "tariffs/a.yaml").record)
    let key = try #require(ConflictKey(parsing: "rates[2025-04-01].price_per_kwh"))
    let path = try #require(record.path(of: key, RecordKind.tariff.mergeRules))
    #expect(path.description == "rates[1].price_per_kwh")
  }
}
