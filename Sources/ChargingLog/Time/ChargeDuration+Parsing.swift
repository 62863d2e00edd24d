extension ChargeDuration {
  /// Reads `3h25m`, `25m`, `1d 2h`, `90s`, `3:25` (hours and minutes) or `3:25:10`.
  ///
  /// - Returns: Or a problem of code `duration`, with the right spelling if there is only one.
  package static func parse(_ text: String) -> Result<ChargeDuration, ValueProblem> {
    guard let parts = DurationParts.read(text) else {
      return .failure(LooseDuration.problem(for: text))
    }
    guard parts.seconds <= longest.seconds else {
      return .failure(
        LooseDuration.problem("\(ValueProblem.quoted(text)) is longer than 366 days")
      )
    }
    return .success(ChargeDuration(seconds: parts.seconds))
  }
}

/// The numbers of a duration with their units, units falling.
struct DurationParts {
  var seconds: Int64 = 0

  static func read(_ text: String) -> DurationParts? {
    readClock(text) ?? readUnits(text)
  }

  /// `3:25`, `3:25:10`; minutes and seconds have two digits and are under 60.
  private static func readClock(_ text: String) -> DurationParts? {
    var scanner = TimeTextScanner(text)
    guard let hours = scanner.number(), hours.digits <= 6, scanner.skip(":"),
      let minutes = scanner.number(), minutes.digits == 2, minutes.value < 60
    else { return nil }
    var seconds = hours.value * 3600 + minutes.value * 60
    if scanner.skip(":") {
      guard let part = scanner.number(), part.digits == 2, part.value < 60 else { return nil }
      seconds += part.value
    }
    return scanner.isAtEnd ? DurationParts(seconds: Int64(seconds)) : nil
  }

  /// `1d 2h`, `3h25m`: one space at most between two parts.
  private static func readUnits(_ text: String) -> DurationParts? {
    var scanner = TimeTextScanner(text)
    var parts = DurationParts()
    var units = Unit.allCases[...]
    repeat {
      guard let number = scanner.number(),
        let letter = scanner.take(oneOf: ["d", "h", "m", "s"]),
        let index = units.firstIndex(where: { $0.letter == letter })
      else { return nil }
      parts.seconds += Int64(number.value) * units[index].seconds
      units = units[(index + 1)...]
      if scanner.skip(" "), scanner.isAtEnd { return nil }
    } while !scanner.isAtEnd
    return parts
  }

  /// The units of a duration, the longest first.
  enum Unit: CaseIterable {
    case day, hour, minute, second

    var letter: Unicode.Scalar {
      switch self {
      case .day: "d"
      case .hour: "h"
      case .minute: "m"
      case .second: "s"
      }
    }

    var seconds: Int64 {
      switch self {
      case .day: 86_400
      case .hour: 3600
      case .minute: 60
      case .second: 1
      }
    }

    /// The unit that a word such as `hrs` or `minutes` names.
    init?(word: String) {
      switch word {
      case "d", "day", "days": self = .day
      case "h", "hr", "hrs", "hour", "hours": self = .hour
      case "m", "min", "mins", "minute", "minutes": self = .minute
      case "s", "sec", "secs", "second", "seconds": self = .second
      default: return nil
      }
    }
  }
}
