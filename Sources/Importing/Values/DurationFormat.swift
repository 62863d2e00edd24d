package import ChargingLog

/// How durations are written in a column.
package enum DurationFormat: String, Sendable, Hashable, CaseIterable {
  /// Numbers with units, from long to short: `1d 18h 34m 53s`, `5h21m5s`, `45 min`, `1.5s`.
  case units
  /// A clock: `03:20:21`, `26:05` (hours and minutes), `1:02:03:04` (days first).
  case clock
  /// ISO 8601: `PT3H25M`, `P1DT2H`.
  case iso8601
  /// A number of hours.
  case hours = "h"
  /// A number of minutes.
  case minutes = "min"
  /// A number of seconds.
  case seconds = "s"
  /// A number of milliseconds.
  case milliseconds = "ms"
  /// A number of nanoseconds.
  case nanoseconds = "ns"
  /// Units, a clock or ISO 8601, whichever it is; a bare number is refused.
  case automatic = "auto"

  /// Reads a duration exactly; blanks around it do not matter.
  ///
  /// - Parameters:
  ///   - text: What stands in the cell.
  ///   - decimalMark: The mark that a fraction has; a dot is always understood.
  /// - Returns: The duration, or why it cannot be read.
  package func read(
    _ text: String,
    decimalMark: CSVDialect.DecimalMark = .point
  ) -> Result<Duration, ValueProblem> {
    Result { () throws(ValueProblem) in
      var text = text.withoutBlanksAround
      if decimalMark == .comma { text = String(text.map { $0 == "," ? "." : $0 }) }
      switch self {
      case .units: return try DurationParser(text).readUnits()
      case .clock: return try DurationParser(text).readClock()
      case .iso8601: return try DurationParser(text).readISO8601()
      case .hours: return try DurationParser(text).readNumber(of: .seconds(3600), named: "hours")
      case .minutes: return try DurationParser(text).readNumber(of: .seconds(60), named: "minutes")
      case .seconds: return try DurationParser(text).readNumber(of: .seconds(1), named: "seconds")
      case .milliseconds:
        return try DurationParser(text).readNumber(of: .milliseconds(1), named: "milliseconds")
      case .nanoseconds:
        return try DurationParser(text).readNumber(of: .nanoseconds(1), named: "nanoseconds")
      case .automatic: return try Self.readAny(text)
      }
    }
  }

  private static func readAny(_ text: String) throws(ValueProblem) -> Duration {
    if text.hasPrefix("P") || text.hasPrefix("p") { return try DurationParser(text).readISO8601() }
    if text.contains(":") { return try DurationParser(text).readClock() }
    if !text.isEmpty, text.allSatisfy({ $0.isASCIIDigit || $0 == "." }) {
      throw ValueProblem(
        .ambiguous,
        "“\(text)” is a duration without a unit",
        fix: "write format: s, min or h"
      )
    }
    return try DurationParser(text).readUnits()
  }
}
