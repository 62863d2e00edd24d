import YAMLRecord

/// The prices of a dynamic tariff in one month, by the start of each interval.
package struct TariffPrices: Sendable, Hashable {
  package var path = ""
  package var prices: [Price] = []

  package struct Price: Sendable, Hashable {
    package var start: Instant
    package var pricePerKWh: ExactDecimal

    package init(start: Instant, pricePerKWh: ExactDecimal) {
      self.start = start
      self.pricePerKWh = pricePerKWh
    }
  }

  package init() {}

  /// The tariff that the prices belong to: the name of their folder.
  package var tariff: String {
    let parts = path.split(separator: "/")
    return parts.count == 3 ? String(parts[1]) : ""
  }

  /// Reads `<UTC start>: <price per kWh>` lines.
  static func read(_ record: Record, _ decoding: inout Decoding) -> TariffPrices {
    var result = TariffPrices()
    for entry in record.entries where !entry.key.hasPrefix("x-") {
      guard case .success(let start) = Timestamp.parse(entry.key), start.offsetSeconds == 0,
        let instant = start.resolve(in: .utc).instant
      else {
        decoding.report(
          record.source.diagnostic(
            "timestamp",
            at: entry.keySpan,
            "\(entry.key) is not a start in UTC",
            fix: "write it as in 2026-11-23T00:30Z"
          )
        )
        continue
      }
      if let price: ExactDecimal = decoding.scalar(entry.value, key: "the price", as: .money) {
        result.prices.append(Price(start: instant, pricePerKWh: price))
      }
    }
    result.prices.sort { $0.start < $1.start }
    return result
  }
}
