import ChargingLog

extension NumberFormat {
  /// The digits before and behind the decimal mark, without any thousands marks.
  func parts(of body: String, _ text: String) throws(ValueProblem) -> (
    whole: String, fraction: String
  ) {
    let marks = body.filter { !$0.isASCIIDigit }
    guard marks.allSatisfy({ Self.isMark($0) || $0 == thousandsMark }) else {
      throw notANumber(text)
    }
    guard let decimal = try decimalMark(in: body, marks: marks, text) else {
      return (try joined(body, text), "")
    }
    let pieces = body.split(separator: decimal, omittingEmptySubsequences: false)
    guard pieces.count == 2, let whole = pieces.first, let fraction = pieces.last,
      !fraction.isEmpty, fraction.allSatisfy(\.isASCIIDigit)
    else { throw notANumber(text) }
    return (whole.isEmpty ? "0" : try joined(String(whole), text), String(fraction))
  }

  /// The character that is the decimal mark of a number, or `nil` when it has no fraction.
  private func decimalMark(
    in body: String,
    marks: String,
    _ text: String
  ) throws(ValueProblem) -> Character? {
    let points = Set(marks).intersection([".", ","])
    guard let last = marks.last(where: points.contains) else { return nil }
    if let decimalMark = decimalMark?.rawValue {
      if points.contains(decimalMark) { return decimalMark }
      try checkThousands(last, count: marks.count { $0 == last }, text)
      return nil
    }
    if points.count == 2 { return last }
    if last == thousandsMark { return nil }
    if marks.count(where: { $0 == last }) > 1 { return nil }
    let (whole, fraction) = Self.sides(of: last, in: body)
    let isPlainlyDecimal =
      fraction.count != 3 || whole.count > 3 || whole == "0" || whole.isEmpty || marks.count > 1
      || thousandsMark != nil
    guard isPlainlyDecimal else { throw ambiguous(last, text) }
    return last
  }

  /// A lone `1,234` where the decimal mark is a dot may be a slip, so the rules have to say so.
  private func checkThousands(_ mark: Character, count: Int, _ text: String) throws(ValueProblem) {
    guard mark != thousandsMark, count == 1 else { return }
    throw ambiguous(mark, text)
  }

  /// Takes the thousands marks out of a whole number, if they stand where they should.
  private func joined(_ whole: String, _ text: String) throws(ValueProblem) -> String {
    let groups = whole.split(omittingEmptySubsequences: false) { !$0.isASCIIDigit }
    guard groups.count > 1 else { return whole }
    let isRegular =
      Set(whole.filter { !$0.isASCIIDigit }).count == 1
      && (1...3).contains(groups.first?.count ?? 0)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isRegular else { throw notANumber(text) }
    return groups.joined()
  }

  private func ambiguous(_ mark: Character, _ text: String) -> ValueProblem {
    let other = mark == "," ? "." : ","
    return ValueProblem(
      .ambiguous,
      "“\(text)” can be read with “\(mark)” as decimal or as thousands mark",
      fix:
        "say which it is: csv: {decimal: \"\(mark)\"}, or thousands: \"\(mark)\" where \"\(other)\" is decimal"
    )
  }

  private static func sides(of mark: Character, in body: String) -> (
    whole: Substring, fraction: Substring
  ) {
    let pieces = body.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    return (pieces.first ?? "", pieces.count > 1 ? pieces.last ?? "" : "")
  }

  private static func isMark(_ character: Character) -> Bool {
    switch character {
    case ".", ",", "'", "’", " ", "\u{A0}", "\u{2009}", "\u{202F}": true
    default: false
    }
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) && isASCII }
}
