import ChargingLog

/// Reads one date along the pieces of a pattern.
struct DateParser {
  private var scanner: ValueScanner
  private let text: String
  private let pattern: String
  private var reading = DateReading(year: 0, month: 1, day: 1, hasTime: false)
  private var isAfternoon: Bool?

  init(_ text: String, pattern: String) {
    self.text = text
    self.pattern = pattern
    scanner = ValueScanner(text)
  }

  consuming func read(_ pieces: [DateFormat.Piece]) throws(ValueProblem) -> DateReading {
    for piece in pieces { try take(piece) }
    return try finish()
  }

  /// Reads `yyyy-MM-dd`, then `T` or a blank and `HH:mm`, `:ss`, a fraction, an offset as far as given.
  consuming func readISO8601() throws(ValueProblem) -> DateReading {
    try take(.year(digits: 4))
    try take(.literal("-"))
    try take(.number(.month, isPadded: true))
    try take(.literal("-"))
    try take(.number(.day, isPadded: true))
    guard !scanner.isAtEnd else { return try finish() }
    guard scanner.take("T") || scanner.take("t") || scanner.blanks() else {
      throw mismatch("T or a blank")
    }
    try take(.number(.hour, isPadded: true))
    try take(.literal(":"))
    try take(.number(.minute, isPadded: true))
    if scanner.take(":") {
      try take(.number(.second, isPadded: true))
      if scanner.take(".") || scanner.take(",") { try take(.fraction) }
    }
    scanner.blanks()
    if !scanner.isAtEnd { try take(.offset) }
    return try finish()
  }

  private mutating func take(_ piece: DateFormat.Piece) throws(ValueProblem) {
    switch piece {
    case .year(let digits): try takeYear(digits)
    case .number(let field, let isPadded): try take(field, isPadded: isPadded)
    case .monthName:
      guard let month = DateNames.month(takenFrom: &scanner) else {
        throw mismatch("the name of a month")
      }
      reading.month = month
    case .weekday:
      guard !scanner.letters().isEmpty else { throw mismatch("the name of a day") }
      _ = scanner.take(".")
    case .fraction: try takeFraction()
    case .halfOfDay: try takeHalfOfDay()
    case .zoneAbbreviation: try takeZone()
    case .offset: try takeOffset()
    case .blanks:
      guard scanner.blanks() else { throw mismatch("a blank") }
    case .literal(let scalar):
      guard scanner.take(scalar) else { throw mismatch("“\(scalar)”") }
    }
  }

  private mutating func takeYear(_ digits: Int) throws(ValueProblem) {
    let start = scanner.position
    guard let year = scanner.digits(atMost: digits), year.count == digits else {
      scanner.back(to: start)
      throw mismatch("a year of \(digits) digits")
    }
    reading.year = digits == 2 ? 2000 + year.value : year.value
  }

  private mutating func take(
    _ field: DateFormat.Field,
    isPadded: Bool
  ) throws(ValueProblem) {
    let start = scanner.position
    guard let number = scanner.digits(atMost: 2), !isPadded || number.count == 2 else {
      scanner.back(to: start)
      throw mismatch("the \(field.rawValue)\(isPadded ? " in two digits" : "")")
    }
    let allowed =
      switch field {
      case .month, .hourOfHalf: 1...12
      case .day: 1...31
      case .hour: 0...23
      case .minute, .second: 0...59
      }
    guard allowed.contains(number.value) else {
      throw ValueProblem(
        .range,
        "“\(text)” has the \(field.rawValue) \(number.value)",
        fix: "check the order of day and month in the format “\(pattern)”"
      )
    }
    switch field {
    case .month: reading.month = number.value
    case .day: reading.day = number.value
    case .minute: reading.minute = number.value
    case .second:
      reading.second = number.value
      reading.hasSeconds = true
    case .hour, .hourOfHalf:
      reading.hour = number.value
      reading.hasTime = true
    }
  }

  private mutating func takeFraction() throws(ValueProblem) {
    guard let fraction = scanner.digits(atMost: 9) else { throw mismatch("a fraction of a second") }
    reading.nanosecond = (fraction.count..<9).reduce(fraction.value) { value, _ in value * 10 }
    while scanner.next?.asciiDigit != nil { _ = scanner.digits() }
  }

  private mutating func takeHalfOfDay() throws(ValueProblem) {
    for (word, afternoon) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)]
    where scanner.take(word: word) {
      isAfternoon = afternoon
      return
    }
    throw mismatch("AM or PM")
  }

  private mutating func takeZone() throws(ValueProblem) {
    let start = scanner.position
    let name = scanner.letters()
    if let sign = scanner.next, sign == "+" || sign == "-", ["", "UTC", "GMT"].contains(name) {
      try takeOffset(digits: 1...2)
      return
    }
    guard let offset = DateNames.zoneOffsets[name.uppercased()] else {
      scanner.back(to: start)
      guard !name.isEmpty else { throw mismatch("a zone such as CET or EST") }
      throw ValueProblem(
        .format,
        "“\(text)” has the zone “\(name)”, which is unknown or stands for several",
        fix: "leave zzz out, write '\(name)' into the format and set time_zone"
      )
    }
    reading.offsetSeconds = offset
  }

  private mutating func takeOffset(digits: ClosedRange<Int> = 2...2) throws(ValueProblem) {
    if scanner.take("Z") || scanner.take("z") {
      reading.offsetSeconds = 0
      return
    }
    let isWest = scanner.take("-") || scanner.take("\u{2212}")
    guard isWest || scanner.take("+"), let hours = scanner.digits(atMost: 2),
      digits.contains(hours.count)
    else {
      throw mismatch("an offset such as +01:00 or Z")
    }
    let colon = scanner.take(":")
    let minutes = scanner.digits(atMost: 2)
    guard minutes == nil ? !colon : minutes?.count == 2, hours.value <= 18,
      minutes?.value ?? 0 <= 59
    else { throw mismatch("an offset such as +01:00 or Z") }
    let seconds = hours.value * 3600 + (minutes?.value ?? 0) * 60
    reading.offsetSeconds = isWest ? -seconds : seconds
  }

  private mutating func finish() throws(ValueProblem) -> DateReading {
    guard scanner.isAtEnd else { throw mismatch("nothing more") }
    if let isAfternoon { reading.hour = reading.hour % 12 + (isAfternoon ? 12 : 0) }
    guard reading.day <= DateReading.daysInMonth(reading.month, of: reading.year) else {
      throw ValueProblem(.range, "“\(text)” has the day \(reading.day) in a month that is shorter")
    }
    return reading
  }

  private func mismatch(_ expected: String) -> ValueProblem {
    let found = scanner.isAtEnd ? "it ends" : "“\(scanner.rest)” stands"
    return ValueProblem(
      .format,
      "“\(text)” does not follow “\(pattern)”: \(found) where \(expected) is expected",
      fix: "correct the format in the rules, or the value in the file"
    )
  }
}
