import YAMLRecord

/// Finds rates in pence or cents among rates in pounds or euros: a hundred times what was meant.
enum PriceScaleCheck {
  /// Where every other rate of a currency is below this, whole coins are not counted in it.
  private static let fewCoins = ExactDecimal(2)
  /// How many times the highest other price a rate may be.
  ///
  /// Dear chargers ask three times what cheap ones do, and pence are a hundred times pounds.
  private static let factor = ExactDecimal(5)

  /// The price of a rate, and where it stands.
  private struct Price {
    var amount: ExactDecimal
    var key: String
  }

  static func findings(in log: CheckedLog) -> [Finding] {
    findings(of: Array(log.index.tariffs.values), log.index.settings)
  }

  /// What is odd in some tariffs, beside each other.
  static func findings(of tariffs: [Tariff], _ settings: Settings) -> [Finding] {
    let byCurrency = Dictionary(grouping: tariffs) { $0.currency ?? settings.currency }
    return byCurrency.flatMap { currency, tariffs -> [Finding] in
      let rates = tariffs.sorted { $0.id < $1.id }.flatMap { tariff in
        tariff.rates.indices.compactMap { number in
          highest(of: tariff.rates[number], number).map { (file: tariff.path, price: $0) }
        }
      }
      let usual = rates.filter { $0.price.amount < fewCoins }
      let high = rates.filter { $0.price.amount >= fewCoins }
      // Where most are high, it is the others that are odd, or all of them are right.
      guard let most = usual.map(\.price.amount).max(), high.count <= usual.count,
        high.allSatisfy({ $0.price.amount >= most * factor })
      else { return [] }
      return high.map { finding($0.price, in: $0.file, beside: most, currency) }
    }
  }

  /// The highest price of a rate that is more than nothing.
  private static func highest(of rate: Tariff.Rate, _ number: Int) -> Price? {
    let bands = rate.bands.indices.map {
      Price(amount: rate.bands[$0].pricePerKWh, key: "rates[\(number)].bands[\($0)].price_per_kwh")
    }
    let own = rate.pricePerKWh.map { Price(amount: $0, key: "rates[\(number)].price_per_kwh") }
    return ([own].compactMap(\.self) + bands).filter { $0.amount > .zero }
      .max { $0.amount < $1.amount }
  }

  private static func finding(
    _ price: Price,
    in file: String,
    beside other: ExactDecimal,
    _ currency: String?
  ) -> Finding {
    let code = currency.map { " \($0)" } ?? ""
    let whole = price.amount * ExactDecimal(coefficient: 1, scale: 2)
    return Finding(
      "price-scale",
      .warning,
      file: file,
      key: price.key,
      "\(price.amount.text)\(code) per kWh is far above every other rate, of at most "
        + "\(other.text)\(code)",
      fix: "write \(whole.text) if these are pence or cents"
    )
  }
}

extension ChargingIndex {
  /// What is odd about the prices of a tariff, beside those on file of the others.
  package func priceFindings(about tariff: Tariff) -> [Finding] {
    let others = tariffs.values.filter { $0.id != tariff.id }
    return PriceScaleCheck.findings(of: others + [tariff], settings)
      .filter { $0.file == tariff.path }
  }
}
