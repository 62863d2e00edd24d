/// A timestamp spelled in one of the ways the format refuses, read to say what to write instead.
struct LooseTimestamp {
  /// What is wrong with the spelling, the first thing found.
  private(set) var finding: String?
  private(set) var numbers: TimestampNumbers
  /// The other reading of a date like `03/04/2026`.
  private var otherReading: TimestampNumbers?

  /// The problem with a text that is not laid out as a timestamp.
  static func problem(for text: String) -> ValueProblem {
    let shown = ValueProblem.quoted(text)
    let example = "2026-11-23T07:30"
    let spaceless = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if spaceless.isEmpty {
      return ValueProblem(code: "timestamp", message: "the time is empty; write \(example)")
    }
    if LooseClock.read(whole: spaceless) != nil {
      return ValueProblem(
        code: "timestamp",
        message: "\(shown) has no date; write it in front, as in \(example)"
      )
    }
    guard let loose = read(spaceless),
      case .success(let right) = loose.numbers.timestamp(spelled: text)
    else {
      return ValueProblem(
        code: "timestamp",
        message: "\(shown) is not a date and time; write one such as \(example)"
      )
    }
    if let other = loose.otherReading,
      case .success(let otherRight) = other.timestamp(spelled: text)
    {
      return ValueProblem(
        code: "timestamp",
        message: "\(shown) can be read as two days; write \(right.text) or \(otherRight.text)"
      )
    }
    let finding = loose.finding ?? "has spaces around it"
    return ValueProblem(
      code: "timestamp",
      message: "\(shown) \(finding); write \(right.text)",
      fix: right.text
    )
  }

  private static func read(_ text: String) -> LooseTimestamp? {
    var scanner = TimeTextScanner(text)
    guard var loose = readDate(&scanner) else { return nil }
    if scanner.isAtEnd { return loose }

    loose.readSeparator(&scanner)
    guard let clock = LooseClock.read(&scanner) else { return nil }
    loose.note(clock.finding ?? (clock.hasShortHour ? "has an hour of one digit" : nil))
    loose.numbers.clock = (clock.hour, clock.minute, clock.second)
    loose.otherReading?.clock = loose.numbers.clock
    if scanner.isAtEnd { return loose }

    guard loose.readOffset(&scanner), scanner.isAtEnd else { return nil }
    loose.otherReading?.offset = loose.numbers.offset
    return loose
  }

  private mutating func note(_ finding: String?) {
    if self.finding == nil { self.finding = finding }
  }
}

extension LooseTimestamp {
  private static func readDate(_ scanner: inout TimeTextScanner) -> LooseTimestamp? {
    guard let first = scanner.number() else { return nil }
    if first.digits == 8 {
      let numbers = TimestampNumbers(
        year: first.value / 10_000,
        month: first.value / 100 % 100,
        day: first.value % 100
      )
      return LooseTimestamp(finding: "has no hyphens in its date", numbers: numbers)
    }
    guard let mark = scanner.take(oneOf: ["-", "/", "."]),
      let second = scanner.number(), second.digits <= 2, scanner.skip(mark),
      let third = scanner.number()
    else { return nil }

    switch (first.digits, third.digits) {
    case (4, 1...2):
      let numbers = TimestampNumbers(year: first.value, month: second.value, day: third.value)
      if mark != "-" {
        return LooseTimestamp(finding: "has no hyphens in its date", numbers: numbers)
      }
      let isPadded = second.digits == 2 && third.digits == 2
      return LooseTimestamp(
        finding: isPadded ? nil : "has a month or day of one digit",
        numbers: numbers
      )
    case (1...2, 4):
      return endingInYear(third.value, first: first.value, second: second.value)
    default:
      return nil
    }
  }

  /// Day and month of a date that ends in its year: told apart only if one is over 12.
  private static func endingInYear(_ year: Int, first: Int, second: Int) -> LooseTimestamp {
    let dayFirst = TimestampNumbers(year: year, month: second, day: first)
    let monthFirst = TimestampNumbers(year: year, month: first, day: second)
    var loose = LooseTimestamp(
      finding: "is not in the order year-month-day",
      numbers: second > 12 ? monthFirst : dayFirst
    )
    if first <= 12, second <= 12, first != second { loose.otherReading = monthFirst }
    return loose
  }

  private mutating func readSeparator(_ scanner: inout TimeTextScanner) {
    if scanner.skip("t") { return note("has a lower-case t") }
    if scanner.skip("T") { return }
    _ = scanner.take(oneOf: [",", "_"])
    if scanner.skip(" "), scanner.next != " " { return }
    scanner.skipSpaces()
    note("has no T between date and time")
  }

  private mutating func readOffset(_ scanner: inout TimeTextScanner) -> Bool {
    if scanner.skip(" ") {
      scanner.skipSpaces()
      note("has a space in front of its offset")
    }
    if let sign = scanner.take(oneOf: ["+", "-"]) {
      guard var (value, digits) = scanner.number() else { return false }
      var minutes = 0
      if digits > 2 { (value, minutes) = (value / 100, value % 100) }
      if digits <= 2, scanner.skip(":") {
        guard let part = scanner.number(), part.digits == 2 else { return false }
        minutes = part.value
      } else {
        guard digits <= 4 else { return false }
        digits = 0
      }
      if digits != 2 { note("has an offset of the wrong form") }
      numbers.offset = (sign == "-" && value + minutes > 0, value, minutes)
      return true
    }
    let isUpper = scanner.next == "Z"
    guard ["z", "utc", "gmt"].contains(scanner.word()) else { return false }
    if !isUpper { note("has an offset of the wrong form") }
    numbers.offset = (false, 0, 0)
    return true
  }
}
