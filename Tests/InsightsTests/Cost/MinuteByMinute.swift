import Foundation
import Testing

/// Prices a charge the slow and literal way: every minute for itself, by the calendar of Foundation.
///
/// Shares no code with what it checks: neither zones nor bands nor decimals.
struct MinuteByMinute {
  struct Band {
    /// Monday 1 to Sunday 7; `nil` for all.
    var days: Set<Int>?
    var months: Set<Int>?
    /// Minutes of the day, the end not included; it may lie before the beginning.
    var from: Int?
    var to: Int?
    var price: Decimal
  }

  struct Rate {
    /// Its first day, as in `2026-03-01`.
    var from: String
    var price: Decimal
    var bands: [Band]
  }

  var zone: String
  var rates: [Rate]

  /// The cost of energy that flows evenly for some minutes.
  ///
  /// - Parameter start: Seconds since 1970, a whole minute.
  func cost(of energy: Decimal, start: Int, minutes: Int) throws -> Decimal {
    var sum: Decimal = 0
    for minute in 0..<minutes { sum += try price(at: start + 60 * minute) }
    return energy * sum / Decimal(minutes)
  }

  private func price(at seconds: Int) throws -> Decimal {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    let date = Date(timeIntervalSince1970: TimeInterval(seconds))
    let now = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: date)
    let yesterday = calendar.dateComponents(
      [.month, .weekday],
      from: calendar.date(byAdding: .day, value: -1, to: date) ?? date
    )
    let day = String(format: "%04d-%02d-%02d", now.year ?? 0, now.month ?? 0, now.day ?? 0)
    let rate = try #require(rates.filter { $0.from <= day }.max { $0.from < $1.from })
    let minute = (now.hour ?? 0) * 60 + (now.minute ?? 0)
    for band in rate.bands {
      var owner = now
      if let from = band.from, let to = band.to {
        if from < to {
          guard minute >= from, minute < to else { continue }
        } else if minute < to {
          owner.month = yesterday.month
          owner.weekday = yesterday.weekday
        } else if minute < from {
          continue
        }
      }
      let weekday = ((owner.weekday ?? 1) + 5) % 7 + 1
      if let days = band.days, !days.contains(weekday) { continue }
      if let months = band.months, !months.contains(owner.month ?? 0) { continue }
      return band.price
    }
    return rate.price
  }
}
