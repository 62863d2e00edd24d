/// A date and time as it was written: the numbers of a calendar and a clock, and the offset if given.
package struct DateReading: Sendable, Hashable {
  /// The year of the Gregorian calendar.
  package var year: Int
  /// The month, 1 to 12.
  package var month: Int
  /// The day of the month.
  package var day: Int
  /// The hour, 0 to 23; 0 where only a date was written.
  package var hour: Int
  /// The minute, 0 to 59.
  package var minute: Int
  /// The second, 0 to 59.
  package var second: Int
  /// The fraction of the second.
  package var nanosecond: Int
  /// Seconds east of UTC, or `nil` when the text does not say.
  package var offsetSeconds: Int?
  /// Whether a time of day was written.
  package var hasTime: Bool
  /// Whether seconds were written.
  package var hasSeconds: Bool

  /// Makes a reading; nothing is checked.
  package init(
    year: Int,
    month: Int,
    day: Int,
    hour: Int = 0,
    minute: Int = 0,
    second: Int = 0,
    nanosecond: Int = 0,
    offsetSeconds: Int? = nil,
    hasTime: Bool = true,
    hasSeconds: Bool = false
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
    self.offsetSeconds = offsetSeconds
    self.hasTime = hasTime
    self.hasSeconds = hasSeconds
  }

  /// Seconds since 1970 in UTC, or `nil` without an offset.
  package var epochSeconds: Int? {
    offsetSeconds.map { offset in
      Self.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    }
  }

  /// Makes a reading in UTC from seconds since 1970.
  package init(epochSeconds: Int, nanosecond: Int = 0) {
    let days = epochSeconds / 86_400 - (epochSeconds % 86_400 < 0 ? 1 : 0)
    let time = epochSeconds - days * 86_400
    let (year, month, day) = Self.date(days)
    self.init(
      year: year,
      month: month,
      day: day,
      hour: time / 3600,
      minute: time / 60 % 60,
      second: time % 60,
      nanosecond: nanosecond,
      offsetSeconds: 0,
      hasSeconds: true
    )
  }

  /// The number of days in a month.
  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01; Howard Hinnant, “chrono-compatible low-level date algorithms”.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
