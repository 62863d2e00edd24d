/// Reads the tokens of an expression from left to right.
struct WhereParser {
  private let tokens: [WhereToken]
  private let today: CivilDate
  private var position = 0
  private var depth = 0

  /// How deep parentheses and `not` may be nested.
  static let deepest = 50

  private typealias Node = WhereExpression.Node
  private typealias Comparison = WhereExpression.Comparison

  /// - Parameters:
  ///   - tokens: The last one is the end.
  ///   - today: The day that words such as `today` count from.
  init(tokens: [WhereToken], today: CivilDate) {
    self.tokens = tokens
    self.today = today
  }

  mutating func parse() -> Result<WhereExpression.Node, WhereProblem> {
    do throws(WhereProblem) {
      if next.kind == .end {
        throw next.problem(
          "the expression is empty",
          fix: "write one such as cost > 10 and type = dc"
        )
      }
      let node = try any()
      guard next.kind == .end else { throw leftOver() }
      return .success(node)
    } catch {
      return .failure(error)
    }
  }

  private var next: WhereToken {
    position < tokens.count
      ? tokens[position] : WhereToken(kind: .end, text: "", range: 0..<0)
  }

  private mutating func take() -> WhereToken {
    defer { position += 1 }
    return next
  }

  private mutating func skip(word: String) -> Bool {
    guard next.isWord(word) else { return false }
    position += 1
    return true
  }

  private mutating func skip(mark: String) -> Bool {
    guard next.isMark(mark) else { return false }
    position += 1
    return true
  }

  private mutating func any() throws(WhereProblem) -> Node {
    var nodes = [try all()]
    while skip(word: "or") { nodes.append(try all()) }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func all() throws(WhereProblem) -> Node {
    var nodes = [try condition()]
    while skip(word: "and") { nodes.append(try condition()) }
    return nodes.count == 1 ? nodes[0] : .all(nodes)
  }

  private mutating func condition() throws(WhereProblem) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw next.problem(
        "the expression is nested too deep",
        fix: "write it with fewer parentheses"
      )
    }
    if skip(word: "not") { return .not(try condition()) }
    let open = next
    guard skip(mark: "(") else { return try comparison() }
    let node = try any()
    guard skip(mark: ")") else {
      throw next.kind == .end
        ? open.problem("the ( is never closed", fix: "write ) where the condition ends")
        : leftOver()
    }
    return node
  }

  private mutating func comparison() throws(WhereProblem) -> Node {
    let name = take()
    let field = try self.field(name)
    if skip(word: "is") {
      if skip(word: "known") { return .known(field) }
      if skip(word: "unknown") { return .not(.known(field)) }
      throw next.problem(
        "is stands before known or unknown only",
        fix: "write \(field.name) is known or \(field.name) is unknown"
      )
    }
    let isNegated = next.isWord("not")
    if isNegated { position += 1 }
    if skip(word: "in") {
      let oneOf = Node.oneOf(field, try list(of: field, after: name))
      return isNegated ? .all([.known(field), .not(oneOf)]) : oneOf
    }
    if isNegated {
      throw next.problem(
        "not is not followed by in",
        fix: "write \(field.name) not in (\(field.kind.example))"
      )
    }
    guard next.kind == .mark, !"(),".contains(next.text) else {
      let isAlone = next.kind == .end || next.isMark(")") || next.isWord("and") || next.isWord("or")
      if case .boolean = field.kind, isAlone { return .comparison(field, .equal, .span(1, 1)) }
      throw name.problem("\(field.name) is not compared with anything", fix: field.howToCompare)
    }
    let mark = take()
    let comparison = try self.comparison(mark, of: field)
    let value = take()
    return .comparison(field, comparison, try literal(value, of: field, comparison, after: mark))
  }

  private func field(_ token: WhereToken) throws(WhereProblem) -> SessionField {
    switch token.kind {
    case .end:
      throw token.problem("a condition is missing at the end", fix: "write one such as cost > 10")
    case .mark:
      let spelling = ["&": "and", "&&": "and", "|": "or", "||": "or", "!": "not"][token.text]
      throw token.problem(
        "\(token.text) stands where a field should",
        fix: spelling.map { "write \($0)" } ?? "write a field, as in cost > 10"
      )
    case .word, .quoted:
      if let field = SessionField.named(token.text) { return field }
      let fix =
        SessionField.nearest(to: token.text).map { "did you mean \($0)?" }
        ?? "write one of " + SessionField.all.map(\.name).joined(separator: ", ")
      throw token.problem("there is no field \(ValueProblem.quoted(token.text))", fix: fix)
    }
  }

  private func comparison(
    _ token: WhereToken,
    of field: SessionField
  ) throws(WhereProblem) -> Comparison {
    guard let comparison = Comparison(rawValue: token.text) else {
      let spelling = [
        "==": "=", "===": "=", "<>": "!=", "=<": "<=", "=>": ">=", "=~": "~", "~=": "~",
        "!==": "!=",
      ]
      throw token.problem(
        "\(token.text) compares nothing",
        fix: "write \(spelling[token.text] ?? "one of = != < <= > >= ~")"
      )
    }
    guard field.kind.comparisons.contains(comparison) else {
      throw token.problem(
        "\(field.name) is \(field.kind.description), which \(comparison.rawValue) cannot compare",
        fix: field.howToCompare
      )
    }
    return comparison
  }

  private mutating func list(
    of field: SessionField,
    after name: WhereToken
  ) throws(WhereProblem) -> [Literal] {
    guard field.kind.comparisons.contains(.equal) else {
      throw name.problem("\(field.name) is \(field.kind.description)", fix: field.howToCompare)
    }
    let open = next
    guard skip(mark: "(") else {
      throw next.problem(
        "in is not followed by (",
        fix: "write \(field.name) in (\(field.kind.example))"
      )
    }
    var literals: [Literal] = []
    repeat {
      let value = take()
      literals.append(try literal(value, of: field, .equal, after: open))
    } while skip(mark: ",")
    guard skip(mark: ")") else {
      throw next.kind == .end
        ? open.problem("the ( is never closed", fix: "write ) behind the last value")
        : next.problem(
          "\(next.shown) stands between the values",
          fix: "write a comma between them, and quotes around a value of several words"
        )
    }
    return literals
  }

  private func literal(
    _ token: WhereToken,
    of field: SessionField,
    _ comparison: Comparison,
    after mark: WhereToken
  ) throws(WhereProblem) -> Literal {
    guard token.kind == .word || token.kind == .quoted else {
      throw token.problem(
        "a value is missing after \(mark.text)",
        fix: "write \(field.kind.description), as in \(field.kind.example)"
      )
    }
    switch field.kind.literal(token.text, for: comparison, today: today) {
    case .success(let literal): return literal
    case .failure(let problem):
      let isField = token.kind == .word && SessionField.named(token.text) != nil
      throw token.problem(
        "\(token.shown) \(problem.message)",
        fix: isField ? "write a value: fields are not compared with each other" : problem.fix
      )
    }
  }

  private func leftOver() -> WhereProblem {
    if next.isMark(")") { return next.problem("the ) closes nothing", fix: "remove it") }
    if next.isMark(",") {
      return next.problem(
        "a comma follows a condition that is complete",
        fix: "write a dot for a decimal mark, and or or between conditions"
      )
    }
    let spelling = ["&": "and", "&&": "and", "|": "or", "||": "or"][next.text]
    return next.problem(
      "\(next.shown) follows a condition that is complete",
      fix: spelling.map { "write \($0)" }
        ?? "write and or or between conditions, and quotes around a value of several words"
    )
  }
}
