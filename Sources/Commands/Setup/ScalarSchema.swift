import ChargingLog

/// The schema of a single value.
enum ScalarSchema {
  /// The members of the schema of a type that is written as one scalar.
  static func members(_ type: ValueType) -> [(String, JSON)] {
    switch type {
    case .number(_, let range): number(from: range.lowerBound, to: range.upperBound)
    case .plainNumber, .money: number()
    case .price: number(from: 0)
    case .percent: number(from: 0, to: 100)
    case .whole(let range): whole(range)
    case .timestamp: text(timestamp)
    case .date: text("^\(date(year: "[0-9]{4}"))$")
    case .duration: text(duration)
    case .boolean: [("enum", [true, false, "true", "false"])]
    case .choice(let words): [("enum", .array(words.map { .string($0) }))]
    case .id:
      [("type", ["string", "integer"]), ("pattern", "^[a-z0-9][a-z0-9-]{0,99}$"), ("minimum", 0)]
    case .currency: text("^[A-Z]{3}$")
    case .timeZone: text("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$")
    case .calendarSpan: text("^0*[1-9][0-9]{0,3}(d|w|mo|y)$")
    case .clockSpan: text("^\(clock)-(\(clock)|24:00)$")
    case .weekdays: text("^\(days)(,\(days))*$")
    case .months: months
    case .text, .secret, .place, .mapping, .freeMapping, .list:
      [("type", ["string", "number", "boolean"])]
    }
  }

  /// What a key of a dynamic tariff's prices looks like.
  static var utcTimestamp: String { "^\(date(year: year))[T ]\(clock)(:[0-5][0-9])?(Z|\\+00:00)$" }

  private static func number(from lower: Double? = nil, to upper: Double? = nil) -> [(String, JSON)]
  {
    var members: [(String, JSON)] = [
      ("type", ["number", "string"]), ("pattern", "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"),
    ]
    if let lower { members.append(("minimum", .int(Int(lower)))) }
    if let upper { members.append(("maximum", .int(Int(upper)))) }
    return members
  }

  private static func whole(_ range: ClosedRange<Int>) -> [(String, JSON)] {
    [
      ("type", ["integer", "string"]), ("pattern", "^-?(0|[1-9][0-9]*)$"),
      ("minimum", .int(range.lowerBound)), ("maximum", .int(range.upperBound)),
    ]
  }

  private static func text(_ pattern: String) -> [(String, JSON)] {
    [("type", "string"), ("pattern", .string(pattern))]
  }

  private static var months: [(String, JSON)] {
    let month = "(0[1-9]|1[0-2])"
    return [
      ("type", ["string", "integer"]), ("pattern", .string("^\(month)(-\(month))?$")),
      ("minimum", 1),
      ("maximum", 12),
    ]
  }

  private static var timestamp: String {
    let offset =
      "(Z|\\+(0[0-9]|1[0-3]):[0-5][0-9]|\\+14:00|-(?!00:00)(0[0-9]|1[01]):[0-5][0-9]|-12:00)"
    return "^\(date(year: year))([T ]\(clock)(:[0-5][0-9])?\(offset)?)?$"
  }

  /// Units fall from days to seconds, or hours, minutes and seconds stand between colons.
  private static var duration: String {
    let units = "(?=[0-9])([0-9]+d)?( ?[0-9]+h)?( ?[0-9]+m)?( ?[0-9]+s)?"
    return "^([0-9]{1,6}:[0-5][0-9](:[0-5][0-9])?|\(units))$"
  }

  /// The years of timestamps, 1900 to 2200.
  private static let year = "(19[0-9]{2}|2[01][0-9]{2}|2200)"

  private static let clock = "([01][0-9]|2[0-3]):[0-5][0-9]"

  private static func date(year: String) -> String {
    let long = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    let short = "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    return "\(year)-(\(long)|\(short)|02-(0[1-9]|[12][0-9]))"
  }

  /// A day or a span of days, in letters of either case.
  private static var days: String {
    let names = Weekdays.names.map { name in
      name.map { "[\($0.lowercased())\($0.uppercased())]" }.joined()
    }
    let day = " *(\(names.joined(separator: "|"))) *"
    return "\(day)(-\(day))?"
  }
}
