package import ChargingLog

/// How dates are written in a file: a pattern, ISO 8601, or a count of seconds since 1970.
///
/// Patterns are the subset of Unicode TR 35 that exports use: `yyyy` `yy` `M` `MM` `MMM` `d` `dd` `H`
/// `HH` `h` `hh` `m` `mm` `s` `ss` `S…` (fraction) `a` (AM, PM) `E` (a weekday, passed over) `zzz`
/// (`EST`, `CEST`, `UTC+2`) `XXX` (`+01:00`, `+0100`, `+01`, `Z`) and `'text'`. Two letters want two
/// digits, one letter takes one or two; a blank stands for one or more blanks of any width.
/// Beside patterns there are the names `iso8601`, `epoch-s` and `epoch-ms`.
package struct DateFormat: Sendable, Hashable {
  /// The pattern or name, as given.
  package let pattern: String

  let kind: Kind

  enum Kind: Sendable, Hashable {
    case pieces([Piece])
    case iso8601
    case epoch(perSecond: Int)
  }

  /// One part of a pattern.
  enum Piece: Sendable, Hashable {
    case year(digits: Int)
    case number(Field, isPadded: Bool)
    case monthName
    case weekday
    case fraction
    case halfOfDay
    case zoneAbbreviation
    case offset
    case blanks
    case literal(Unicode.Scalar)
  }

  /// What a number of one or two digits stands for.
  enum Field: String, Sendable, Hashable {
    case month, day, hour, minute, second
    case hourOfHalf = "hour of twelve"
  }

  /// ISO 8601 as a calendar date and a time: `2026-11-23T07:30:00.5+01:00` and its shorter forms.
  package static let iso8601 = DateFormat(pattern: "iso8601", kind: .iso8601)

  /// Makes a format.
  ///
  /// - Throws: What is wrong with the pattern.
  package init(_ pattern: String) throws(ValueProblem) {
    switch pattern {
    case "iso8601": self = .iso8601
    case "epoch-s": self.init(pattern: pattern, kind: .epoch(perSecond: 1))
    case "epoch-ms": self.init(pattern: pattern, kind: .epoch(perSecond: 1000))
    default: self.init(pattern: pattern, kind: .pieces(try Self.pieces(of: pattern)))
    }
  }

  private init(pattern: String, kind: Kind) {
    self.pattern = pattern
    self.kind = kind
  }

  /// Reads a date; blanks around it do not matter.
  package func read(_ text: String) -> Result<DateReading, ValueProblem> {
    Result { () throws(ValueProblem) in
      let text = text.withoutBlanksAround
      switch kind {
      case .pieces(let pieces): return try DateParser(text, pattern: pattern).read(pieces)
      case .iso8601: return try DateParser(text, pattern: pattern).readISO8601()
      case .epoch(let perSecond): return try Self.readEpoch(text, perSecond: perSecond)
      }
    }
  }

  private static func readEpoch(_ text: String, perSecond: Int) throws(ValueProblem) -> DateReading
  {
    guard let count = Int(text), abs(count) < 100_000_000_000_000 else {
      let unit = perSecond == 1 ? "seconds" : "milliseconds"
      throw ValueProblem(.format, "“\(text)” is not a number of \(unit) since 1970")
    }
    let seconds = (count >= 0 ? count : count - perSecond + 1) / perSecond
    guard (-2_208_988_800..<253_402_300_800).contains(seconds) else {
      let fix = perSecond == 1 ? "these may be milliseconds: epoch-ms" : nil
      throw ValueProblem(.range, "“\(text)” is not between the years 1900 and 9999", fix: fix)
    }
    let fraction = (count - seconds * perSecond) * (1_000_000_000 / perSecond)
    return DateReading(epochSeconds: seconds, nanosecond: fraction)
  }
}
