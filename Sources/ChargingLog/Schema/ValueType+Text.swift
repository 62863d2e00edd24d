extension ValueType {
  /// The type in words: `a number`, `true or false`.
  package var description: String {
    switch self {
    case .number(let unit, _): "a number of \(unit)"
    case .plainNumber: "a number"
    case .whole: "a whole number"
    case .money, .price: "an amount of money"
    case .percent: "a percentage"
    case .timestamp: "a date and time"
    case .duration: "a duration"
    case .boolean: "true or false"
    case .date: "a date"
    case .text, .secret: "text"
    case .choice(let words): words.joined(separator: " or ")
    case .id(let kind): "the id of a \(kind.rawValue)"
    case .place: "a location or free text"
    case .currency: "a currency code"
    case .timeZone: "a time zone"
    case .calendarSpan: "a span of days or months"
    case .clockSpan: "a span of the day"
    case .weekdays: "days of the week"
    case .months: "months"
    case .mapping, .freeMapping: "keys with values"
    case .list(let item): "a list of \(item.description)"
    }
  }

  /// A value of the type, for messages and docs.
  package var example: String {
    switch self {
    case .number(_, let range):
      range.contains(41.25) ? "41.25" : range.contains(7.4) ? "7.4" : "\(Int(range.lowerBound))"
    case .plainNumber: "41.25"
    case .whole(let range): "\(range.lowerBound)"
    case .money, .price: "3.20"
    case .percent: "80"
    case .timestamp: "2026-11-23T07:30"
    case .duration: "3h25m"
    case .boolean: "true"
    case .date: "2026-11-23"
    case .text, .secret: "text"
    case .choice(let words): words.first ?? "text"
    case .id(.car): "ioniq5"
    case .id(.location), .place: "home"
    case .id: "octopus-go"
    case .currency: "GBP"
    case .timeZone: "Europe/London"
    case .calendarSpan: "30d"
    case .clockSpan: "00:30-05:30"
    case .weekdays: "sat-sun"
    case .months: "11-03"
    case .mapping(let keys):
      "{"
        + keys.filter(\.isRequired).map { "\($0.key): \($0.type.example)" }.joined(separator: ", ")
        + "}"
    case .freeMapping: "{key: value}"
    case .list(let item): "[\(item.example)]"
    }
  }

  /// What is wrong with a text as a value of this type; `nil` when nothing is.
  ///
  /// Whether an id exists is not known here: that takes the whole index.
  package func problem(withText text: String) -> ValueProblem? {
    switch self {
    case .choice(let words):
      if words.contains(text) { return nil }
      let nearest = Spelling.nearest(to: text, among: words)
      let all =
        words.count == 1
        ? words[0] : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
      return ValueProblem(
        code: "choice",
        message: "is not one of \(all)",
        fix: "write \(nearest ?? all)"
      )
    case .id:
      if RecordID.isValid(text) { return nil }
      return ValueProblem(
        code: "id",
        message: "is not an id",
        fix: "write the file's name without .yaml, such as \(RecordID.slug(text))"
      )
    case .currency:
      let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      if isCode { return nil }
      let symbols = ["£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY"]
      let fix =
        symbols[text] ?? (text.count == 3 ? text.uppercased() : "a code of ISO 4217 such as GBP")
      return ValueProblem(code: "currency", message: "is not a currency code", fix: "write \(fix)")
    case .timeZone: return problem(Zone.self, text)
    case .calendarSpan: return problem(CalendarSpan.self, text)
    case .clockSpan: return problem(ClockSpan.self, text)
    case .weekdays: return problem(Weekdays.self, text)
    case .months: return problem(MonthSpan.self, text)
    case .number, .plainNumber, .money, .price, .percent: return problem(ExactDecimal.self, text)
    case .whole: return problem(Int.self, text)
    case .timestamp: return problem(Timestamp.self, text)
    case .duration: return problem(ChargeDuration.self, text)
    case .boolean: return problem(Bool.self, text)
    case .date: return problem(CivilDate.self, text)
    case .text, .secret, .place, .mapping, .freeMapping, .list: return nil
    }
  }

  private func problem<V: ScalarValue>(_ type: V.Type, _ text: String) -> ValueProblem? {
    guard case .failure(let problem) = V.parse(text, as: self) else { return nil }
    return problem
  }
}
