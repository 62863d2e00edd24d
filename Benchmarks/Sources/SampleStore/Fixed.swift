/// A whole number of small units as the decimal that a file has: `Fixed(4125, decimals: 2)` is 41.25.
struct Fixed: CustomStringConvertible {
  var units: Int
  var decimals: Int

  init(_ units: Int, decimals: Int) {
    self.units = units
    self.decimals = decimals
  }

  static func * (left: Fixed, right: Fixed) -> Fixed {
    Fixed(left.units * right.units, decimals: left.decimals + right.decimals)
  }

  /// Rounded half up to hundredths, as a bill is.
  var hundredths: Fixed {
    var divisor = 1
    for _ in 2..<max(2, decimals) { divisor *= 10 }
    return Fixed((units + divisor / 2) / divisor, decimals: 2)
  }

  var description: String {
    guard decimals > 0 else { return "\(units)" }
    var digits = String(units)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }
}
