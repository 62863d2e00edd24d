import ChargingLog

/// One value of a session as a row has it, before zone and units of the data directory are known.
enum FieldValue: Sendable, Hashable {
  case text(String)
  case number(ExactDecimal)
  case time(DateReading)
  case duration(Duration)
  case list([String])

  /// The value in the words of the file, for messages.
  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.text
    case .time(let reading): reading.timestamp.text
    case .duration(let duration): "\(duration.components.seconds) s"
    case .list(let items): items.joined(separator: ", ")
    }
  }

  /// Whether the value comes before another, where values have an order.
  func precedes(_ other: FieldValue) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): a < b
    case (.duration(let a), .duration(let b)): a < b
    case (.time(let a), .time(let b)): a.order < b.order
    default: false
    }
  }

  func adding(_ other: FieldValue) -> FieldValue {
    switch (self, other) {
    case (.number(let a), .number(let b)): .number(a + b)
    case (.duration(let a), .duration(let b)): .duration(a + b)
    default: self
    }
  }
}

extension [FieldValue] {
  /// The one value that several come to.
  ///
  /// - Returns: `nil` of none, and of different ones without a pick.
  func folded(by pick: ValueRule.Pick?) -> FieldValue? {
    switch pick {
    case .first: return first
    case .last: return last
    case .min: return self.min { $0.precedes($1) }
    case .max: return self.max { $0.precedes($1) }
    case .sum: return first.map { dropFirst().reduce($0) { $0.adding($1) } }
    case nil: return allSatisfy { $0 == first } ? first : nil
    }
  }
}

extension DateReading {
  /// Seconds to order readings of one file by: since 1970, of a clock without a zone as if in UTC.
  var order: Int64 {
    epochSeconds.map(Int64.init) ?? civil.secondsSince1970
  }

  /// What calendar and clock showed.
  var civil: CivilTime {
    let date = CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSince1970: 0)
    return CivilTime(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }

  /// The time as a record spells it.
  var timestamp: Timestamp {
    Timestamp(
      civil: civil,
      offsetSeconds: offsetSeconds,
      precision: hasTime ? (hasSeconds ? .second : .minute) : .day
    )
  }
}
