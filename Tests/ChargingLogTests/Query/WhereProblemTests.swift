import ChargingLog
import TestSupport
import Testing

@Suite struct `A wrong expression` {
  /// The expression, where the trouble is, what is said of it, and what to write.
  @Test(arguments: [
    ("", 0, 1, "the expression is empty", "write one such as cost > 10 and type = dc"),
    ("enrgy_kwh > 3", 0, 9, "there is no field \"enrgy_kwh\"", "did you mean energy_kwh?"),
    ("cost > 10 and tpye = dc", 14, 4, "there is no field \"tpye\"", "did you mean type?"),
    (
      "cost", 0, 4, "cost is not compared with anything",
      "write cost = != < <= > >= and a value such as 3.20, or cost is known"
    ),
    (
      "cost 10", 0, 4, "cost is not compared with anything",
      "write cost = != < <= > >= and a value such as 3.20, or cost is known"
    ),
    ("cost >", 6, 1, "a value is missing after >", "write an amount of money, as in 3.20"),
    ("cost > )", 7, 1, "a value is missing after >", "write an amount of money, as in 3.20"),
    ("cost == 3", 5, 2, "== compares nothing", "write ="),
    ("cost =! 3", 5, 2, "=! compares nothing", "write one of = != < <= > >= ~"),
    (
      "cost ~ 3", 5, 1, "cost is an amount of money, which ~ cannot compare",
      "write cost = != < <= > >= and a value such as 3.20, or cost is known"
    ),
    (
      "notes > a", 6, 1, "notes is text, which > cannot compare",
      "write notes = != ~ and a value such as text, or notes is known"
    ),
    (
      "fees > 1", 5, 1, "fees is keys with values, which > cannot compare",
      "write fees is known, or compare a key inside it such as fees.session"
    ),
    (
      "fees in (1)", 0, 4, "fees is keys with values",
      "write fees is known, or compare a key inside it such as fees.session"
    ),
    (
      "energy_kwh > abc", 13, 3, "\"abc\" is not a number",
      "write a number such as 41.25"
    ),
    (
      "energy_kwh > 41,2", 15, 1, "a comma follows a condition that is complete",
      "write a dot for a decimal mark, and or or between conditions"
    ),
    (
      "energy_kwh > '41,2'", 13, 6, "\"41,2\" is not a number",
      "write 41.2: the decimal mark is a dot"
    ),
    (
      "cost > £3", 7, 2, "\"£3\" is not an amount of money",
      "write 3: the currency is a key of its own"
    ),
    ("soc_end >= 80%", 11, 3, "\"80%\" is not a percentage", "write 80 without the %"),
    (
      "cost > energy_kwh", 7, 10, "\"energy_kwh\" is not an amount of money",
      "write a value: fields are not compared with each other"
    ),
    ("type = cd", 7, 2, "\"cd\" is not one of ac or dc", "write dc"),
    ("home = yes", 7, 3, "\"yes\" is neither true nor false", "write true"),
    ("weekday = sonday", 10, 6, "\"sonday\" is not a day of the week", "write monday"),
    ("start > 2026-13", 8, 7, "\"2026-13\" has month 13", "write a month from 01 to 12"),
    (
      "start > 2026-02-30T07:00", 8, 16, "\"2026-02-30T07:00\" has day 30",
      "write a day from 01 to 28 in 2026-02"
    ),
    ("duration > 3.5", 11, 3, "\"3.5\" is a decimal number", nil),
    (
      "network = Tesla Supercharger", 16, 12,
      "\"Supercharger\" follows a condition that is complete",
      "write and or or between conditions, and quotes around a value of several words"
    ),
    ("network = 'Tesla", 10, 1, "the quote is never closed", "write ' behind the text"),
    ("(cost > 1", 0, 1, "the ( is never closed", "write ) where the condition ends"),
    ("cost > 1)", 8, 1, "the ) closes nothing", "remove it"),
    ("cost > 1 && home", 9, 2, "\"&&\" follows a condition that is complete", "write and"),
    ("! home", 0, 1, "! stands where a field should", "write not"),
    ("cost > 1 and", 12, 1, "a condition is missing at the end", "write one such as cost > 10"),
    (
      "notes is missing", 9, 7, "is stands before known or unknown only",
      "write notes is known or notes is unknown"
    ),
    ("type not dc", 9, 2, "not is not followed by in", "write type not in (ac)"),
    ("type in ac", 8, 2, "in is not followed by (", "write type in (ac)"),
    ("type in (ac", 8, 1, "the ( is never closed", "write ) behind the last value"),
    (
      "type in (ac dc)", 12, 2, "\"dc\" stands between the values",
      "write a comma between them, and quotes around a value of several words"
    ),
    ("type in ()", 9, 1, "a value is missing after (", "write ac or dc, as in ac"),
  ])
  func `says where it is wrong and what to write`(
    text: String,
    offset: Int,
    length: Int,
    message: String,
    fix: String?
  ) {
    let problem = problem(in: text)
    #expect(problem?.offset == offset)
    #expect(problem?.length == length)
    #expect(problem?.message == message)
    if let fix { #expect(problem?.fix == fix) }
  }

  @Test func `names all fields where none is near`() {
    #expect(problem(in: "qqqqqqqq = 1")?.fix?.hasPrefix("write one of car, ") == true)
  }

  @Test func `counts characters, not bytes`() {
    #expect(problem(in: "network = été and nosuch = 1")?.offset == 18)
  }

  @Test func `is refused when nested too deep, not overflowed`() {
    let deep = String(repeating: "not (", count: 100_000)
    #expect(problem(in: deep)?.message == "the expression is nested too deep")
  }

  @Test(arguments: 0..<200)
  func `of any characters is refused or read, never more`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let parts = [
      "cost", " ", "(", ")", ">", "=", "10", "and", "not", "in", "is", "known", ",", "'", "é", "~",
      "2026-", "\u{0}",
    ]
    let text = (0..<20).compactMap { _ in parts.randomElement(using: &random) }.joined()
    if let problem = problem(in: text) {
      #expect(0...text.count ~= problem.offset, "\(text)")
      #expect(problem.length >= 1 && !problem.message.isEmpty)
    }
  }

  private func problem(in text: String) -> WhereProblem? {
    guard case .failure(let problem) = WhereExpression.parse(text, today: LogFixture.today)
    else { return nil }
    return problem
  }
}
