/// A day of the Gregorian calendar, in no particular time zone.
package struct CivilDate: Hashable, Sendable {
  private let dayNumber: Int32

  /// The date this many days after 1970-01-01, clamped to a hundred million days either way.
  package init(daysSince1970: Int) {
    let limit = Int(Instant.limit / 86_400)
    dayNumber = Int32(min(max(daysSince1970, -limit), limit))
  }

  /// The date with this year, month and day, or `nil` if there is none in the years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month,
      1...Self.dayCount(ofMonth: month, year: year) ~= day
    else { return nil }
    self.init(daysSince1970: Self.dayNumber(year: year, month: month, day: day))
  }

  package var daysSince1970: Int { Int(dayNumber) }

  package var year: Int { components.year }

  /// The month, 1 to 12.
  package var month: Int { components.month }

  /// The day of the month, 1 to 31.
  package var day: Int { components.day }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

// The arithmetic counts days in eras of 400 years that begin on 1 March, so that the leap day comes
// last: https://howardhinnant.github.io/date_algorithms.html
extension CivilDate {
  /// Year, month and day in one calculation.
  package var components: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (Int(dayNumber) + 719_468).dividedDown(by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }

  /// Days from 1970-01-01 to a date that is known to exist; any year.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let (era, yearOfEra) = (month <= 2 ? year - 1 : year).dividedDown(by: 400)
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func isLeap(year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Days in a month, 28 to 31.
  package static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
