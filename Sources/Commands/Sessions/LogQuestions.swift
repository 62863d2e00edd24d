import ChargingLog

/// The questions that `log` asks on a terminal, each with what is likely as its default.
struct LogQuestions {
  /// What is asked about.
  enum Topics {
    case everything, times, end, nothing

    fileprivate func include(_ step: Form.Step) -> Bool {
      switch self {
      case .everything: true
      case .times: ["start", "end"].contains(step.name)
      case .end: step.name == "end"
      case .nothing: false
      }
    }
  }

  let draft: SessionDraft

  func steps(_ topics: Topics) -> [Form.Step] { all.filter(topics.include) }

  private var all: [Form.Step] {
    let draft = self.draft
    return [
      Form.Step("car", question("Car", "car", kind: .choice(cars, allowsOther: false))),
      Form.Step(
        "location",
        question("Location", "location", kind: .choice(places, allowsOther: true))
      ),
      Form.Step("start", time("Plugged in", "start", default: draft.texts["start"] ?? "now")),
      Form.Step("end", time("Unplugged", "end", default: draft.texts["end"])),
      Form.Step("energy_kwh", question("Energy", "energy_kwh", hint: "kWh")),
      Form.Step(
        "soc",
        Question("State of charge", hint: "20..80 %", isOptional: true) { text in
          switch ChargeSpan.parse(text) {
          case .success: .success(text)
          case .failure(let problem):
            .failure(Question.Refusal("this \(problem.message); \(problem.fix ?? "")"))
          }
        }
      ),
      Form.Step(
        "odometer",
        question("Odometer", odometerKey, hint: draft.index.distanceUnit.rawValue)
      ),
      Form.Step(
        "cost",
        question("Cost", "cost", hint: draft.index.settings.currency ?? "empty: by tariff; 0: free")
      ),
      Form.Step("notes", question("Notes", "notes")),
    ]
  }

  private var odometerKey: String {
    draft.index.distanceUnit == .kilometres ? "odometer_km" : "odometer_mi"
  }

  private var cars: [Choice] {
    draft.index.cars.values.filter(\.isActive).sorted { $0.id < $1.id }.map {
      Choice($0.id, detail: $0.title)
    }
  }

  private var places: [Choice] {
    draft.index.locations.values.sorted { $0.id < $1.id }.map { Choice($0.id, detail: $0.title) }
  }

  private func question(
    _ label: String,
    _ key: String,
    kind: Question.Kind = .text,
    hint: String? = nil
  ) -> Question {
    let type = Session.schema[key]?.type
    return Question(
      label,
      kind: kind,
      default: draft.texts[key],
      hint: hint,
      isOptional: key != "car"
    ) { text in
      guard let problem = type?.problem(withText: text) else { return .success(text) }
      return .failure(
        Question.Refusal(
          ["this \(problem.message)", problem.fix].compactMap { $0 }.joined(separator: "; ")
        )
      )
    }
  }

  private func time(_ label: String, _ key: String, default defaultAnswer: String?) -> Question {
    let draft = self.draft
    return Question(
      label,
      default: defaultAnswer,
      hint: "22:30, yesterday 22:30",
      isOptional: key != "start"
    ) { text in
      if let problem = draft.problem(withTime: text) { return .failure(Question.Refusal(problem)) }
      return .success(text)
    }
  }
}
