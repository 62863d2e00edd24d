/// Whether the session at a position is meant.
typealias SessionPredicate = (Int) -> Bool

extension WhereExpression {
  /// The expression made ready for the sessions of an index: names of places are looked up once.
  func predicate(in index: ChargingIndex) -> SessionPredicate { Self.predicate(root, index) }

  private static func predicate(_ node: Node, _ index: ChargingIndex) -> SessionPredicate {
    switch node {
    case .all(let nodes):
      let parts = nodes.map { predicate($0, index) }
      return { position in parts.allSatisfy { $0(position) } }
    case .any(let nodes):
      let parts = nodes.map { predicate($0, index) }
      return { position in parts.contains { $0(position) } }
    case .not(let inner):
      let part = predicate(inner, index)
      return { !part($0) }
    case .known(let field):
      return { field.read(index, $0) != nil }
    case .oneOf(let field, let literals):
      let parts = literals.map { predicate(.comparison(field, .equal, $0), index) }
      return { position in parts.contains { $0(position) } }
    case .comparison(let field, let comparison, let literal):
      return self.comparison(field, comparison, literal, index)
    }
  }

  private static func comparison(
    _ field: SessionField,
    _ comparison: Comparison,
    _ literal: Literal,
    _ index: ChargingIndex
  ) -> SessionPredicate {
    switch literal {
    case .number(let wanted):
      return { position in
        guard case .number(let found) = field.read(index, position) else { return false }
        return comparison.holds(found, wanted)
      }
    case .span(let first, let last):
      return { position in
        guard case .span(let low, let high) = field.read(index, position) else { return false }
        return comparison.holds(low, high, first, last)
      }
    case .instants(let first, let last):
      let read = field.readInstant ?? { _, _ in nil }
      return { position in
        guard case .span(let low, let high) = read(index, position) else { return false }
        return comparison.holds(low, high, first, last)
      }
    case .text(let wanted):
      return text(field, comparison, wanted, index)
    }
  }

  private static func text(
    _ field: SessionField,
    _ comparison: Comparison,
    _ wanted: FoldedText,
    _ index: ChargingIndex
  ) -> SessionPredicate {
    let matches: (String) -> Bool
    switch (comparison, field.kind) {
    case (.contains, _): matches = wanted.isContained
    case (_, .place):
      let place = PlaceMatch(wanted.text, in: index)
      matches = place.contains
    default: matches = wanted.equals
    }
    let isNegated = comparison == .notEqual
    return { position in
      switch field.read(index, position) {
      case .text(let found): matches(found) != isNegated
      case .texts(let found): found.contains(where: matches) != isNegated
      default: false
      }
    }
  }
}

extension WhereExpression.Comparison {
  /// Compares two exact numbers.
  fileprivate func holds(_ found: ExactDecimal, _ wanted: ExactDecimal) -> Bool {
    switch self {
    case .equal: found == wanted
    case .notEqual: found != wanted
    case .less: found < wanted
    case .lessOrEqual: found <= wanted
    case .greater: found > wanted
    case .greaterOrEqual: found >= wanted
    case .contains: false
    }
  }

  /// Compares two spans: true only if it is for every point that the found one may be.
  fileprivate func holds(_ low: Int64, _ high: Int64, _ first: Int64, _ last: Int64) -> Bool {
    switch self {
    case .equal: low >= first && high <= last
    case .notEqual: high < first || low > last
    case .less: high < first
    case .lessOrEqual: high <= last
    case .greater: low > last
    case .greaterOrEqual: low >= first
    case .contains: false
    }
  }
}
