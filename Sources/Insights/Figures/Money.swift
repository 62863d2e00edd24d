package import ChargingLog

/// Amounts as people read them.
package enum Money {
  /// `£3.20`, `3.20 PLN`, `3.20` without a known currency.
  package static func text(_ amount: ExactDecimal, _ currency: String?, decimals: Int? = nil)
    -> String
  {
    let places = decimals ?? minorDigits(currency)
    let number = amount.text(roundedTo: places)
    guard let currency else { return number }
    guard let symbol = symbols[currency] else { return "\(number) \(currency)" }
    return number.hasPrefix("-") ? "-\(symbol)\(number.dropFirst())" : symbol + number
  }

  /// The decimals of a currency's smallest coin (ISO 4217); 2 unless known to differ.
  package static func minorDigits(_ currency: String?) -> Int {
    switch currency {
    case "JPY", "KRW", "ISK", "VND", "CLP": 0
    case "BHD", "KWD", "JOD", "OMR", "TND": 3
    default: 2
    }
  }

  private static let symbols = ["GBP": "£", "EUR": "€", "USD": "$"]
}
