extension CivilDate {
  /// The day of the week, Monday 1 to Sunday 7.
  package var weekday: Int { (daysSince1970 + 3).dividedDown(by: 7).remainder + 1 }

  /// The quarter of the year, 1 to 4.
  package var quarter: Int { (month - 1) / 3 + 1 }

  /// The day of the year, 1 to 366.
  package var dayOfYear: Int { daysSince1970 - startOfYear.daysSince1970 + 1 }

  package var startOfYear: CivilDate {
    CivilDate(daysSince1970: Self.dayNumber(year: year, month: 1, day: 1))
  }

  package var startOfMonth: CivilDate { adding(days: 1 - day) }

  /// The Monday of this date's week.
  package var startOfWeek: CivilDate { adding(days: 1 - weekday) }

  /// The week of ISO 8601: weeks begin on Monday and belong to the year of their Thursday.
  ///
  /// So 2027-01-01 is in week 53 of 2026.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday)
    return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
  }

  /// The Monday of a week of ISO 8601, or `nil` if the year has no such week.
  package init?(isoYear year: Int, week: Int) {
    guard let inFirstWeek = CivilDate(year: year, month: 1, day: 4) else { return nil }
    guard 1...53 ~= week else { return nil }
    let monday = inFirstWeek.startOfWeek.adding(days: 7 * (week - 1))
    guard monday.isoWeek == (year, week) else { return nil }
    self = monday
  }

  package func adding(days: Int) -> CivilDate {
    let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
    return CivilDate(daysSince1970: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// The same day so many months later, or the last of its month when that has fewer days.
  ///
  /// So a month after 2026-01-31 is 2026-02-28. Earlier if negative; at most a million months.
  package func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let wanted = min(max(months, -1_000_000), 1_000_000)
    let (newYear, monthIndex) = (year * 12 + month - 1 + wanted).dividedDown(by: 12)
    let lastDay = Self.dayCount(ofMonth: monthIndex + 1, year: newYear)
    return CivilDate(
      daysSince1970: Self.dayNumber(year: newYear, month: monthIndex + 1, day: min(day, lastDay))
    )
  }
}
