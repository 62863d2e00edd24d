import ChargingLog
import Insights

/// The periods from one day to another, as groups by time are labelled.
enum TimeLabels {
  /// Every label in order, those without a session among them; `nil` for a key that is not of time.
  ///
  /// At most 4,000, the last ones.
  static func all(_ key: Grouping.Key, from first: CivilDate, to last: CivilDate) -> [String]? {
    guard key.isOfTime else { return nil }
    var labels: [String] = []
    var date = start(of: last, key)
    while date >= start(of: first, key), labels.count < 4000 {
      labels.append(label(of: date, key))
      date = start(of: date.adding(days: -1), key)
    }
    return labels.reversed()
  }

  private static func start(of date: CivilDate, _ key: Grouping.Key) -> CivilDate {
    switch key {
    case .week: date.startOfWeek
    case .month: date.startOfMonth
    case .quarter: DatePeriod.quarter(of: date).start
    case .year: date.startOfYear
    default: date
    }
  }

  private static func label(of date: CivilDate, _ key: Grouping.Key) -> String {
    let (year, month, _) = date.components
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch key {
    case .week:
      let week = date.isoWeek
      return "\(week.year)-W\(two(week.week))"
    case .month: return "\(year)-\(two(month))"
    case .quarter: return "\(year)-Q\(date.quarter)"
    case .year: return "\(year)"
    default: return date.text
    }
  }
}
