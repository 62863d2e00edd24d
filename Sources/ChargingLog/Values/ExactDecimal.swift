/// A decimal number exactly as it is written: a whole coefficient and a count of decimals.
///
/// Holds 18 significant digits, far more than any meter or bill has. Sums and products are exact
/// as long as they fit, and rounded half to even at the last digit that does when they do not.
package struct ExactDecimal: Sendable, Hashable {
  /// The digits without the decimal mark.
  package let coefficient: Int64
  /// How many of the digits are decimals.
  package let scale: UInt8

  /// The most digits a coefficient may have.
  package static let maximumDigits = 18

  package static let zero = ExactDecimal(0)

  /// A whole number.
  package init(_ whole: Int) {
    coefficient = Int64(whole)
    scale = 0
  }

  /// The digits of `coefficient` with the decimal mark `scale` from their end, rounded to what fits.
  ///
  /// At most 18 decimals fit and, as long as there are decimals to drop, 18 digits. Beyond that it is
  /// clamped.
  package init(coefficient: Int128, scale: Int) {
    if let digits = Int64(exactly: coefficient), digits.magnitude < Self.limit,
      0...Self.maximumDigits ~= scale
    {
      self.init(small: digits, scale: scale)
      return
    }
    var (digits, scale) = (coefficient, scale)
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
    var dropped = max(0, scale - Self.maximumDigits)
    var divisor = Int128.powerOfTen(dropped)
    while dropped < scale, digits.magnitude / divisor.magnitude >= Self.limit {
      divisor *= 10
      dropped += 1
    }
    if dropped > 0 {
      digits = digits.dividedHalfToEven(by: divisor)
      scale -= dropped
      // Rounded up to one digit too many: the last one is a zero.
      if scale > 0, digits.magnitude >= Self.limit {
        digits /= 10
        scale -= 1
      }
    }
    self.init(verbatim: Int64(clamping: digits), scale: UInt8(clamping: scale))
  }

  /// Digits and decimals that fit, without the zeros at the end: what almost every number is.
  private init(small digits: Int64, scale: Int) {
    var (digits, scale) = (digits, scale)
    while scale > 0, digits % 10 == 0 {
      digits /= 10
      scale -= 1
    }
    self.init(verbatim: digits, scale: UInt8(scale))
  }

  /// The first number of more digits than there may be.
  private static let limit: UInt128 = 1_000_000_000_000_000_000

  /// Digits and decimals as they are, trailing zeros included.
  init(verbatim coefficient: Int64, scale: UInt8) {
    self.coefficient = coefficient
    self.scale = scale
  }

  /// The nearest decimal of a binary number, with some decimals; for derived figures, never money.
  package init?(rounding value: Double, decimals: Int) {
    let decimals = min(max(0, decimals), Self.maximumDigits)
    let scaled = (value * binaryPowersOfTen[decimals]).rounded(.toNearestOrEven)
    guard scaled.isFinite, abs(scaled) < 1e18 else { return nil }
    self.init(small: Int64(scaled), scale: decimals)
  }

  /// The number as binary floating point, for physics and charts; money stays decimal.
  package var double: Double { Double(coefficient) / binaryPowersOfTen[Int(scale)] }

  package var isZero: Bool { coefficient == 0 }

  /// Whether it is beyond the digits that fit, so that it is not known how large it is.
  package var isClamped: Bool { scale == 0 && UInt128(coefficient.magnitude) >= Self.limit }
  package var isNegative: Bool { coefficient < 0 }
}

extension ExactDecimal: Comparable {
  package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.coefficient == right.coefficient }
    let (a, b) = aligned(left, right)
    return a == b
  }

  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.coefficient < right.coefficient }
    let (a, b) = aligned(left, right)
    return a < b
  }

  package func hash(into hasher: inout Hasher) {
    let normal = ExactDecimal(coefficient: Int128(coefficient), scale: Int(scale))
    hasher.combine(normal.coefficient)
    hasher.combine(normal.scale)
  }

  private static func aligned(_ left: ExactDecimal, _ right: ExactDecimal) -> (Int128, Int128) {
    if left.scale == right.scale { return (Int128(left.coefficient), Int128(right.coefficient)) }
    let scale = Int(max(left.scale, right.scale))
    return (
      Int128(left.coefficient) * .powerOfTen(scale - Int(left.scale)),
      Int128(right.coefficient) * .powerOfTen(scale - Int(right.scale))
    )
  }
}

extension ExactDecimal {
  package static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    let (a, b) = aligned(left, right)
    return ExactDecimal(coefficient: a + b, scale: Int(max(left.scale, right.scale)))
  }

  package static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal { left + -right }

  package static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(coefficient: -Int128(value.coefficient), scale: Int(value.scale))
  }

  package static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    ExactDecimal(
      coefficient: Int128(left.coefficient) * Int128(right.coefficient),
      scale: Int(left.scale) + Int(right.scale)
    )
  }

  package static func += (left: inout ExactDecimal, right: ExactDecimal) { left = left + right }

  /// The quotient, rounded half to even to some decimals; `nil` when divided by zero.
  package func divided(by divisor: ExactDecimal, decimals: Int) -> ExactDecimal? {
    guard !divisor.isZero else { return nil }
    let shift = decimals + Int(divisor.scale) - Int(scale)
    guard shift <= Self.maximumDigits else {
      return longDivided(by: divisor, shift: shift, decimals: decimals)
    }
    if let quotient = smallQuotient(by: divisor, shift: shift) {
      return ExactDecimal(coefficient: Int128(quotient), scale: decimals)
    }
    let numerator = Int128(coefficient) * .powerOfTen(shift)
    let denominator = Int128(divisor.coefficient) * .powerOfTen(-shift)
    return ExactDecimal(coefficient: numerator.dividedHalfToEven(by: denominator), scale: decimals)
  }

  /// The quotient where all of it fits into a machine's word; `nil` where it does not.
  private func smallQuotient(by divisor: ExactDecimal, shift: Int) -> Int64? {
    guard shift >= 0,
      case (let numerator, false) = coefficient.multipliedReportingOverflow(
        by: Int64(Int128.powerOfTen(shift))
      ), numerator > .min
    else { return nil }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: divisor.coefficient)
    let (rest, half) = (remainder.magnitude, divisor.coefficient.magnitude)
    guard rest > half - rest || rest == half - rest && quotient % 2 != 0 else { return quotient }
    return (numerator < 0) == (divisor.coefficient < 0) ? quotient + 1 : quotient - 1
  }

  /// Division by hand, a digit at a time, for numerators that do not fit; stops at what does.
  private func longDivided(by divisor: ExactDecimal, shift: Int, decimals: Int) -> ExactDecimal {
    let denominator = UInt128(divisor.coefficient.magnitude)
    var (quotient, remainder) = UInt128(coefficient.magnitude).quotientAndRemainder(
      dividingBy: denominator
    )
    var left = shift
    while left > 0, quotient < Self.limit * Self.limit / 10 {
      let (digit, rest) = (remainder * 10).quotientAndRemainder(dividingBy: denominator)
      (quotient, remainder) = (quotient * 10 + digit, rest)
      left -= 1
    }
    let twice = remainder * 2
    if twice > denominator || twice == denominator && quotient % 2 != 0 { quotient += 1 }
    let isNegative = (coefficient < 0) != (divisor.coefficient < 0)
    let digits = isNegative ? -Int128(quotient) : Int128(quotient)
    return ExactDecimal(coefficient: digits, scale: max(0, decimals - left))
  }

  /// The number rounded half to even to some decimals.
  package func rounded(toDecimals decimals: Int) -> ExactDecimal {
    guard Int(scale) > decimals else { return self }
    let divisor = Int128.powerOfTen(Int(scale) - decimals)
    return ExactDecimal(
      coefficient: Int128(coefficient).dividedHalfToEven(by: divisor),
      scale: decimals
    )
  }
}

extension Int128 {
  /// 10 to the power of 0 to 38, larger powers clamped.
  static func powerOfTen(_ power: Int) -> Int128 {
    powersOfTen[Swift.min(Swift.max(0, power), powersOfTen.count - 1)]
  }

  fileprivate func dividedHalfToEven(by divisor: Int128) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude * 2
    let isUp = twice > divisor.magnitude || twice == divisor.magnitude && quotient % 2 != 0
    guard isUp else { return quotient }
    return (self < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }
}

private let powersOfTen: [Int128] = {
  var powers: [Int128] = [1]
  for _ in 1...38 { powers.append((powers.last ?? 1) * 10) }
  return powers
}()

/// Powers that binary floating point holds exactly, for as many decimals as there are digits.
private let binaryPowersOfTen: [Double] = {
  var powers: [Double] = [1]
  for _ in 1...255 { powers.append((powers.last ?? 1) * 10) }
  return powers
}()
