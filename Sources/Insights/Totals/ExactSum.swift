package import ChargingLog

/// Adds decimals exactly, whatever their number and order.
///
/// Holds 38 digits; only a sum beyond them stays at the largest that fits.
package struct ExactSum: Sendable {
  private var coefficient: Int128 = 0
  private var scale = 0

  package init() {}

  package mutating func add(_ value: ExactDecimal) {
    let own = Int(value.scale)
    guard own < scale, scale - own < Self.powersOfTen.count else {
      add(Int128(value.coefficient), scale: own)
      return
    }
    // A decimal's digits times a power this small always fit.
    let (high, low) = value.coefficient.multipliedFullWidth(by: Self.powersOfTen[scale - own])
    addDigits(Int128(high) << 64 | Int128(low))
  }

  private static let powersOfTen: [Int64] = (0...18).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  package mutating func add(_ other: ExactSum) { add(other.coefficient, scale: other.scale) }

  private mutating func add(_ digits: Int128, scale digitScale: Int) {
    var digits = digits
    while scale < digitScale {
      coefficient = Self.timesTen(coefficient)
      scale += 1
    }
    for _ in digitScale..<scale { digits = Self.timesTen(digits) }
    addDigits(digits)
  }

  private mutating func addDigits(_ digits: Int128) {
    let (sum, isTooLarge) = coefficient.addingReportingOverflow(digits)
    coefficient = isTooLarge ? (digits < 0 ? .min : .max) : sum
  }

  private static func timesTen(_ number: Int128) -> Int128 {
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
    return isTooLarge ? (number < 0 ? .min : .max) : product
  }

  /// The sum; rounded only when it has more than 18 digits.
  package var value: ExactDecimal { ExactDecimal(coefficient: coefficient, scale: scale) }
}
