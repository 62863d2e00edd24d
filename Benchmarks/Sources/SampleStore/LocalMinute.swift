/// A minute of local time, for spelling it.
struct LocalMinute {
  let year, month, day, hour, minute: Int

  /// - Parameter minutes: Since 2015-01-01 00:00.
  init(_ minutes: Int) {
    var day = minutes / 1440
    var year = 2015
    while day >= Self.days(in: year) {
      day -= Self.days(in: year)
      year += 1
    }
    var month = 1
    while day >= Self.days(in: month, of: year) {
      day -= Self.days(in: month, of: year)
      month += 1
    }
    (self.year, self.month, self.day) = (year, month, day + 1)
    (hour, minute) = (minutes % 1440 / 60, minutes % 60)
  }

  var date: String { "\(year)-\(Self.padded(month))-\(Self.padded(day))" }
  var month2: String { Self.padded(month) }
  var clock: String { "\(Self.padded(hour)):\(Self.padded(minute))" }
  var compactClock: String { "\(Self.padded(hour))\(Self.padded(minute))" }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(in year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
