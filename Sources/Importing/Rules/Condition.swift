package import ChargingLog

/// What a cell has to be like: `> 0`, `= 19`, `starts with CHARGING`, `is not empty`.
package struct Condition: Sendable, Hashable {
  private enum Test: Sendable, Hashable {
    case less, lessOrEqual, greater, greaterOrEqual
    case equal, different
    case starts, ends, contains
    case isEmpty, isNotEmpty
  }

  private let test: Test
  private let operand: String

  /// Reads a condition.
  package static func parse(_ text: String) -> Result<Condition, ValueProblem> {
    let text = text.withoutBlanksAround
    for (word, test) in [("is empty", Test.isEmpty), ("is not empty", .isNotEmpty)]
    where text == word { return .success(Condition(test: test, operand: "")) }
    let words: [(String, Test)] = [
      (">=", .greaterOrEqual), ("<=", .lessOrEqual), ("!=", .different), (">", .greater),
      ("<", .less), ("=", .equal), ("starts with ", .starts), ("ends with ", .ends),
      ("contains ", .contains),
    ]
    guard let (word, test) = words.first(where: { text.hasPrefix($0.0) }) else {
      return .failure(
        ValueProblem(
          code: "import-condition",
          message: "\(ValueProblem.quoted(text)) is not a condition",
          fix: "write one such as > 0, != 0, = Strom, starts with CHARGING or is not empty"
        )
      )
    }
    let operand = String(text.dropFirst(word.count)).withoutBlanksAround
    let comparesNumbers = [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(test)
    if comparesNumbers, ExactDecimal.exactly(operand) == nil {
      return .failure(
        ValueProblem(
          code: "import-condition",
          message: "\(ValueProblem.quoted(operand)) is not a number",
          fix: "write a number behind \(word)"
        )
      )
    }
    return .success(Condition(test: test, operand: operand))
  }

  /// Whether a cell is so; a column that the file does not have is `nil`.
  func holds(_ cell: String?, numbers: NumberFormat) -> Bool {
    guard let cell = cell?.withoutBlanksAround else {
      return test == .isEmpty || test == .different
    }
    switch test {
    case .isEmpty: return cell.isEmpty
    case .isNotEmpty: return !cell.isEmpty
    case .equal: return Self.isSame(cell, operand, numbers)
    case .different: return !Self.isSame(cell, operand, numbers)
    case .starts: return cell.lowercased().hasPrefix(operand.lowercased())
    case .ends: return cell.lowercased().hasSuffix(operand.lowercased())
    case .contains: return cell.lowercased().contains(operand.lowercased())
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let number = numbers.exact(cell), let bound = ExactDecimal.exactly(operand) else {
        return false
      }
      switch test {
      case .less: return number < bound
      case .lessOrEqual: return number <= bound
      case .greater: return number > bound
      default: return number >= bound
      }
    }
  }

  /// Whether a cell equals a text of the rules: as numbers if both are.
  static func isSame(_ cell: String, _ text: String, _ numbers: NumberFormat) -> Bool {
    if cell == text { return true }
    guard let wanted = ExactDecimal.exactly(text), let number = numbers.exact(cell) else {
      return cell.lowercased() == text.lowercased()
    }
    return wanted == number
  }
}

extension ExactDecimal {
  /// The number that a text spells as the data directory does, or `nil`.
  static func exactly(_ text: String) -> ExactDecimal? { try? parse(text).get() }
}

extension NumberFormat {
  /// The number that a cell spells, or `nil`.
  func exact(_ text: String) -> ExactDecimal? {
    guard case .success(let digits) = read(text) else { return nil }
    return ExactDecimal.exactly(digits)
  }
}
