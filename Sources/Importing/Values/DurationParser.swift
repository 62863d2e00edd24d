import ChargingLog

/// Reads one duration in one of its spellings.
struct DurationParser {
  private var scanner: ValueScanner
  private let text: String

  init(_ text: String) {
    self.text = text
    scanner = ValueScanner(text)
  }

  consuming func readNumber(of unit: Duration, named name: String) throws(ValueProblem) -> Duration
  {
    guard let duration = number(of: unit), scanner.isAtEnd else {
      throw ValueProblem(.format, "“\(text)” is not a number of \(name)")
    }
    return duration
  }

  consuming func readUnits() throws(ValueProblem) -> Duration {
    var total = Duration.zero
    var smallest: Duration?
    repeat {
      let start = scanner.position
      guard number(of: .seconds(1)) != nil else { throw mismatch() }
      scanner.blanks()
      let name = scanner.letters().lowercased()
      let end = scanner.position
      guard let unit = Self.units[name], smallest.map({ unit < $0 }) ?? true else {
        throw mismatch()
      }
      smallest = unit
      scanner.back(to: start)
      guard let part = number(of: unit) else { throw mismatch() }
      total += part
      scanner.back(to: end)
      _ = scanner.take(".") || scanner.take(",")
      scanner.blanks()
    } while !scanner.isAtEnd
    return total
  }

  consuming func readClock() throws(ValueProblem) -> Duration {
    var parts: [Int] = []
    repeat {
      guard let part = scanner.digits(atMost: 6), parts.isEmpty || part.count == 2 else {
        throw mismatch()
      }
      parts.append(part.value)
    } while scanner.take(":")
    var fraction = Duration.zero
    if parts.count >= 3, scanner.next == "." {
      guard let part = number(of: .seconds(1)) else { throw mismatch() }
      fraction = part
    }
    guard scanner.isAtEnd, (2...4).contains(parts.count) else { throw mismatch() }
    // From the left: days if there are four, then hours, minutes and seconds.
    let weights = parts.count == 4 ? [86_400, 3600, 60, 1] : [3600, 60, 1]
    let limits = parts.count == 4 ? [Int.max, 24, 60, 60] : [Int.max, 60, 60]
    guard zip(parts, limits).allSatisfy({ $0 < $1 }) else { throw mismatch() }
    return .seconds(zip(parts, weights).reduce(0) { $0 + $1.0 * $1.1 }) + fraction
  }

  consuming func readISO8601() throws(ValueProblem) -> Duration {
    guard scanner.take("P") || scanner.take("p"), !scanner.isAtEnd else { throw mismatch() }
    var total = Duration.zero
    var isTime = false
    var smallest: Duration?
    while !scanner.isAtEnd {
      if !isTime, scanner.take("T") || scanner.take("t") {
        isTime = true
        if scanner.isAtEnd { throw mismatch() }
      }
      let start = scanner.position
      guard number(of: .seconds(1)) != nil, let letter = scanner.next else { throw mismatch() }
      let end = scanner.position + 1
      let units: [Unicode.Scalar: Int] =
        isTime ? ["h": 3600, "m": 60, "s": 1] : ["w": 604_800, "d": 86_400]
      guard let seconds = units[letter.asciiLowercased],
        smallest.map({ .seconds(seconds) < $0 }) ?? true
      else { throw mismatch() }
      smallest = .seconds(seconds)
      scanner.back(to: start)
      guard let part = number(of: .seconds(seconds)) else { throw mismatch() }
      total += part
      scanner.back(to: end)
    }
    return total
  }

  /// Takes a decimal number of a unit, exactly to the attosecond.
  private mutating func number(of unit: Duration) -> Duration? {
    let whole = scanner.digits(atMost: unit > .seconds(1) ? 12 : 18)
    guard scanner.next?.asciiDigit == nil else { return nil }
    var total = unit * (whole?.value ?? 0)
    guard scanner.take(".") else { return whole.map { _ in total } }
    guard let fraction = scanner.digits(atMost: 9) else { return nil }
    var part = unit * fraction.value
    for _ in 0..<fraction.count { part /= 10 }
    while scanner.next?.asciiDigit != nil { _ = scanner.digits() }
    total += part
    return total
  }

  private func mismatch() -> ValueProblem {
    ValueProblem(
      .format,
      text.isEmpty ? "a duration is missing" : "“\(text)” is not a duration",
      fix:
        "durations are written 3h25m, 03:25:10 or PT3H25M; for a bare number write format: s, min or h"
    )
  }

  private static let units: [String: Duration] = {
    let spellings: [(Duration, String)] = [
      (.seconds(604_800), "w week weeks"), (.seconds(86_400), "d day days tag tage jour jours"),
      (.seconds(3600), "h hr hrs hour hours std stunde stunden heure heures"),
      (.seconds(60), "m min mins minute minutes minuten"),
      (.seconds(1), "s sec secs second seconds sek sekunde sekunden seconde secondes"),
      (.milliseconds(1), "ms"), (.microseconds(1), "us µs μs"), (.nanoseconds(1), "ns"),
    ]
    var units: [String: Duration] = [:]
    for (unit, names) in spellings {
      for name in names.split(separator: " ") { units[String(name)] = unit }
    }
    return units
  }()
}
