package import ChargingLog

/// What the number of a figure counts.
package enum FigureUnit: Sendable, Hashable {
  case kilowattHours, kilowatts
  case percent
  /// Percentage points of charge.
  case points
  /// An amount in a currency (ISO 4217), if one is known.
  case money(String?)
  /// An amount for each of something: `kWh`, `mile`, `km`, `10 %`.
  case moneyPer(String?, String)
  case distance(DistanceUnit)
  /// Distance for each kWh.
  case efficiency(DistanceUnit)
  case seconds
  case days
  case celsius
  case count

  /// The unit as it stands behind a number; `nil` of money and plain counts.
  package var symbol: String? {
    switch self {
    case .kilowattHours: "kWh"
    case .kilowatts: "kW"
    case .percent: "%"
    case .points: "%"
    case .money: nil
    case .moneyPer(_, let what): "per \(what)"
    case .distance(let unit): unit.rawValue
    case .efficiency(let unit): "\(unit.rawValue)/kWh"
    case .seconds: "s"
    case .days: "days"
    case .celsius: "°C"
    case .count: nil
    }
  }

  /// The unit as keys of JSON and CSV end in it; `nil` where the name says it.
  package var keySuffix: String? {
    switch self {
    case .kilowattHours: "kwh"
    case .kilowatts: "kw"
    case .percent, .points: "percent"
    case .distance(let unit): unit.rawValue
    case .efficiency(let unit): "\(unit.rawValue)_per_kwh"
    case .seconds: "seconds"
    case .days: "days"
    case .celsius: "c"
    case .money, .moneyPer, .count: nil
    }
  }

  /// The currency of an amount.
  package var currency: String? {
    switch self {
    case .money(let code), .moneyPer(let code, _): code
    default: nil
    }
  }

  package var isMoney: Bool {
    switch self {
    case .money, .moneyPer: true
    default: false
    }
  }

  /// How many decimals people are shown.
  package var decimals: Int {
    switch self {
    case .kilowattHours, .kilowatts, .percent, .points, .celsius: 1
    case .money(let code): Money.minorDigits(code)
    case .moneyPer(let code, _): Money.minorDigits(code) + 1
    case .efficiency: 2
    case .distance, .seconds, .days, .count: 0
    }
  }

  /// A number with the unit: `31.4 kWh`, `£0.085 per kWh`, `4h20m`.
  package func text(_ value: ExactDecimal) -> String {
    switch self {
    case .money(let code): Money.text(value, code)
    case .moneyPer(let code, let what):
      "\(Money.text(value, code, decimals: decimals)) per \(what)"
    case .seconds: ChargeDuration(seconds: Int64(value.double)).reading
    // Whole where it counts, not where it says how many times.
    case .count: value.rounded(toDecimals: 1).text
    default:
      value.text(roundedTo: decimals) + (symbol.map { " \($0)" } ?? "")
    }
  }
}

extension DistanceUnit {
  /// One of it in words, for prices: `mile`, `km`.
  package var singular: String { self == .miles ? "mile" : "km" }
}
