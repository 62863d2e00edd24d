/// A run of days, from its first up to but not including its end.
package struct DatePeriod: Hashable, Sendable {
  package let start: CivilDate
  /// The day after the last; never before `start`.
  package let end: CivilDate

  package init(start: CivilDate, end: CivilDate) {
    self.start = start
    self.end = max(start, end)
  }

  package var dayCount: Int { end.daysSince1970 - start.daysSince1970 }

  package func contains(_ date: CivilDate) -> Bool { start <= date && date < end }
}

extension DatePeriod: CustomStringConvertible {
  /// First and last day, `2026-11-01 to 2026-11-30`, or the one day.
  package var description: String {
    dayCount == 1 ? start.text : "\(start.text) to \(end.adding(days: -1).text)"
  }
}

extension DatePeriod {
  /// The calendar day, month, quarter or year that a date lies in.
  package static func day(_ date: CivilDate) -> DatePeriod {
    DatePeriod(start: date, end: date.adding(days: 1))
  }

  package static func week(of date: CivilDate) -> DatePeriod {
    DatePeriod(start: date.startOfWeek, end: date.startOfWeek.adding(days: 7))
  }

  package static func month(of date: CivilDate) -> DatePeriod {
    DatePeriod(start: date.startOfMonth, end: date.startOfMonth.adding(months: 1))
  }

  package static func quarter(of date: CivilDate) -> DatePeriod {
    let start = date.startOfYear.adding(months: 3 * (date.quarter - 1))
    return DatePeriod(start: start, end: start.adding(months: 3))
  }

  package static func year(of date: CivilDate) -> DatePeriod {
    DatePeriod(start: date.startOfYear, end: date.startOfYear.adding(months: 12))
  }
}
