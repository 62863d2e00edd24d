package import ChargingLog

/// How numbers are written in a column, so that they can be read exactly.
package struct NumberFormat: Sendable, Hashable {
  /// The decimal mark, or `nil` when a number has to tell by itself.
  package var decimalMark: CSVDialect.DecimalMark?
  /// The mark between groups of three digits, if the column is known to have one.
  ///
  /// Blanks and apostrophes are always taken as such, and `,` or `.` where the other one is the
  /// decimal mark and the number proves it: `1,234.50`, `1,234,567`.
  package var thousandsMark: Character?
  /// Texts to take off the front or the end, such as `€` or `kWh`.
  package var strip: [String]

  /// Makes a format.
  package init(
    decimalMark: CSVDialect.DecimalMark? = nil,
    thousandsMark: Character? = nil,
    strip: [String] = []
  ) {
    self.decimalMark = decimalMark
    self.thousandsMark = thousandsMark
    self.strip = strip
  }

  /// Reads a number as exact decimal text: digits, a dot where there is a fraction, a minus sign.
  ///
  /// `€ 1.234,50` becomes `1234.50`; trailing zeros stay, leading ones go, `1.2e-5` is written out.
  package func read(_ text: String) -> Result<String, ValueProblem> {
    Result { () throws(ValueProblem) in
      var body = stripped(text)
      let isNegative = body.first == "-" || body.first == "\u{2212}"
      if isNegative || body.first == "+" { body = stripped(String(body.dropFirst())) }
      guard body.unicodeScalars.first?.asciiDigit != nil || body.first == "." || body.first == ","
      else {
        throw notANumber(text)
      }
      let (mantissa, exponent) = try cutExponent(body, of: text)
      var (whole, fraction) = try parts(of: mantissa, text)
      shift(&whole, &fraction, by: exponent)
      let kept = String(whole.drop { $0 == "0" })
      let number = (kept.isEmpty ? "0" : kept) + (fraction.isEmpty ? "" : "." + fraction)
      let isZero = number.allSatisfy { $0 == "0" || $0 == "." }
      return isNegative && !isZero ? "-" + number : number
    }
  }

  /// The text without blanks around it and without what is to be stripped, each once at most.
  private func stripped(_ text: String) -> String {
    var text = text.withoutBlanksAround
    for mark in strip.map(\.withoutBlanksAround) where !mark.isEmpty {
      if text.hasPrefix(mark) {
        text = String(text.dropFirst(mark.count)).withoutBlanksAround
      } else if text.hasSuffix(mark) {
        text = String(text.dropLast(mark.count)).withoutBlanksAround
      }
    }
    return text
  }

  private func cutExponent(_ body: String, of text: String) throws(ValueProblem) -> (String, Int) {
    guard let mark = body.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return (body, 0) }
    guard let exponent = Int(body[body.index(after: mark)...]), abs(exponent) <= 30 else {
      throw notANumber(text)
    }
    return (String(body[..<mark]), exponent)
  }

  private func shift(_ whole: inout String, _ fraction: inout String, by exponent: Int) {
    if exponent > 0 {
      fraction += String(repeating: "0", count: max(0, exponent - fraction.count))
      whole += fraction.prefix(exponent)
      fraction.removeFirst(exponent)
    } else if exponent < 0 {
      whole = String(repeating: "0", count: max(0, -exponent - whole.count)) + whole
      fraction = whole.suffix(-exponent) + fraction
      whole.removeLast(-exponent)
    }
  }

  func notANumber(_ text: String) -> ValueProblem {
    ValueProblem(
      .format,
      text.isEmpty ? "a number is missing" : "“\(text)” is not a number",
      fix: "correct it, or name what stands around the number with strip"
    )
  }
}
