/// A condition on sessions, such as `cost > 10 and type = dc`.
///
///     expression  = all { "or" all }
///     all         = condition { "and" condition }
///     condition   = "not" condition | "(" expression ")" | comparison
///     comparison  = field ("=" | "!=" | "<" | "<=" | ">" | ">=" | "~") value
///                 | field ["not"] "in" "(" value { "," value } ")"
///                 | field "is" ("known" | "unknown")
///                 | field                              of true or false
///
/// `=` and `~` (contains) ignore the case of letters. A value with spaces stands in quotes. A bare
/// date stands for its whole day, `2026-01` for its whole month: `start >= 2026-01` begins with
/// 1 January, and `start > 2026-01` with 1 February. Times are those of the session's place, unless
/// the value has an offset.
///
/// A comparison with an unknown value is never true, not with `!=` or `not in` either; `not` before
/// a comparison is true for exactly the sessions that the comparison leaves out, the unknown ones
/// among them.
package struct WhereExpression: Sendable {
  let root: Node

  indirect enum Node: Sendable {
    case all([Node])
    case any([Node])
    case not(Node)
    case comparison(SessionField, Comparison, Literal)
    case oneOf(SessionField, [Literal])
    case known(SessionField)
  }

  enum Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contains = "~"
  }

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - today: The day that `today`, `last-month` or `30d` count from.
  /// - Returns: The expression, or the first thing in the text that is wrong.
  package static func parse(
    _ text: String,
    today: CivilDate
  ) -> Result<WhereExpression, WhereProblem> {
    switch WhereToken.split(text) {
    case .failure(let problem): return .failure(problem)
    case .success(let tokens):
      var parser = WhereParser(tokens: tokens, today: today)
      return parser.parse().map(WhereExpression.init)
    }
  }
}
