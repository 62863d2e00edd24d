import ChargingLog

/// Turns numbers of one unit into another, exactly where that is possible.
struct UnitConversion {
  private let factor: ExactDecimal
  private let divisor: ExactDecimal
  private let offset: ExactDecimal
  private let decimals: Int?

  /// A conversion, or `nil` between units that do not measure the same.
  init?(from: String, to: String) {
    var (factor, divisor, offset, decimals) = (
      ExactDecimal(1), ExactDecimal(1), ExactDecimal.zero, Int?.none
    )
    switch (from, to) {
    case _ where from == to: break
    case ("Wh", "kWh"), ("W", "kW"): factor = ExactDecimal(coefficient: 1, scale: 3)
    case ("MWh", "kWh"): factor = ExactDecimal(1000)
    case ("mi", "km"): factor = DistanceUnit.kilometresPerMile
    case ("km", "mi"): (divisor, decimals) = (DistanceUnit.kilometresPerMile, 3)
    case ("m", "km"): factor = ExactDecimal(coefficient: 1, scale: 3)
    case ("°F", "°C"):
      (factor, divisor, offset, decimals) = (ExactDecimal(5), ExactDecimal(9), ExactDecimal(-32), 2)
    case ("K", "°C"): offset = ExactDecimal(coefficient: -27315, scale: 2)
    default: return nil
    }
    (self.factor, self.divisor, self.offset, self.decimals) = (factor, divisor, offset, decimals)
  }

  func convert(_ number: ExactDecimal) -> ExactDecimal {
    let scaled = (number + offset) * factor
    guard let decimals else { return scaled }
    return scaled.divided(by: divisor, decimals: decimals) ?? scaled
  }
}
