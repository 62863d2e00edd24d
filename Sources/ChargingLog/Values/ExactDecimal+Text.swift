extension ExactDecimal: CustomStringConvertible {
  /// The number as it is written in a file, without needless zeros: `41.25`.
  package var text: String { text(decimals: 0) }

  package var description: String { text }

  /// The number with at least some decimals: `3.20`.
  package func text(decimals: Int) -> String {
    var digits = String(coefficient.magnitude)
    var scale = Int(scale)
    if scale < decimals {
      digits += String(repeating: "0", count: decimals - scale)
      scale = decimals
    }
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale - digits.count + 1) + digits
    }
    let mark = digits.index(digits.endIndex, offsetBy: -scale)
    return sign + digits[..<mark] + "." + digits[mark...]
  }

  /// The number rounded to exactly some decimals: `3.20` of 3.2004.
  package func text(roundedTo decimals: Int) -> String {
    rounded(toDecimals: decimals).text(decimals: decimals)
  }

  /// Reads `41`, `41.25` or `-3.5`; everything else is refused with what to write instead.
  package static func parse(_ text: String) -> Result<ExactDecimal, ValueProblem> {
    if let number = strict(text.utf8) { return .success(number) }
    return .failure(ValueProblem(code: "number", message: "is not a number", fix: fix(for: text)))
  }

  /// The number if it is written as the format has it, and `nil` if not.
  private static func strict(_ bytes: String.UTF8View) -> ExactDecimal? {
    var coefficient: Int64 = 0
    var digits = 0
    var scale = -1
    var isNegative = false
    var leadingZero = false
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where offset == 0: isNegative = true
      case UInt8(ascii: ".") where scale < 0 && digits > 0: scale = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if leadingZero, scale < 0 { return nil }
        if digits == 0, byte == UInt8(ascii: "0") { leadingZero = true }
        coefficient = coefficient &* 10 &+ Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if scale >= 0 { scale += 1 }
        if digits > maximumDigits { return nil }
      default: return nil
      }
    }
    guard digits > 0, scale != 0 else { return nil }
    return ExactDecimal(
      verbatim: isNegative ? -coefficient : coefficient,
      scale: UInt8(max(0, scale))
    )
  }

  private static func fix(for text: String) -> String {
    let bare = text.filter { !$0.isWhitespace }
    if bare.isEmpty { return "write a number such as 41.25" }
    if let point = bare.lastIndex(of: "."), let comma = bare.lastIndex(of: ","), point < comma {
      // 1.234,56: the last mark is the decimal one.
      let plain = bare.replacing(".", with: "").replacing(",", with: ".")
      if strict(plain.utf8) != nil { return "write \(plain): the decimal mark is a dot" }
    }
    if strict(bare.replacing(",", with: ".").utf8) != nil, bare.filter({ $0 == "," }).count == 1 {
      let (dotted, whole) = (bare.replacing(",", with: "."), bare.replacing(",", with: ""))
      // 1,234 may be either; with other than three digits behind it, the comma marks decimals.
      let isEither = bare.split(separator: ",").last?.count == 3 && strict(whole.utf8) != nil
      return isEither
        ? "write \(whole) or \(dotted): the decimal mark is a dot"
        : "write \(dotted): the decimal mark is a dot"
    }
    if bare.hasSuffix("."), strict(bare.dropLast().description.utf8) != nil {
      return "write \(bare.dropLast()) without a last dot"
    }
    if let point = bare.firstIndex(of: "."), ["", "-"].contains(bare[..<point]) {
      let padded = bare[..<point] + "0" + bare[point...]
      if strict(String(padded).utf8) != nil { return "write \(padded): a digit before the dot" }
    }
    if strict(bare.replacing("_", with: "").replacing(",", with: "").utf8) != nil {
      return
        "write \(bare.replacing("_", with: "").replacing(",", with: "")): digits without marks between"
    }
    if bare.hasPrefix("+"), strict(bare.dropFirst().description.utf8) != nil {
      return "write \(bare.dropFirst()) without +"
    }
    if let plain = withoutLeadingZeros(bare) { return "write \(plain) without leading zeros" }
    let digits = bare.filter { $0.isNumber }.count
    if digits > maximumDigits { return "write at most \(maximumDigits) digits" }
    let number = bare.drop { !($0.isASCII && ($0.isNumber || $0 == "-")) }.prefix {
      $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-")
    }
    if strict(String(number).utf8) != nil, number.count < bare.count,
      !bare.lowercased().contains("e") || bare.last?.isLetter == true
    {
      return "write \(number): the unit is in the name of the key"
    }
    return "write a number such as 41.25"
  }

  /// `755` of `0755` and `-0.5` of `-00.5`; `nil` for what is no number then.
  private static func withoutLeadingZeros(_ text: String) -> String? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.dropFirst(sign.count)
    guard digits.first == "0" else { return nil }
    var rest = digits.drop { $0 == "0" }
    if rest.isEmpty || rest.first == "." { rest = "0" + rest }
    let plain = sign + rest
    return strict(plain.utf8) == nil ? nil : plain
  }
}
