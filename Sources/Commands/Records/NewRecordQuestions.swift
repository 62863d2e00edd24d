import ChargingLog

/// What is asked on a terminal for a new record.
struct NewRecordQuestions<Noun: RecordNoun> {
  let index: ChargingIndex

  /// The questions for some keys.
  func form(_ names: [String]) -> Form {
    Form(
      names.compactMap { name in
        Noun.keys.first { $0.key == name }.map { Form.Step(name, question(for: $0)) }
      }
    )
  }

  private func question(for key: SchemaKey) -> Question {
    let type = key.type
    let label = "\(key.key), \(key.doc)"
    switch type {
    case .choice(let words):
      return Question(
        label,
        kind: .choice(words.map { Choice($0) }, allowsOther: false),
        isOptional: !key.isRequired
      )
    case .id(.tariff) where !index.tariffs.isEmpty:
      let choices = index.tariffs.values.sorted { $0.id < $1.id }.map {
        Choice($0.id, detail: $0.name)
      }
      return Question(label, kind: .choice(choices, allowsOther: false), isOptional: true)
    default:
      return Question(label, hint: type.unit, isOptional: !key.isRequired) { answer in
        guard let problem = type.problem(withText: answer) else { return .success(answer) }
        return .failure(
          Question.Refusal("\(problem.message): \(problem.fix ?? "write \(type.example)")")
        )
      }
    }
  }
}
