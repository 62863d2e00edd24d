extension Timestamp {
  /// Reads `2026-11-23T07:30`, `2026-11-23 07:30:15`, either with `Z` or `+01:00`, or a bare date.
  ///
  /// - Returns: Or a problem of code `timestamp`, with the right spelling if there is only one.
  package static func parse(_ text: String) -> Result<Timestamp, ValueProblem> {
    guard let numbers = TimestampNumbers.read(text) else {
      return .failure(LooseTimestamp.problem(for: text))
    }
    return numbers.timestamp(spelled: text)
  }
}

/// The numbers of a text laid out as a timestamp, not yet known to be a time that exists.
struct TimestampNumbers {
  var year: Int
  var month: Int
  var day: Int
  /// `nil` if the text is a bare date.
  var clock: (hour: Int, minute: Int, second: Int?)?
  /// `nil` if the text has none; `-00:00` is told from `+00:00` by `isWest`.
  var offset: (isWest: Bool, hours: Int, minutes: Int)?

  /// Reads the layout alone, every digit in its place.
  static func read(_ text: String) -> TimestampNumbers? {
    let bytes = text.utf8Span.span
    guard let date = CivilDate.readNumbers(bytes) else { return nil }
    var numbers = TimestampNumbers(year: date.year, month: date.month, day: date.day)
    if bytes.count == 10 { return numbers }

    guard bytes.has("T", at: 10) || bytes.has(" ", at: 10),
      let hour = bytes.number(at: 11, digits: 2), bytes.has(":", at: 13),
      let minute = bytes.number(at: 14, digits: 2)
    else { return nil }
    var end = 16
    var second: Int?
    if bytes.has(":", at: 16) {
      guard let number = bytes.number(at: 17, digits: 2) else { return nil }
      second = number
      end = 19
    }
    numbers.clock = (hour, minute, second)
    if bytes.count == end { return numbers }

    if bytes.has("Z", at: end), bytes.count == end + 1 {
      numbers.offset = (false, 0, 0)
      return numbers
    }
    guard bytes.has("+", at: end) || bytes.has("-", at: end), bytes.count == end + 6,
      let hours = bytes.number(at: end + 1, digits: 2), bytes.has(":", at: end + 3),
      let minutes = bytes.number(at: end + 4, digits: 2)
    else { return nil }
    numbers.offset = (bytes.has("-", at: end), hours, minutes)
    return numbers
  }

  /// The timestamp of these numbers, if there is such a time; else a message that quotes the text.
  func timestamp(spelled text: String) -> Result<Timestamp, ValueProblem> {
    if let problem = problem(spelled: text) { return .failure(problem) }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      return .failure(LooseTimestamp.problem(for: text))
    }
    guard let clock else {
      return .success(Timestamp(civil: CivilTime(date: date), precision: .day))
    }
    let second = clock.second ?? 0
    let civil = CivilTime(
      date: date,
      secondOfDay: clock.hour * 3600 + clock.minute * 60 + second
    )
    return .success(
      Timestamp(
        civil: civil,
        offsetSeconds: offsetSeconds,
        precision: clock.second == nil ? .minute : .second
      )
    )
  }

  /// Seconds ahead of UTC.
  var offsetSeconds: Int? {
    offset.map { ($0.isWest ? -1 : 1) * ($0.hours * 3600 + $0.minutes * 60) }
  }
}

extension TimestampNumbers {
  /// The first number that is out of its range.
  private func problem(spelled text: String) -> ValueProblem? {
    let years = Timestamp.years
    guard years ~= year else {
      return outOfRange(
        text,
        "year \(year)",
        "a year from \(years.lowerBound) to \(years.upperBound)"
      )
    }
    guard 1...12 ~= month else { return wrongMonth(text) }
    let lastDay = CivilDate.dayCount(ofMonth: month, year: year)
    guard 1...lastDay ~= day else {
      let monthText = "\(padded(year, to: 4))-\(padded(month))"
      return outOfRange(text, "day \(padded(day))", "a day from 01 to \(lastDay) in \(monthText)")
    }
    if let clock {
      if clock == (24, 0, nil) || clock == (24, 0, 0) { return endOfDay(text) }
      guard clock.hour < 24 else {
        return outOfRange(text, "hour \(clock.hour)", "an hour from 00 to 23")
      }
      guard clock.minute < 60 else {
        return outOfRange(text, "minute \(clock.minute)", "a minute from 00 to 59")
      }
      guard clock.second ?? 0 < 60 else {
        return outOfRange(text, "second \(clock.second ?? 0)", "a second from 00 to 59")
      }
    }
    guard let offset, let offsetSeconds else { return nil }
    guard offset.minutes < 60, Timestamp.offsets ~= offsetSeconds else {
      let sign = offset.isWest ? "-" : "+"
      let found = "offset \(sign)\(padded(offset.hours)):\(padded(offset.minutes))"
      return outOfRange(text, found, "an offset from -12:00 to +14:00")
    }
    guard !offset.isWest || offsetSeconds != 0 else {
      var right = self
      right.offset?.isWest = false
      return fixed(text, "has offset -00:00", right)
    }
    return nil
  }

  /// Year, day, month is the one other order that can be told.
  private func wrongMonth(_ text: String) -> ValueProblem {
    var right = self
    (right.month, right.day) = (day, month)
    if 1...12 ~= day, right.problem(spelled: text) == nil {
      return fixed(text, "has month \(padded(month))", right)
    }
    return outOfRange(text, "month \(padded(month))", "a month from 01 to 12")
  }

  private func endOfDay(_ text: String) -> ValueProblem {
    let date = CivilDate(year: year, month: month, day: day)
    var right = self
    if let next = date?.adding(days: 1).components {
      (right.year, right.month, right.day) = next
      right.clock?.hour = 0
    }
    return fixed(text, "has hour 24", right)
  }

  private func outOfRange(_ text: String, _ found: String, _ wanted: String) -> ValueProblem {
    ValueProblem(
      code: "timestamp",
      message: "\(ValueProblem.quoted(text)) has \(found); write \(wanted)"
    )
  }

  private func fixed(_ text: String, _ finding: String, _ right: Self) -> ValueProblem {
    guard case .success(let timestamp) = right.timestamp(spelled: text) else {
      return ValueProblem(code: "timestamp", message: "\(ValueProblem.quoted(text)) \(finding)")
    }
    return ValueProblem(
      code: "timestamp",
      message: "\(ValueProblem.quoted(text)) \(finding); write \(timestamp.text)",
      fix: timestamp.text
    )
  }
}
