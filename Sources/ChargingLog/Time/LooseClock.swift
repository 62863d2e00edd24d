/// A time of day spelled in one of the usual ways, right or refused.
struct LooseClock {
  var hour: Int
  var minute: Int
  /// `nil` if it was not written.
  var second: Int?
  /// Whether the hour has one digit, which a person may type and a record may not hold.
  var hasShortHour = false
  /// What else is wrong with the spelling, or `nil`.
  var finding: String?

  /// `07:30`, `07:30:15`.
  var text: String {
    let minutes = "\(padded(hour)):\(padded(minute))"
    return second.map { "\(minutes):\(padded($0))" } ?? minutes
  }

  /// Seconds after midnight.
  var secondOfDay: Int { hour * 3600 + minute * 60 + (second ?? 0) }

  /// Reads a text that is a time of day and nothing else.
  static func read(whole text: some StringProtocol) -> LooseClock? {
    var scanner = TimeTextScanner(text)
    guard let clock = read(&scanner), scanner.isAtEnd else { return nil }
    return clock
  }

  /// Reads `7:30`, `07:30:15.5`, `7.30`, `7h30`, `0730`, `073015`, `7 pm`, `7:30pm`.
  static func read(_ scanner: inout TimeTextScanner) -> LooseClock? {
    var ahead = scanner
    guard let first = ahead.number() else { return nil }
    var clock = LooseClock(hour: first.value, minute: 0)
    var isBareHour = false
    clock.hasShortHour = first.digits == 1

    if first.digits == 4 || first.digits == 6 {
      clock.finding = "has no colon in its time"
      let minutes = first.digits == 4 ? first.value : first.value / 100
      (clock.hour, clock.minute) = (minutes / 100, minutes % 100)
      if first.digits == 6 { clock.second = first.value % 100 }
    } else if let mark = ahead.take(oneOf: [":", ".", "h"]) {
      guard let minute = ahead.number(), minute.digits == 2 else { return nil }
      if mark != ":" { clock.finding = "has no colon in its time" }
      clock.minute = minute.value
      guard clock.readSeconds(&ahead) else { return nil }
    } else {
      isBareHour = true
    }
    guard first.digits != 3, clock.readHalf(&ahead) || !isBareHour else { return nil }
    guard clock.hour < 24, clock.minute < 60, clock.second ?? 0 < 60 else { return nil }
    scanner = ahead
    return clock
  }

  /// Reads `:15` or `:15.250`, the fraction dropped.
  private mutating func readSeconds(_ scanner: inout TimeTextScanner) -> Bool {
    guard scanner.skip(":") else { return true }
    guard let second = scanner.number(), second.digits == 2 else { return false }
    self.second = second.value
    guard scanner.take(oneOf: [".", ","]) != nil else { return true }
    guard !scanner.take(while: { "0"..."9" ~= $0 }).isEmpty else { return false }
    finding = finding ?? "has a fraction of a second"
    return true
  }

  /// Reads `am` or `pm` if it follows, and says whether it did.
  private mutating func readHalf(_ scanner: inout TimeTextScanner) -> Bool {
    var ahead = scanner
    ahead.skipSpaces()
    let half = ahead.word()
    guard half == "am" || half == "pm", 1...12 ~= hour else { return false }
    scanner = ahead
    hour = hour % 12 + (half == "pm" ? 12 : 0)
    finding = "has a time with \(half)"
    return true
  }
}
