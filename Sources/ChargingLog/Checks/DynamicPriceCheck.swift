import YAMLRecord

/// Finds prices of dynamic tariffs that stand twice, begin at odd times or are missing, month by
/// month.
enum DynamicPriceCheck {
  /// A longer gap that reaches into another month is taken for months that were never fetched.
  private static let longestGap: Int64 = 2 * 86_400

  /// What is odd in one month's file.
  private struct Month {
    var doubled = 0
    var firstDoubled: Instant?
    var odd = 0
    var firstOdd: Instant?
    var missing: Int64 = 0
    var firstMissing: Instant?
  }

  static func findings(in log: CheckedLog) -> [Finding] {
    log.index.prices.keys.sorted().flatMap { tariff -> [Finding] in
      let prices = log.index.prices[tariff] ?? []
      let interval = log.index.tariffs[tariff]?.interval
      let months = months(of: prices, interval: interval)
      let files = log.index.catalog.priceFiles[tariff] ?? []
      return months.sorted { $0.key < $1.key }.flatMap { _, month in
        [
          doubled(month, tariff, files), odd(month, tariff, interval, files),
          missing(month, tariff),
        ].compactMap { $0 }
      }
    }
  }

  /// The file that a price belongs into.
  static func file(of tariff: String, at start: Instant?) -> String {
    guard let start else { return "tariffs/\(tariff).yaml" }
    return "tariffs/\(tariff)/\(Zone.utc.civil(at: start).date.text.prefix(7)).yaml"
  }

  private static func months(
    of prices: [TariffPrices.Price],
    interval: ChargeDuration?
  ) -> [CivilDate: Month] {
    var months: [CivilDate: Month] = [:]
    if let interval, interval.seconds > 0 {
      for price in prices where !price.start.secondsSince1970.isMultiple(of: interval.seconds) {
        let month = Zone.utc.civil(at: price.start).date.startOfMonth
        months[month, default: Month()].odd += 1
        if months[month]?.firstOdd == nil { months[month]?.firstOdd = price.start }
      }
    }
    for (price, next) in zip(prices, prices.dropFirst()) {
      let between = next.start.seconds(since: price.start)
      let month = Zone.utc.civil(at: price.start).date.startOfMonth
      if between == 0 {
        guard price.pricePerKWh != next.pricePerKWh else { continue }
        months[month, default: Month()].doubled += 1
        if months[month]?.firstDoubled == nil { months[month]?.firstDoubled = price.start }
      } else if let interval, interval.seconds > 0, between > interval.seconds {
        let isOneMonth = Zone.utc.civil(at: next.start).date.startOfMonth == month
        guard isOneMonth || between <= longestGap else { continue }
        months[month, default: Month()].missing += (between - 1) / interval.seconds
        if months[month]?.firstMissing == nil {
          months[month]?.firstMissing = price.start.advanced(bySeconds: interval.seconds)
        }
      }
    }
    return months
  }

  private static func doubled(_ month: Month, _ tariff: String, _ files: [TariffPrices])
    -> Finding?
  {
    guard let first = month.firstDoubled else { return nil }
    let places = files.filter { file in file.prices.contains { $0.start == first } }.map(\.path)
    return Finding(
      "duplicate-price",
      .warning,
      file: places.first ?? file(of: tariff, at: first),
      key: text(first),
      month.doubled == 1
        ? "\(tariff) has two prices for \(text(first))"
        : "\(tariff) has two prices for each of \(month.doubled) starts, the first \(text(first))",
      fix: "remove the wrong one; the last one counts",
      notes: places.dropFirst().map {
        Finding.Note(file: $0, key: text(first), message: "the other is here")
      }
    )
  }

  private static func odd(
    _ month: Month,
    _ tariff: String,
    _ interval: ChargeDuration?,
    _ files: [TariffPrices]
  ) -> Finding? {
    guard let first = month.firstOdd, let interval else { return nil }
    let place = files.first { file in file.prices.contains { $0.start == first } }?.path
    return Finding(
      "price-grid",
      .warning,
      file: place ?? file(of: tariff, at: first),
      key: text(first),
      month.odd == 1
        ? "a price of \(tariff) begins at \(text(first)), not on a whole \(interval.text)"
        : "\(month.odd) prices of \(tariff) do not begin on a whole \(interval.text), the first at "
          + text(first),
      fix: month.odd == 1
        ? "correct its time; the price is used from then"
        : "correct their times; each price is used from its own"
    )
  }

  private static func missing(_ month: Month, _ tariff: String) -> Finding? {
    guard let first = month.firstMissing else { return nil }
    return Finding(
      "price-gap",
      .hint,
      file: file(of: tariff, at: first),
      month.missing == 1
        ? "\(tariff) has no price for \(text(first))"
        : "\(tariff) has no price for \(month.missing) intervals, the first \(text(first))",
      fix: "add them with: plugtrack tariff import FILE --tariff \(tariff)"
    )
  }

  private static func text(_ instant: Instant) -> String {
    Timestamp(instant, in: .utc).text
  }
}
