import ChargingLog
import Insights

/// Numbers, days and times as the pages write them.
enum Format {
  /// A number with its thousands set apart: `12,345.6`.
  static func number(_ value: ExactDecimal, decimals: Int = 0) -> String {
    grouped(value.text(roundedTo: decimals))
  }

  static func number(_ value: Int) -> String { grouped(String(value)) }

  /// A number that was worked out roughly: at most one decimal.
  static func plain(_ value: Double) -> String {
    ExactDecimal(rounding: value, decimals: 1)?.text ?? "—"
  }

  static func energy(_ value: ExactDecimal, decimals: Int = 1) -> String {
    number(value, decimals: decimals) + "\u{A0}kWh"
  }

  static func money(_ amount: ExactDecimal, _ currency: String?, decimals: Int? = nil) -> String {
    grouped(Money.text(amount, currency, decimals: decimals))
  }

  /// What a session cost: `free` and unknown are two different things.
  static func cost(_ cost: SessionCost) -> String {
    if cost.isFree { return "free" }
    return cost.amount.map { money($0, cost.currency) } ?? "—"
  }

  static func percent(_ part: ExactDecimal, of whole: ExactDecimal) -> String? {
    (part * ExactDecimal(100)).divided(by: whole, decimals: 0).map { $0.text + "\u{A0}%" }
  }

  static func charge(_ start: ExactDecimal?, _ end: ExactDecimal?) -> String? {
    guard start != nil || end != nil else { return nil }
    return "\(start?.text(roundedTo: 0) ?? "?") → \(end?.text(roundedTo: 0) ?? "?")\u{A0}%"
  }

  /// A day: `3 Nov 2026`.
  static func day(_ date: CivilDate) -> String {
    "\(date.day)\u{A0}\(months[(date.month - 1) % 12].prefix(3)) \(date.year)"
  }

  /// A day with its name: `Tue 3 Nov 2026`.
  static func longDay(_ date: CivilDate) -> String {
    "\(weekdays[(date.weekday - 1) % 7])\u{A0}\(day(date))"
  }

  /// A month: `November 2026`.
  static func month(_ date: CivilDate) -> String {
    "\(months[(date.month - 1) % 12]) \(date.year)"
  }

  static func shortMonth(_ date: CivilDate) -> String { shortMonth(date.month) }

  static func clock(_ time: CivilTime) -> String { time.clockText(withSeconds: false) }

  /// A duration: `3 h 25 min`.
  static func duration(_ seconds: Int64) -> String {
    let minutes = (seconds + 30) / 60
    if minutes < 60 { return "\(minutes)\u{A0}min" }
    let hours = minutes / 60
    if hours < 100 {
      return minutes % 60 == 0
        ? "\(hours)\u{A0}h" : "\(hours)\u{A0}h \(minutes % 60)\u{A0}min"
    }
    return "\(number(Int(hours)))\u{A0}h"
  }

  static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number(count))\u{A0}\(count == 1 ? one : many ?? one + "s")"
  }

  /// A text as a sentence or a heading begins; names of currents stand in capitals.
  static func sentence(_ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      ["ac", "dc"].contains(word) ? word.uppercased() : String(word)
    }.joined(separator: " ")
    // A key is written as it is in the file.
    guard !words.prefix(while: { $0 != " " }).contains("_") else { return words }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A price for a kWh; what costs nothing is free.
  static func price(_ amount: ExactDecimal, _ currency: String?, decimals: Int = 3) -> String {
    amount.isZero ? "free" : money(amount, currency, decimals: decimals)
  }

  /// A number that was worked out roughly, to one decimal in any case: for columns.
  static func fixed(_ value: Double) -> String {
    ExactDecimal(rounding: value, decimals: 1).map { number($0, decimals: 1) } ?? "—"
  }

  static func shortMonth(_ month: Int) -> String {
    String(months[(max(1, month) - 1) % 12].prefix(3))
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// Sets commas between thousands, of the first run of digits in a text.
  private static func grouped(_ text: String) -> String {
    guard let start = text.firstIndex(where: \.isNumber) else { return text }
    let digits = text[start...].prefix { $0.isNumber }
    guard digits.count > 3 else { return text }
    var result = String(text[..<start])
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result + text[digits.endIndex...]
  }
}
