import ChargingLog

extension DateFormat {
  /// Cuts a pattern into its pieces.
  static func pieces(of pattern: String) throws(ValueProblem) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Array(pattern.unicodeScalars)[...]
    while let scalar = rest.first {
      if scalar == "'" {
        pieces += try quoted(&rest, in: pattern)
        continue
      }
      let run = rest.prefix { $0 == scalar }.count
      rest = rest.dropFirst(run)
      // A full stop behind a name belongs to an abbreviation and is taken with it, if it is there.
      let isAbbreviation = scalar == "." && (pieces.last == .monthName || pieces.last == .weekday)
      if !isAbbreviation { pieces += try piece(scalar, run: run, in: pattern) }
    }
    try checkDate(pieces, in: pattern)
    return pieces
  }

  private static func piece(
    _ scalar: Unicode.Scalar,
    run: Int,
    in pattern: String
  ) throws(ValueProblem) -> [Piece] {
    switch (scalar, run) {
    case ("y", 4): return [.year(digits: 4)]
    case ("y", 2): return [.year(digits: 2)]
    case ("M", 1...2): return [.number(.month, isPadded: run == 2)]
    case ("M", 3...4): return [.monthName]
    case ("d", 1...2): return [.number(.day, isPadded: run == 2)]
    case ("H", 1...2): return [.number(.hour, isPadded: run == 2)]
    case ("h", 1...2): return [.number(.hourOfHalf, isPadded: run == 2)]
    case ("m", 1...2): return [.number(.minute, isPadded: run == 2)]
    case ("s", 1...2): return [.number(.second, isPadded: run == 2)]
    case ("S", 1...9): return [.fraction]
    case ("a", 1...3): return [.halfOfDay]
    case ("E", 1...4): return [.weekday]
    case ("z", 1...3): return [.zoneAbbreviation]
    case ("X", 1...3), ("x", 1...3), ("Z", 1): return [.offset]
    case let (blank, _) where blank.isBlank: return [.blanks]
    case let (letter, _) where letter.properties.isAlphabetic && letter != "T":
      throw ValueProblem(
        .format,
        "“\(String(repeating: Character(letter), count: run))” means nothing in “\(pattern)”",
        fix: "put text that is not part of the date in single quotes"
      )
    default: return Array(repeating: .literal(scalar), count: run)
    }
  }

  private static func quoted(
    _ rest: inout ArraySlice<Unicode.Scalar>,
    in pattern: String
  ) throws(ValueProblem) -> [Piece] {
    rest = rest.dropFirst()
    let text = rest.prefix { $0 != "'" }
    rest = rest.dropFirst(text.count)
    guard rest.popFirst() != nil else {
      throw ValueProblem(.format, "a quote is not closed in “\(pattern)”", fix: "close it with '")
    }
    return text.isEmpty ? [.literal("'")] : text.map { $0.isBlank ? .blanks : .literal($0) }
  }

  private static func checkDate(_ pieces: [Piece], in pattern: String) throws(ValueProblem) {
    let has = { (wanted: (Piece) -> Bool) in pieces.contains(where: wanted) }
    let hasYear = has { if case .year = $0 { true } else { false } }
    let hasMonth = has {
      if case .number(.month, _) = $0 { true } else { $0 == .monthName }
    }
    let hasDay = has { if case .number(.day, _) = $0 { true } else { false } }
    guard hasYear && hasMonth && hasDay else {
      throw ValueProblem(
        .format,
        "“\(pattern)” has no \(!hasYear ? "year" : !hasMonth ? "month" : "day")",
        fix: "write a pattern such as dd.MM.yyyy HH:mm, or iso8601, epoch-s, epoch-ms"
      )
    }
    let hasHalfHour = has { if case .number(.hourOfHalf, _) = $0 { true } else { false } }
    guard hasHalfHour == has({ $0 == .halfOfDay }) else {
      throw ValueProblem(
        .format,
        "“\(pattern)” has only one of h and a",
        fix: "h goes with a, as in h:mm a; else use H"
      )
    }
  }
}
