extension YearlyRule {
  /// Reads a POSIX `TZ` text with the extensions of RFC 9636, section 3.3.1.
  ///
  /// Such as `GMT0BST,M3.5.0/1,M10.5.0` or `<-02>2<-01>,M3.5.0/-1,M10.5.0/0`.
  ///
  /// - Returns: `nil` if it is spelled otherwise, or names a summer time without its dates.
  static func parse(_ text: String) -> YearlyRule? {
    var scanner = TimeTextScanner(text)
    guard let name = scanner.zoneAbbreviation(),
      let west = scanner.zoneOffset(hours: 24)
    else { return nil }
    let standard = Clock(abbreviation: name, offset: Int32(-west))
    if scanner.isAtEnd { return YearlyRule(standard: standard, summer: nil) }

    guard let summerName = scanner.zoneAbbreviation() else { return nil }
    var summer = Clock(abbreviation: summerName, offset: standard.offset + 3600)
    if scanner.next != "," {
      guard let west = scanner.zoneOffset(hours: 24) else { return nil }
      summer.offset = Int32(-west)
    }
    guard let start = scanner.yearlyMoment(), let end = scanner.yearlyMoment(), scanner.isAtEnd
    else { return nil }
    return YearlyRule(
      standard: standard,
      summer: Summer(clock: summer, start: start, end: end)
    )
  }
}

extension TimeTextScanner {
  /// Three letters or more, or anything alphanumeric with a sign in angle brackets.
  fileprivate mutating func zoneAbbreviation() -> String? {
    let isLetter: (Unicode.Scalar) -> Bool = { "a"..."z" ~= $0 || "A"..."Z" ~= $0 }
    var name: String
    if skip("<") {
      name = take { isLetter($0) || "0"..."9" ~= $0 || $0 == "+" || $0 == "-" }
      guard skip(">") else { return nil }
    } else {
      name = take(while: isLetter)
    }
    return name.utf8.count >= 3 ? name : nil
  }

  /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
  fileprivate mutating func zoneOffset(hours limit: Int) -> Int64? {
    let isNegative = take(oneOf: ["+", "-"]) == "-"
    guard let hours = number(), hours.digits <= 3, hours.value <= limit else { return nil }
    var seconds = hours.value * 3600
    for unit in [60, 1] where skip(":") {
      guard let part = number(), part.digits == 2, part.value < 60 else { return nil }
      seconds += part.value * unit
    }
    return Int64(isNegative ? -seconds : seconds)
  }

  /// `,date[/time]`, the time 02:00 if it is left out.
  fileprivate mutating func yearlyMoment() -> YearlyRule.Moment? {
    guard skip(","), let day = yearlyDay() else { return nil }
    guard skip("/") else { return YearlyRule.Moment(day: day, secondOfDay: 7200) }
    guard let time = zoneOffset(hours: 167) else { return nil }
    return YearlyRule.Moment(day: day, secondOfDay: time)
  }

  /// `Jn`, `n` or `Mm.w.d`.
  private mutating func yearlyDay() -> YearlyRule.Day? {
    if skip("J") {
      guard let day = number()?.value, 1...365 ~= day else { return nil }
      return .ofYearWithoutLeapDay(day)
    }
    guard skip("M") else {
      guard let days = number()?.value, 0...365 ~= days else { return nil }
      return .afterNewYear(days)
    }
    guard let month = number()?.value, 1...12 ~= month, skip("."),
      let occurrence = number()?.value, 1...5 ~= occurrence, skip("."),
      let weekday = number()?.value, 0...6 ~= weekday
    else { return nil }
    return .weekday(month: month, occurrence: occurrence, weekday: weekday)
  }
}
