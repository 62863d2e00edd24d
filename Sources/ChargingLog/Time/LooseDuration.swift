/// A duration spelled in one of the ways the format refuses, read to say what to write instead.
struct LooseDuration {
  private(set) var finding: String?
  private(set) var seconds: Int64 = 0

  static func problem(_ message: String, fix: ChargeDuration? = nil) -> ValueProblem {
    let remedy = fix.map { "write \($0.text)" } ?? "write one such as 3h25m"
    return ValueProblem(code: "duration", message: "\(message); \(remedy)", fix: fix?.text)
  }

  /// The problem with a text that is not spelled as a duration.
  static func problem(for text: String) -> ValueProblem {
    let shown = ValueProblem.quoted(text)
    let words = text.split(separator: " ").joined(separator: " ")
    if words.isEmpty { return problem("the duration is empty") }

    if words.first == "-" || words.first == "\u{2212}" {
      let positive = try? ChargeDuration.parse(String(words.dropFirst())).get()
      return problem("\(shown) is negative", fix: positive)
    }
    if let whole = TimeTextScanner.wholeNumber(words) {
      if whole == 0 { return problem("\(shown) has no unit", fix: ChargeDuration(seconds: 0)) }
      return ValueProblem(
        code: "duration",
        message: "\(shown) has no unit; write \(whole)m or \(whole)h"
      )
    }
    let loose = readDecimalHours(words) ?? readClock(words) ?? readUnits(words)
    guard let loose, loose.seconds <= ChargeDuration.longest.seconds else {
      return problem("\(shown) is not a duration")
    }
    return problem(
      "\(shown) \(loose.finding ?? "has spaces it should not have")",
      fix: ChargeDuration(seconds: loose.seconds)
    )
  }

  /// `3.5`, `3,5`, `3.5h`, `3.5 hours`, `1.5d`: to the nearest second.
  private static func readDecimalHours(_ text: String) -> LooseDuration? {
    var scanner = TimeTextScanner(text)
    guard let whole = scanner.number(), whole.digits <= 6,
      scanner.take(oneOf: [".", ","]) != nil,
      let part = scanner.number()
    else { return nil }
    scanner.skipSpaces()
    let word = scanner.word()
    guard scanner.isAtEnd, let unit = DurationParts.Unit(word: word.isEmpty ? "h" : word) else {
      return nil
    }
    let scale = (0..<part.digits).reduce(Int64(1)) { scale, _ in scale * 10 }
    let fraction = (Int64(part.value) * unit.seconds + scale / 2) / scale
    return LooseDuration(
      finding: "is a decimal number",
      seconds: Int64(whole.value) * unit.seconds + fraction
    )
  }

  /// `3:5`, `3:75`, `3:25:99`.
  private static func readClock(_ text: String) -> LooseDuration? {
    var scanner = TimeTextScanner(text)
    guard let hours = scanner.number(), hours.digits <= 6, scanner.skip(":"),
      let minutes = scanner.number(), minutes.digits <= 2
    else { return nil }
    var loose = LooseDuration(seconds: Int64(hours.value * 3600 + minutes.value * 60))
    var parts = [minutes]
    if scanner.skip(":") {
      guard let second = scanner.number(), second.digits <= 2 else { return nil }
      parts.append(second)
      loose.seconds += Int64(second.value)
    }
    for (part, unit) in zip(parts, ["minutes", "seconds"]) where loose.finding == nil {
      if part.digits < 2 { loose.finding = "has \(unit) of one digit" }
      if part.value >= 60 { loose.finding = "has \(part.value) \(unit) beside a larger unit" }
    }
    return scanner.isAtEnd ? loose : nil
  }

  /// `3 hours 25 min`, `3H25M`, `25m3h`, `1h30`, `PT3H25M`, each unit once.
  private static func readUnits(_ text: String) -> LooseDuration? {
    var scanner = TimeTextScanner(text)
    var loose = LooseDuration()
    var units: [DurationParts.Unit] = []
    if scanner.take(oneOf: ["P", "p"]) != nil { loose.note("is in the form of ISO 8601") }
    while !scanner.isAtEnd {
      if scanner.take(oneOf: ["T", "t"]) != nil { loose.note("is in the form of ISO 8601") }
      guard let number = scanner.number() else { return nil }
      scanner.skipSpaces()
      let isLower = scanner.next.map { "a"..."z" ~= $0 } ?? true
      let word = scanner.word()
      let unit: DurationParts.Unit
      if word.isEmpty {
        guard units.last == .hour || units.last == .minute, number.value < 60 else { return nil }
        unit = units.last == .hour ? .minute : .second
        loose.note("has no unit after \(number.value)")
      } else {
        guard let named = DurationParts.Unit(word: word) else { return nil }
        unit = named
        if word.utf8.count > 1 { loose.note("has the unit \(word)") }
        if !isLower { loose.note("has an upper-case unit") }
      }
      guard !units.contains(unit) else { return nil }
      if let last = units.last, last.seconds < unit.seconds {
        loose.note("has its units in the wrong order")
      }
      units.append(unit)
      loose.seconds += Int64(number.value) * unit.seconds
      _ = scanner.take(oneOf: [","])
      scanner.skipSpaces()
    }
    return units.isEmpty ? nil : loose
  }

  private mutating func note(_ finding: String) {
    if self.finding == nil { self.finding = finding }
  }
}

extension TimeTextScanner {
  /// The number that a text of up to nine digits is.
  static func wholeNumber(_ text: some StringProtocol) -> Int? {
    var scanner = TimeTextScanner(text)
    guard let number = scanner.number(), scanner.isAtEnd else { return nil }
    return number.value
  }
}
