/// One of the answers to choose from.
struct Choice: Equatable, Sendable, ExpressibleByStringLiteral {
  /// Why typed text picks no choice.
  enum Mismatch: Error, Equatable {
    case unmatched(count: Int)
    case ambiguous(String, [String])
  }

  /// The answer itself, such as an id.
  let value: String

  /// More about it, shown beside it.
  let detail: String?

  init(_ value: String, detail: String? = nil) {
    self.value = value
    self.detail = detail
  }

  init(stringLiteral value: String) {
    self.init(value)
  }

  /// The choice meant by a name, a number from 1, or the start of one name or detail.
  ///
  /// A whole name comes before a number and a number before a start; case does not count.
  static func match(_ typed: String, among choices: [Choice]) -> Result<Choice, Mismatch> {
    if let exact = choices.first(where: { $0.value == typed }) { return .success(exact) }
    let lowered = typed.lowercased()
    if let exact = choices.first(where: { $0.value.lowercased() == lowered }) {
      return .success(exact)
    }
    if let number = Int(typed), choices.indices.contains(number - 1) {
      return .success(choices[number - 1])
    }
    var fitting = choices.filter { $0.value.lowercased().hasPrefix(lowered) }
    if fitting.isEmpty {
      fitting = choices.filter { $0.detail?.lowercased().hasPrefix(lowered) == true }
    }
    guard let first = fitting.first else { return .failure(.unmatched(count: choices.count)) }
    guard fitting.count == 1 else { return .failure(.ambiguous(typed, fitting.map(\.value))) }
    return .success(first)
  }
}

extension Choice.Mismatch {
  var isUnmatched: Bool {
    if case .unmatched = self { true } else { false }
  }

  /// The mismatch in words.
  var refusal: Question.Refusal {
    switch self {
    case .unmatched(let count):
      "not one of the choices: type a number from 1 to \(count), or the start of a name"
    case .ambiguous(let typed, let fitting):
      "\(typed) could be \(fitting.joined(separator: " or ")): type more of it"
    }
  }
}
