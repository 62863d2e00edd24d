extension BinaryInteger {
  /// Quotient rounded down and the remainder that goes with it, 0 up to the divisor.
  ///
  /// The divisor is more than 0.
  func dividedDown(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// The number in decimal with zeros in front, to at least this many digits.
func padded(_ number: Int, to width: Int = 2) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
