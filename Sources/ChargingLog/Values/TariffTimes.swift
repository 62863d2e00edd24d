/// A span of the day; one that ends before it begins crosses midnight.
package struct ClockSpan: Sendable, Hashable {
  /// Minutes since midnight.
  package var startMinute: Int
  /// Minutes since midnight, 1440 for its end; not part of the span.
  package var endMinute: Int

  /// Whether the span crosses midnight.
  package var crossesMidnight: Bool { endMinute <= startMinute }

  /// Whether a second of the day lies in the span.
  package func contains(secondOfDay second: Int) -> Bool {
    let (start, end) = (startMinute * 60, endMinute * 60)
    return crossesMidnight ? second >= start || second < end : second >= start && second < end
  }
}

extension ClockSpan: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<ClockSpan, ValueProblem> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = minute(parts[0]), let end = minute(parts[1]), start < 1440
    else {
      return .failure(
        ValueProblem(
          code: "clock-span",
          message: "is not a span of the day",
          fix: "write two times as in 00:30-05:30"
        )
      )
    }
    return .success(ClockSpan(startMinute: start, endMinute: end))
  }

  package func value(as type: ValueType) -> Value {
    .text("\(Self.text(startMinute))-\(Self.text(endMinute))")
  }

  private static func minute(_ text: Substring) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Int(text.prefix(2)),
      let minute = Int(text.suffix(2)), bytes[0] != 0x2B, bytes[3] != 0x2B, bytes[0] != 0x2D,
      bytes[3] != 0x2D,
      (0..<60).contains(minute), hour < 24 || hour == 24 && minute == 0
    else { return nil }
    return hour * 60 + minute
  }

  private static func text(_ minute: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minute / 60)):\(two(minute % 60))"
  }
}

/// Days of the week.
package struct Weekdays: Sendable, Hashable {
  /// Bit 1 is Monday, bit 7 is Sunday.
  private var bits: UInt8
  private var text: String

  package static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Whether a day is one of them; Monday is 1.
  package func contains(_ weekday: Int) -> Bool { bits & 1 << UInt8(clamping: weekday) != 0 }
}

extension Weekdays: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<Weekdays, ValueProblem> {
    var bits: UInt8 = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " }.lowercased()
      }
      guard let first = ends.first.flatMap({ names.firstIndex(of: $0) }),
        let last = ends.last.flatMap({ names.firstIndex(of: $0) }), ends.count <= 2
      else {
        return .failure(
          ValueProblem(
            code: "weekdays",
            message: "are not days of the week",
            fix: "write days as in sat-sun or mon,wed,fri"
          )
        )
      }
      var day = first
      bits |= 2 << UInt8(day)
      while day != last {
        day = (day + 1) % 7
        bits |= 2 << UInt8(day)
      }
    }
    return .success(Weekdays(bits: bits, text: text))
  }

  package func value(as type: ValueType) -> Value { .text(text) }
}

/// A span of months, both ends part of it; one that ends before it begins crosses the year.
package struct MonthSpan: Sendable, Hashable {
  package var first: Int
  package var last: Int

  /// Whether a month lies in the span; January is 1.
  package func contains(_ month: Int) -> Bool {
    first <= last ? (first...last).contains(month) : month >= first || month <= last
  }
}

extension MonthSpan: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<MonthSpan, ValueProblem> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let months = parts.compactMap { part in
      part.utf8.count == 2 && part.allSatisfy(\.isNumber)
        ? Int(part).flatMap { (1...12).contains($0) ? $0 : nil } : nil
    }
    guard months.count == parts.count, let first = months.first, let last = months.last,
      months.count <= 2
    else {
      return .failure(
        ValueProblem(
          code: "months",
          message: "are not months",
          fix: "write two digits each, as in 11-03"
        )
      )
    }
    return .success(MonthSpan(first: first, last: last))
  }

  package func value(as type: ValueType) -> Value {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return .text(first == last ? two(first) : "\(two(first))-\(two(last))")
  }
}

/// A span of calendar time: days, weeks, months or years.
package struct CalendarSpan: Sendable, Hashable {
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case days = "d"
    case weeks = "w"
    case months = "mo"
    case years = "y"
  }

  package var count: Int
  package var unit: Unit

  /// The date that lies the span behind another.
  package func added(to date: CivilDate) -> CivilDate {
    switch unit {
    case .days: date.adding(days: count)
    case .weeks: date.adding(days: 7 * count)
    case .months: date.adding(months: count)
    case .years: date.adding(months: 12 * count)
    }
  }
}

extension CalendarSpan: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<
    CalendarSpan, ValueProblem
  > {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count > 0, count < 10_000,
      let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else {
      return .failure(
        ValueProblem(
          code: "calendar-span",
          message: "is not a span of days or months",
          fix: "write a count and d, w, mo or y, as in 30d or 1mo"
        )
      )
    }
    return .success(CalendarSpan(count: count, unit: unit))
  }

  package func value(as type: ValueType) -> Value { .text("\(count)\(unit.rawValue)") }
}

extension Zone: ScalarValue {
  package static func parse(_ text: String, as type: ValueType) -> Result<Zone, ValueProblem> {
    do throws(ZoneError) {
      return .success(try Zone.named(text))
    } catch {
      let fix = error.suggestion.map { "write \($0)" } ?? "write an IANA name such as Europe/London"
      return .failure(
        ValueProblem(
          code: "time-zone",
          message: "is not a time zone that this machine knows",
          fix: fix
        )
      )
    }
  }

  package func value(as type: ValueType) -> Value { .text(identifier) }
}
