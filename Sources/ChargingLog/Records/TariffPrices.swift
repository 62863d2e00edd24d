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
    checkMonth(record, result, &decoding)
    result.prices.sort { $0.start < $1.start }
    return result
  }

  /// Warns of a file that is not named by a month: its prices are used all the same.
  static func checkName(_ path: String, _ decoding: inout Decoding) {
    let name = RecordID.of(path: path)
    guard CivilDate.parse(name + "-01") == nil else { return }
    decoding.report(
      Diagnostic(
        code: "file-name",
        severity: .warning,
        file: path,
        message: "\(name) is not a month",
        fix: "name the file by the month of its prices, as in 2026-11.yaml"
      )
    )
  }

  /// Warns of prices in the file of another month.
  private static func checkMonth(
    _ record: Record,
    _ result: TariffPrices,
    _ decoding: inout Decoding
  ) {
    let path = record.source.file
    guard let month = CivilDate.parse(RecordID.of(path: path) + "-01") else { return }
    let strays = result.prices.filter {
      Zone.utc.civil(at: $0.start).date.startOfMonth != month
    }
    guard let first = strays.map(\.start).min() else { return }
    let name = "\(Zone.utc.civil(at: first).date.text.prefix(7)).yaml"
    let text = Timestamp(first, in: .utc).text
    let entry = record.entries.first { $0.key == text }
    let message =
      (strays.count == 1 ? "a price is" : "\(strays.count) prices are")
      + " of another month than the file, the first of \(text)"
    let fix = "move \(strays.count == 1 ? "it" : "this one") to \(name)"
    decoding.report(
      entry.map {
        record.source.diagnostic(
          "price-month",
          severity: .warning,
          at: $0.keySpan,
          message,
          fix: fix
        )
      }
        ?? Diagnostic(
          code: "price-month",
          severity: .warning,
          file: path,
          message: message,
          fix: fix
        )
    )
  }
}
