/// Writes numbers for people, without a locale: a dot for the decimal mark, no grouping.
enum NumberText {
  /// A number with a fixed count of decimals, rounded half away from zero; one of fifteen digits or
  /// more as `1.2e15`, and one that is not finite as a dash.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "—" }
    let places = min(max(decimals, 0), 12)
    let scaled = (value * powerOfTen(places)).rounded()
    guard abs(scaled) < 1e15 else { return scientific(value) }
    let digits = "\(Int64(scaled.magnitude))"
    let sign = scaled < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// A number in few letters, `12k` or `2.5M`, with the decimals that a step between numbers needs.
  static func compact(_ value: Double, step: Double) -> String {
    guard value.isFinite else { return "—" }
    let units: [(size: Double, sign: String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    guard value.magnitude < 1e15 else { return scientific(value) }
    if value.magnitude >= 1e4, let unit = units.first(where: { value.magnitude >= $0.size }) {
      return fixed(value / unit.size, decimals: decimals(of: step / unit.size)) + unit.sign
    }
    return fixed(value, decimals: decimals(of: step))
  }

  /// A coordinate to a hundredth, without needless zeros.
  static func coordinate(_ value: Double) -> String {
    var text = fixed(value, decimals: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// How many decimals a multiple of the step needs, at most 12.
  static func decimals(of step: Double) -> Int {
    (0..<12).first { places in
      let scaled = step.magnitude * powerOfTen(places)
      return scaled >= 0.999_999 && (scaled - scaled.rounded()).magnitude < 1e-6 * scaled
    } ?? 12
  }

  private static func scientific(_ value: Double) -> String {
    var (mantissa, exponent) = (value.magnitude, 0)
    while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    return "\(value < 0 ? "-" : "")\(fixed(mantissa, decimals: 1))e\(exponent)"
  }

  private static func powerOfTen(_ power: Int) -> Double {
    (0..<max(0, power)).reduce(1) { product, _ in product * 10 }
  }
}
