import ChargingLog

/// What `init` wants to know, by its options or by its questions.
struct InitAnswers {
  var car: String?
  var battery: String?
  var currency: String?
  var distance: String?
  var timeZone: String?
  var homeTariff: String?
  var homePrice: String?
  var homeBands: [RateBand] = []

  /// The questions for what no option said.
  func form(_ defaults: SystemDefaults) -> Form {
    var steps: [Form.Step] = []
    if car == nil {
      steps.append(
        Form.Step(
          "car",
          Question("Your car", hint: "make and model, as in Hyundai Ioniq 5", isOptional: true) {
            CarName($0) == nil
              ? .failure("write make and model, as in Hyundai Ioniq 5") : .success($0)
          }
        )
      )
    }
    if battery == nil {
      let isNamed = car != nil
      steps.append(
        Form.Step("battery") { answers in
          guard isNamed || answers["car"].map({ !$0.isEmpty }) == true else { return nil }
          return Self.question("Usable battery capacity", hint: "kWh", type: Self.batteryType)
        }
      )
    }
    if currency == nil {
      steps.append(
        Form.Step(
          "currency",
          Self.question("Currency", default: defaults.currency, type: .currency)
        )
      )
    }
    if distance == nil {
      let choices: [Choice] = [Choice("mi", detail: "miles"), Choice("km", detail: "kilometres")]
      steps.append(
        Form.Step(
          "distance",
          Question(
            "Unit of distance",
            kind: .choice(choices, allowsOther: false),
            default: defaults.distance
          )
        )
      )
    }
    if timeZone == nil {
      steps.append(
        Form.Step(
          "time_zone",
          Self.question(
            "Time zone",
            default: defaults.timeZone ?? "UTC",
            type: .timeZone
          )
        )
      )
    }
    if homePrice == nil, homeBands.isEmpty { steps += priceSteps }
    return Form(steps)
  }

  /// Takes over what was answered.
  mutating func take(_ answers: Form.Answers) {
    func given(_ name: String) -> String? { answers[name].flatMap { $0.isEmpty ? nil : $0 } }
    car = given("car") ?? car
    battery = given("battery") ?? battery
    currency = given("currency") ?? currency
    distance = given("distance") ?? distance
    timeZone = given("time_zone") ?? timeZone
    homePrice = given("price") ?? homePrice
    if let span = given("night"), let price = given("night_price") {
      homeBands = [try? RateBand("\(span)=\(price)")].compactMap { $0 }
    }
  }

  private var priceSteps: [Form.Step] {
    [
      Form.Step(
        "price",
        Self.question("Price per kWh at home", hint: "as in 0.285", type: .money, isOptional: true)
      ),
      Form.Step("night") { answers in
        guard answers["price"].map({ !$0.isEmpty }) == true else { return nil }
        return Self.question(
          "Cheaper hours at night",
          hint: "as in 00:30-05:30",
          type: .clockSpan,
          isOptional: true
        )
      },
      Form.Step("night_price") { answers in
        guard answers["night"].map({ !$0.isEmpty }) == true else { return nil }
        return Self.question("Price per kWh in these hours", type: .money)
      },
    ]
  }

  /// The type of a car's battery, from the schema.
  static var batteryType: ValueType { Car.schema["battery_kwh"]?.type ?? .plainNumber }

  private static func question(
    _ label: String,
    hint: String? = nil,
    default defaultAnswer: String? = nil,
    type: ValueType,
    isOptional: Bool = false
  ) -> Question {
    Question(label, default: defaultAnswer, hint: hint, isOptional: isOptional) { answer in
      guard let problem = type.problem(withText: answer) else { return .success(answer) }
      return .failure(
        Question.Refusal("\(problem.message): \(problem.fix ?? "write \(type.example)")")
      )
    }
  }
}
