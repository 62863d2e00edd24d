import TerminalText

/// Asks questions one at a time, and asks again until the answer will do.
struct Prompter: Sendable {
  /// What came back for a question.
  enum Reply: Equatable, Sendable {
    case answer(String)
    /// The person typed `<` to change the answer before.
    case back
  }

  let console: PromptConsole
  let style: Style

  init(console: PromptConsole = .standard, style: Style) {
    self.console = console
    self.style = style
  }

  /// The answer to one question that has none before it.
  func ask(_ question: Question) throws(PromptCancelled) -> String {
    while true {
      if case .answer(let answer) = try reply(to: question) { return answer }
      refuse("there is no earlier question")
    }
  }

  /// Whether the person agrees; with no default the question is asked until it is answered.
  func confirm(
    _ label: String,
    default defaultAnswer: Bool? = nil
  ) throws(PromptCancelled) -> Bool {
    let given = defaultAnswer.map { $0 ? "yes" : "no" }
    return try ask(Question(label, kind: .yesNo, default: given)) == "yes"
  }

  /// The value of one choice from a numbered list.
  func choose(
    _ label: String,
    from choices: [Choice],
    default defaultAnswer: String? = nil
  ) throws(PromptCancelled) -> String {
    let kind = Question.Kind.choice(choices, allowsOther: false)
    return try ask(Question(label, kind: kind, default: defaultAnswer))
  }

  /// The answer to a question, or the wish to go back to the one before.
  func reply(to question: Question) throws(PromptCancelled) -> Reply {
    if case .choice(let choices, _) = question.kind { list(choices) }
    while true {
      console.write(prompt(for: question))
      guard let line = console.readLine() else {
        console.write("\n")
        throw PromptCancelled()
      }
      if line == "<" { return .back }
      switch question.answer(to: line) {
      case .success(let answer): return .answer(answer)
      case .failure(let refusal): refuse(refusal.message)
      }
    }
  }

  /// Shows why an answer will not do.
  func refuse(_ message: String) {
    console.write("  " + style.paint(message.escapingControls, as: .error) + "\n")
  }

  /// Shows a remark under no question in particular.
  func remark(_ message: String) {
    console.write(style.paint(message, as: .dim) + "\n")
  }

  private func prompt(for question: Question) -> String {
    var prompt = style.paint(question.label.escapingControls, as: .key)
    if let hint = question.hint { prompt += " (\(hint.escapingControls))" }
    let inBrackets = brackets(for: question)
    if !inBrackets.isEmpty { prompt += " " + style.paint("[\(inBrackets)]", as: .dim) }
    return prompt + (question.label.hasSuffix("?") ? " " : ": ")
  }

  private func brackets(for question: Question) -> String {
    if case .yesNo = question.kind {
      switch question.defaultAnswer {
      case "yes": return "Y/n"
      case "no": return "y/N"
      default: return "y/n"
      }
    }
    guard let given = question.defaultAnswer?.escapingControls else {
      return question.isOptional ? "none" : ""
    }
    return question.isOptional ? "\(given), - for none" : given
  }

  private func list(_ choices: [Choice]) {
    let digits = String(choices.count).count
    for (offset, choice) in choices.enumerated() {
      let number = String(offset + 1)
      let space = String(repeating: " ", count: digits - number.count + 2)
      let detail = choice.detail.map { "  " + style.paint($0.escapingControls, as: .dim) } ?? ""
      console.write("\(space)\(number)  \(choice.value.escapingControls)\(detail)\n")
    }
  }
}
