import ChargingLog
import Insights

extension Parameter {
  /// What is wrong with a value; `nil` when it can be understood.
  ///
  /// - Parameter now: What `today`, `last-month` and times of day count from.
  func problem(with text: String, in index: ChargingIndex, at now: Instant) -> QuestionProblem? {
    let shown = ValueProblem.quoted(text)
    switch kind {
    case .text: return nil
    case .oneOf(let values):
      guard !values.contains(text) else { return nil }
      return problem(text, "\(shown) is none of its values", Self.choice(of: values))
    case .car:
      guard index.cars[text] == nil else { return nil }
      return problem(text, "there is no car \(shown)", Self.suggestion(for: text, in: index))
    case .count(let range):
      guard Int(text).map(range.contains) != true else { return nil }
      let bounds =
        range.upperBound == .max
        ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
      return problem(text, "\(shown) is no such number", "write \(bounds)")
    case .number: return number(text, atMost: nil)
    case .percent: return number(text, atMost: ExactDecimal(100))
    case .period:
      let today = (index.settings.timeZone ?? .utc).civil(at: now).date
      return failure(DatePeriod.parse(text, today: today), text, fix: { "write \($0)" })
    case .time: return time(text, index.settings.timeZone ?? .utc, now)
    case .duration: return failure(ChargeDuration.parse(text), text)
    case .condition:
      let today = (index.settings.timeZone ?? .utc).civil(at: now).date
      guard case .failure(let problem) = WhereExpression.parse(text, today: today) else {
        return nil
      }
      return self.problem(text, problem.message, problem.fix)
    case .order: return failure(SessionOrder.parse(text), text)
    case .grouping: return failure(Grouping.parse(text), text)
    }
  }

  private func problem(_ text: String, _ message: String, _ fix: String?) -> QuestionProblem {
    QuestionProblem(name, given: text, message, fix: fix)
  }

  private func failure<Value>(
    _ result: Result<Value, ValueProblem>,
    _ text: String,
    fix: (String) -> String = { $0 }
  ) -> QuestionProblem? {
    guard case .failure(let found) = result else { return nil }
    let isNamed = found.message.contains("\"")
    let message = isNamed ? found.message : "\(ValueProblem.quoted(text)) \(found.message)"
    return problem(text, message, found.fix.map(fix))
  }

  private func number(_ text: String, atMost limit: ExactDecimal?) -> QuestionProblem? {
    switch ExactDecimal.parse(text) {
    case .failure: return failure(ExactDecimal.parse(text), text)
    case .success(let value) where value.isNegative:
      return problem(text, "\(text) is negative", "write 0 or more")
    case .success(let value):
      guard let limit, value > limit else { return nil }
      return problem(text, "\(text) is no percentage", "write 0 to \(limit.text)")
    }
  }

  private func time(_ text: String, _ zone: Zone, _ now: Instant) -> QuestionProblem? {
    let result = parseTypedTime(text, now: zone.civil(at: now))
    guard case .success(let time) = result, time.resolve(in: zone).instant == nil else {
      return failure(result, text)
    }
    return problem(text, "\(text) is in the hour that the clocks skip", nil)
  }

  /// `write a, b or c`.
  static func choice(of values: [String]) -> String {
    guard let last = values.last, values.count > 1 else {
      return "write \(values.first ?? "nothing")"
    }
    return "write \(values.dropLast().joined(separator: ", ")) or \(last)"
  }

  /// The cars that there are, or the one that was probably meant when there are many.
  private static func suggestion(for id: String, in index: ChargingIndex) -> String? {
    let known = index.cars.keys.sorted()
    if let nearest = Spelling.nearest(to: id, among: known) { return "did you mean \(nearest)?" }
    guard !known.isEmpty else { return nil }
    return known.count <= 8
      ? choice(of: known) : "write one of \(known.prefix(8).joined(separator: ", ")), …"
  }
}
