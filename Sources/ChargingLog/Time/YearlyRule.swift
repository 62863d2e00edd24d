/// When in each year a zone's clocks are changed, as the footer of its file tells it.
struct YearlyRule: Hashable {
  /// The day of the change.
  enum Day: Hashable {
    /// The n-th day, 1 to 365; 29 February is never counted.
    case ofYearWithoutLeapDay(Int)
    /// So many days after 1 January, 0 to 365.
    case afterNewYear(Int)
    /// The n-th weekday (Sunday 0) of a month; the fifth is the last.
    case weekday(month: Int, occurrence: Int, weekday: Int)
  }

  /// A moment of the year on the clock in use before the change.
  struct Moment: Hashable {
    var day: Day
    /// Seconds after midnight, -167 to 167 hours.
    var secondOfDay: Int64

    /// Seconds since 1970 on the clock in use before the change.
    func civilSeconds(in year: Int) -> Int64 {
      Int64(day.daysSince1970(in: year)) * 86_400 + secondOfDay
    }
  }

  /// A name and an offset, in seconds ahead of UTC.
  struct Clock: Hashable {
    var abbreviation: String
    var offset: Int32
  }

  /// The time of the other part of the year, and from when to when it is in use.
  struct Summer: Hashable {
    var clock: Clock
    var start: Moment
    var end: Moment
  }

  var standard: Clock
  /// `nil` if the clocks are never changed.
  var summer: Summer?

  /// The changes that begin in a year, in no order.
  func changes(in year: Int) -> [(at: Int64, to: Clock)] {
    guard let summer else { return [] }
    let start = summer.start.civilSeconds(in: year) - Int64(standard.offset)
    let end = summer.end.civilSeconds(in: year) - Int64(summer.clock.offset)
    return [(start, summer.clock), (end, standard)]
  }
}

extension YearlyRule.Day {
  func daysSince1970(in year: Int) -> Int {
    switch self {
    case .ofYearWithoutLeapDay(let number):
      let leapDay = number >= 60 && CivilDate.isLeap(year: year) ? 1 : 0
      return CivilDate.dayNumber(year: year, month: 1, day: 1) + number - 1 + leapDay
    case .afterNewYear(let days):
      return CivilDate.dayNumber(year: year, month: 1, day: 1) + days
    case .weekday(let month, let occurrence, let weekday):
      let first = CivilDate.dayNumber(year: year, month: month, day: 1)
      let firstWeekday = (first + 4).dividedDown(by: 7).remainder
      let day = (weekday - firstWeekday + 7) % 7 + (occurrence - 1) * 7
      return first + (day < CivilDate.dayCount(ofMonth: month, year: year) ? day : day - 7)
    }
  }
}
