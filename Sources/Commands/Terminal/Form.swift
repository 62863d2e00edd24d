/// Questions asked in order, where `<` goes back to the one before.
struct Form: Sendable {
  /// The answers so far, by the name of their step.
  typealias Answers = [String: String]

  /// One question, made when its turn comes.
  struct Step: Sendable {
    let name: String

    /// The question in the light of earlier answers, or `nil` to leave it out.
    let question: @Sendable (Answers) -> Question?

    init(_ name: String, question: @escaping @Sendable (Answers) -> Question?) {
      self.name = name
      self.question = question
    }

    /// A question that does not hang on earlier answers.
    init(_ name: String, _ question: Question) {
      self.init(name) { _ in question }
    }
  }

  /// An answer given before stepping back, with the default it was given under.
  private struct Earlier {
    let answer: String
    let defaultAnswer: String?
  }

  var steps: [Step]

  init(_ steps: [Step]) {
    self.steps = steps
  }

  /// Asks every step and returns the answers; a step left out has none.
  ///
  /// After stepping back, an answer given before is the new default, unless earlier answers have
  /// since changed what the step itself suggests.
  func run(_ prompter: Prompter) throws(PromptCancelled) -> Answers {
    var answers: Answers = [:]
    var earlier: [Int: Earlier] = [:]
    var asked: [Int] = []
    var position = 0
    while position < steps.count {
      let step = steps[position]
      guard var question = step.question(answers) else {
        position += 1
        continue
      }
      let suggested = question.defaultAnswer
      if let before = earlier[position], before.defaultAnswer == suggested, !before.answer.isEmpty {
        question.defaultAnswer = before.answer
      }
      switch try prompter.reply(to: question) {
      case .answer(let answer):
        answers[step.name] = answer
        earlier[position] = Earlier(answer: answer, defaultAnswer: suggested)
        asked.append(position)
        position += 1
      case .back:
        if let previous = asked.popLast() {
          answers[steps[previous].name] = nil
          position = previous
        } else {
          prompter.refuse("this is the first question")
        }
      }
    }
    return answers
  }
}
