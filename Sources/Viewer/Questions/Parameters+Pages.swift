extension Parameters {
  /// Which sessions: the filters of the command line, by the same names.
  package static let selection = Parameters([
    Parameter("car", .car, "Only this car.", isRepeatable: true),
    Parameter("from", .period, "From this day, month or year on."),
    Parameter("to", .period, "Up to and with this day, month or year."),
    Parameter("during", .period, "Only in this period: 2026, 2026-Q3, 2026-11, last-month."),
    Parameter("location", .text, "Only at this place.", isRepeatable: true),
    Parameter("network", .text, "Only of this operator.", isRepeatable: true),
    Parameter("type", .oneOf(["ac", "dc"]), "Only of this current."),
    Parameter("place", .oneOf(["home", "public"]), "Only at home, or only elsewhere."),
    Parameter("free", .oneOf(["yes", "no"]), "Only what was free, or only what was not."),
    Parameter("tag", .text, "Only with this tag.", isRepeatable: true),
    Parameter("min_kwh", .number, "Only with at least this energy."),
    Parameter("where", .condition, "Only where this holds: cost > 10 and type = dc."),
    Parameter("q", .text, "Only with this text in place, network, notes or a tag."),
  ])

  /// The order of sessions.
  package static let order: Parameters = [
    Parameter("sort", .order, "A field, with - before it for the largest first: -cost.")
  ]

  /// What a plan is asked for.
  package static let plan = Parameters([
    Parameter("car", .car, "The car; else the default one."),
    Parameter("from", .percent, "The charge now, in %."),
    Parameter("to", .percent, "The charge to have at home, in %."),
    Parameter("at", .text, "The fast charger: a place or an operator."),
    Parameter("price", .number, "Its price per kWh."),
    Parameter("power", .number, "Its power in kW."),
    Parameter("distance", .number, "How far it is home, in the unit of the log."),
    Parameter("drive", .duration, "How long the drive takes: 45m."),
    Parameter("home_price", .number, "The price at home per kWh."),
    Parameter("home_power", .number, "The power at home in kW."),
    Parameter("arrive", .percent, "Reach home with at least this charge, in %."),
    Parameter("ready_by", .time, "When to be charged at home: 07:00."),
    Parameter("start", .time, "When charging begins; now, when missing."),
  ])

  /// The time and the car that figures are of.
  static let period: Parameters = [
    Parameter("period", .oneOf(AnalyticsPeriod.allCases.map(\.rawValue)), "How far back."),
    Parameter("car", .car, "Only this car."),
  ]
}

extension Route {
  /// What its addresses may say behind the question mark; `nil` where there is nothing to ask.
  func parameters(_ api: APIService) -> Parameters? {
    switch self {
    case .sessions:
      .selection + .order + [Parameter("page", .count(1...Int.max), "Which part of them.")]
    case .sessionsCSV, .sessionsJSON: .selection + .order
    case .analytics, .tariffs: .period
    case .plan: .plan
    case .settings:
      [Parameter("tab", .oneOf(SettingsTab.allCases.map(\.rawValue)), "Which of them.")]
    case .login: [Parameter("next", .text, "Where to go afterwards.")]
    case .api(let name, let id): api.resource(name, id: id)?.parameters
    default: []
    }
  }
}
