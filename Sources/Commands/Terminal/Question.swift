import TerminalText

/// One question of a conversation.
struct Question: Sendable {
  /// Why an answer will not do, in words that say what to type instead.
  struct Refusal: Error, Equatable, ExpressibleByStringInterpolation {
    let message: String

    init(_ message: String) {
      self.message = message
    }

    init(stringLiteral message: String) {
      self.message = message
    }
  }

  /// What kind of answer is wanted.
  enum Kind: Sendable {
    case text
    /// Answered `yes` or `no`, or any start of them.
    case yesNo
    /// Answered with a number from the list, or the start of a name; with `allowsOther`, with
    /// anything else as well.
    case choice([Choice], allowsOther: Bool)
  }

  /// Checks an answer, and returns it as it should be kept.
  typealias Validation = @Sendable (String) -> Result<String, Refusal>

  var label: String
  var kind = Kind.text

  /// The answer taken for an empty line; checked like any other.
  var defaultAnswer: String?

  /// The unit or form of the answer, such as `kWh`.
  var hint: String?

  /// Whether there may be no answer: an empty line without a default, or `-`, gives an empty one.
  var isOptional = false

  var validate: Validation = { .success($0) }

  init(
    _ label: String,
    kind: Kind = .text,
    default defaultAnswer: String? = nil,
    hint: String? = nil,
    isOptional: Bool = false,
    validate: @escaping Validation = { .success($0) }
  ) {
    self.label = label
    self.kind = kind
    self.defaultAnswer = defaultAnswer
    self.hint = hint
    self.isOptional = isOptional
    self.validate = validate
  }
}

extension Question {
  /// The answer that a typed line gives, or why it gives none.
  func answer(to line: String) -> Result<String, Refusal> {
    if line.unicodeScalars.contains(where: { $0.isUnsafeOnTerminal && $0 != "\t" }) {
      return .failure("the answer holds control characters: type it without arrow or escape keys")
    }
    let typed = line.trimmed
    if isOptional, typed == "-" || (typed.isEmpty && defaultAnswer == nil) { return .success("") }
    guard let given = typed.isEmpty ? defaultAnswer : typed else {
      return .failure("an answer is needed, or Ctrl-D to cancel")
    }
    return resolve(given).flatMap(validate)
  }

  private func resolve(_ given: String) -> Result<String, Refusal> {
    switch kind {
    case .text: .success(given)
    case .yesNo:
      Choice.match(given, among: ["yes", "no"]).map(\.value)
        .mapError { _ in "answer yes or no" }
    case .choice(let choices, let allowsOther):
      Choice.match(given, among: choices).map(\.value)
        .flatMapError { refusal in
          allowsOther && refusal.isUnmatched ? .success(given) : .failure(refusal.refusal)
        }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
