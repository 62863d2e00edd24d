extension DatePeriod {
  /// Reads `2026`, `2026-11`, `2026-11-23`, `2026-Q3`, `2026-W47`, `today`, `yesterday`,
  /// `this-month`, `last-month`, `this-year`, `last-year`, or `30d`: the last 30 days.
  ///
  /// - Parameters:
  ///   - text: Case is ignored.
  ///   - today: The day that the words count from; the last of the `30d`.
  /// - Returns: Or a problem of code `period`, with the right spelling if there is only one.
  package static func parse(
    _ text: String,
    today: CivilDate
  ) -> Result<DatePeriod, ValueProblem> {
    read(text.lowercased(), today: today)?.mapError { $0.problem(text) }
      ?? .failure(refusal(of: text, today: today))
  }

  /// The period that a text in lower case is laid out as, or `nil` if as none.
  private static func read(_ text: String, today: CivilDate) -> Result<DatePeriod, OutOfRange>? {
    word(text, today: today).map { .success($0) } ?? calendarPeriod(text)
  }

  private static func word(_ text: String, today: CivilDate) -> DatePeriod? {
    switch text {
    case "today": return day(today)
    case "yesterday": return day(today.adding(days: -1))
    case "this-month": return month(of: today)
    case "last-month": return month(of: today.startOfMonth.adding(days: -1))
    case "this-year": return year(of: today)
    case "last-year": return year(of: today.startOfYear.adding(days: -1))
    default: break
    }
    guard text.hasSuffix("d"), let days = TimeTextScanner.wholeNumber(text.dropLast()),
      1...36_525 ~= days
    else { return nil }
    let end = today.adding(days: 1)
    return DatePeriod(start: end.adding(days: -days), end: end)
  }

  /// What is wrong with a period that is laid out right.
  private struct OutOfRange: Error {
    var found: String
    var wanted: String

    func problem(_ text: String) -> ValueProblem {
      ValueProblem(
        code: "period",
        message: "\(ValueProblem.quoted(text)) has \(found); write \(wanted)"
      )
    }
  }

  /// A year, quarter, month, week or day, or `nil` if the text has the layout of none.
  private static func calendarPeriod(_ text: String) -> Result<DatePeriod, OutOfRange>? {
    let bytes = Array(text.utf8)
    guard let year = bytes.span.number(at: 0, digits: 4) else { return nil }
    let years = Timestamp.years
    guard years ~= year, let newYear = CivilDate(year: year, month: 1, day: 1) else {
      return .failure(
        OutOfRange(
          found: "year \(year)",
          wanted: "a year from \(years.lowerBound) to \(years.upperBound)"
        )
      )
    }
    if bytes.count == 4 { return .success(self.year(of: newYear)) }
    guard bytes.span.has("-", at: 4) else { return nil }

    if bytes.span.has("q", at: 5), bytes.count == 7,
      let number = bytes.span.number(at: 6, digits: 1)
    {
      guard 1...4 ~= number else {
        return .failure(OutOfRange(found: "quarter \(number)", wanted: "a quarter from Q1 to Q4"))
      }
      return .success(quarter(of: newYear.adding(months: 3 * (number - 1))))
    }
    if bytes.span.has("w", at: 5), bytes.count == 8,
      let number = bytes.span.number(at: 6, digits: 2)
    {
      guard let monday = CivilDate(isoYear: year, week: number) else {
        let last = CivilDate(isoYear: year, week: 53) == nil ? 52 : 53
        return .failure(
          OutOfRange(
            found: "week \(padded(number))",
            wanted: "a week from W01 to W\(last) in \(year)"
          )
        )
      }
      return .success(week(of: monday))
    }
    guard let month = bytes.span.number(at: 5, digits: 2) else { return nil }
    let isDay = bytes.count == 10 && bytes.span.has("-", at: 7)
    guard isDay || bytes.count == 7 else { return nil }
    guard let first = CivilDate(year: year, month: month, day: 1) else {
      return .failure(OutOfRange(found: "month \(padded(month))", wanted: "a month from 01 to 12"))
    }
    guard isDay else { return .success(self.month(of: first)) }
    guard let day = bytes.span.number(at: 8, digits: 2) else { return nil }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      let last = CivilDate.dayCount(ofMonth: month, year: year)
      return .failure(
        OutOfRange(
          found: "day \(padded(day))",
          wanted: "a day from 01 to \(last) in \(year)-\(padded(month))"
        )
      )
    }
    return .success(self.day(date))
  }
}

extension DatePeriod {
  private static func refusal(of text: String, today: CivilDate) -> ValueProblem {
    let shown = ValueProblem.quoted(text)
    for candidate in respellings(text.lowercased()) {
      if case .success = read(candidate.lowercased(), today: today) {
        return ValueProblem(
          code: "period",
          message: "\(shown) is not a period; write \(candidate)",
          fix: candidate
        )
      }
    }
    return ValueProblem(
      code: "period",
      message: "\(shown) is not a period; "
        + "write one such as 2026, 2026-11, 2026-11-23, 2026-Q3, 2026-W47, last-month or 30d"
    )
  }

  /// What the text could have been meant to be, the likeliest first.
  private static func respellings(_ text: String) -> [String] {
    var candidates = [text.split { " _".contains($0) }.joined(separator: "-")]
    for word in ["this", "last"] where text.hasPrefix(word) {
      candidates.append("\(word)-\(text.dropFirst(word.count))")
    }
    var scanner = TimeTextScanner(text)
    let first = scanner.number()
    let mark = scanner.take(oneOf: ["/", ".", "-", " "])
    let letter = scanner.take(oneOf: ["q", "w"])?.properties.uppercaseMapping ?? ""
    if let first, let second = scanner.number(), scanner.isAtEnd {
      // 11/2026, 2026/11, 2026-1, 2026q3, 2026-w7
      let width = letter == "Q" ? 1 : 2
      if first.digits == 4 {
        candidates.append("\(first.value)-\(letter)\(padded(second.value, to: width))")
      } else if second.digits == 4, mark != nil {
        candidates.append("\(second.value)-\(padded(first.value))")
      }
    }
    if let first, mark == nil || mark == " ", letter.isEmpty, first.value > 0 {
      if ["day", "days"].contains(scanner.word()) { candidates.append("\(first.value)d") }
    }
    if case .failure(let problem) = Timestamp.parse(text), let fix = problem.fix {
      candidates.append(String(fix.prefix(10)))
    }
    return candidates
  }
}
