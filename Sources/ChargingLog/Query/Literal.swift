/// A value of an expression, read as the type of the field that it is compared with.
enum Literal: Sendable {
  case number(ExactDecimal)
  /// Whole numbers, both included, as in `Operand`.
  case span(Int64, Int64)
  /// Seconds since 1970, both included.
  case instants(Int64, Int64)
  case text(FoldedText)
}

extension SessionField.Kind {
  /// Reads the text of a value.
  func literal(
    _ text: String,
    for comparison: WhereExpression.Comparison,
    today: CivilDate
  ) -> Result<Literal, ValueProblem> {
    switch self {
    case .number(let type): number(text, type)
    case .time: time(text, today: today)
    case .date: date(text, today: today)
    case .duration:
      ChargeDuration.parse(text).map { .span($0.seconds, $0.seconds) }.mapError(\.afterKey)
    case .weekday: weekday(text)
    case .boolean:
      Bool.parse(text.lowercased(), as: .boolean).map { $0 ? .span(1, 1) : .span(0, 0) }
    case .choice(let words):
      ValueType.choice(words).problem(withText: text.lowercased()).map(Result.failure)
        ?? .success(.text(FoldedText(text)))
    case .text, .place, .texts, .mapping: .success(.text(FoldedText(text)))
    }
  }

  /// A number out of the field's range is no mistake in a comparison.
  private func number(_ text: String, _ type: ValueType) -> Result<Literal, ValueProblem> {
    let number = ExactDecimal.parse(text)
    if case .success(let number) = number { return .success(.number(number)) }
    return ExactDecimal.parse(text, as: type).map(Literal.number)
  }

  private func time(_ text: String, today: CivilDate) -> Result<Literal, ValueProblem> {
    let hasClock = text.contains(":") || text.utf8.dropFirst(10).first == UInt8(ascii: "T")
    guard hasClock else { return date(text, today: today).map(\.inSeconds) }
    switch Timestamp.parse(text) {
    case .failure(let problem): return .failure(problem.afterKey)
    case .success(let time):
      let length: Int64 = time.precision == .second ? 0 : 59
      let first = time.civil.secondsSince1970
      guard let offset = time.offsetSeconds else { return .success(.span(first, first + length)) }
      return .success(.instants(first - Int64(offset), first - Int64(offset) + length))
    }
  }

  private func date(_ text: String, today: CivilDate) -> Result<Literal, ValueProblem> {
    DatePeriod.parse(text, today: today)
      .map { .span(Int64($0.start.daysSince1970), Int64($0.end.daysSince1970) - 1) }
      .mapError(\.afterKey)
  }

  private func weekday(_ text: String) -> Result<Literal, ValueProblem> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let word = text.lowercased()
    guard word.utf8.count >= 3, let day = names.firstIndex(where: { $0.hasPrefix(word) }) else {
      let nearest = Spelling.nearest(to: word, among: names + names.map { String($0.prefix(3)) })
      return .failure(
        ValueProblem(
          code: "weekday",
          message: "is not a day of the week",
          fix: "write \(nearest ?? "mon, tue, wed, thu, fri, sat or sun")"
        )
      )
    }
    return .success(.span(Int64(day + 1), Int64(day + 1)))
  }
}

extension Literal {
  /// Days as the seconds that they are made of.
  fileprivate var inSeconds: Literal {
    guard case .span(let first, let last) = self else { return self }
    return .span(first * 86_400, last * 86_400 + 86_399)
  }
}
