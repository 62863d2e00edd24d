import YAMLRecord

/// Finds rates without a price at some time of some day.
enum RateCoverageCheck {
  static func findings(in log: CheckedLog) -> [Finding] {
    log.index.tariffs.values.filter { !$0.isDynamic }.sorted { $0.id < $1.id }.flatMap { tariff in
      tariff.rates.indices.compactMap { number in
        finding(tariff, number)
      }
    }
  }

  private static func finding(_ tariff: Tariff, _ number: Int) -> Finding? {
    let rate = tariff.rates[number]
    guard rate.pricePerKWh == nil, let time = uncoveredTime(of: rate, in: tariff, number) else {
      return nil
    }
    let day = "\(Weekdays.names[time.date.weekday - 1]) \(time.date.text)"
    let when = "\(day) \(time.clockText(withSeconds: false))"
    return Finding(
      "rate-without-price",
      .warning,
      file: tariff.path,
      key: "rates[\(number)].from",
      rate.bands.isEmpty
        ? "the rate from \(rate.from.text) has neither price_per_kwh nor bands"
        : "the rate from \(rate.from.text) has no price at some times, the first \(when)",
      fix: rate.bands.isEmpty
        ? "add price_per_kwh" : "add price_per_kwh for the times outside every band"
    )
  }

  /// The first time, of a year at most, that lies in none of the bands.
  private static func uncoveredTime(of rate: Tariff.Rate, in tariff: Tariff, _ number: Int)
    -> CivilTime?
  {
    let edges = Set(
      [0] + rate.bands.compactMap(\.between).flatMap { [$0.startMinute, $0.endMinute % 1440] }
    ).sorted()
    let next = number + 1 < tariff.rates.count ? tariff.rates[number + 1].from : nil
    let year = rate.from.adding(days: 366)
    let end = [rate.to?.adding(days: 1), next, year].compactMap { $0 }.min() ?? year
    var date = rate.from
    while date < end {
      for edge in edges {
        let time = CivilTime(date: date, secondOfDay: edge * 60)
        if !rate.bands.contains(where: { $0.applies(at: time) }) { return time }
      }
      date = date.adding(days: 1)
    }
    return nil
  }
}
