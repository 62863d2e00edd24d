import ArgumentParser
import ChargingLog

/// Which sessions a reading command is about.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Only this car; may be repeated.", completion: Completions.cars)
  var car: [String] = []

  @Option(help: "From this day, month or year on: 2026-11-23, 2026-11, last-month, 30d.")
  var from: String?

  @Option(help: "Up to and with this day, month or year.")
  var to: String?

  @Option(help: "Only in this period: 2026, 2026-Q3, 2026-11, 2026-W47, today, this-month.")
  var during: String?

  @Option(help: "Only at this location; may be repeated.", completion: Completions.locations)
  var location: [String] = []

  @Option(help: "Only of this operator; may be repeated.")
  var network: [String] = []

  @Option(help: "Only ac or dc.")
  var type: ChargeType?

  @Flag(help: "Only at home.")
  var home = false

  @Flag(name: .customLong("public"), help: "Only away from home.")
  var isPublic = false

  @Option(help: "Only with this tag; may be repeated, and then all of them.")
  var tag: [String] = []

  @Option(name: .customLong("min-kwh"), help: "Only with at least this energy.")
  var minKWh: String?

  @Option(
    help: ArgumentHelp("Only where this holds: 'cost > 10 and type = dc'.", valueName: "expression")
  )
  var `where`: String?

  func validate() throws {
    if home, isPublic {
      throw ValidationError("--home and --public leave nothing: keep one of the two.")
    }
  }

  /// The filter that the options say.
  ///
  /// - Throws: ``CommandFailure`` that names the option and what to write.
  func filter(_ index: ChargingIndex, _ context: CommandContext) throws(CommandFailure)
    -> SessionFilter
  {
    let today = context.localNow(index.settings).date
    var filter = SessionFilter()
    filter.cars = try car.map { name throws(CommandFailure) in try known(name, index) }
    if let during { filter.limit(to: try period(during, "--during", today)) }
    if let from { filter.from = try period(from, "--from", today).start }
    if let to { filter.to = try period(to, "--to", today).end.adding(days: -1) }
    filter.locations = location
    filter.networks = network
    filter.type = type
    filter.isHome = home ? true : isPublic ? false : nil
    filter.tags = tag
    if let minKWh {
      switch ExactDecimal.parse(minKWh, as: .number(unit: "kWh", 0...10_000)) {
      case .success(let energy): filter.minKWh = energy
      case .failure(let problem):
        throw CommandFailure(.usage, "--min-kwh \(problem.message): \(minKWh)", fix: problem.fix)
      }
    }
    if let text = `where` {
      switch WhereExpression.parse(text, today: today) {
      case .success(let expression): filter.expression = expression
      case .failure(let problem):
        let carets =
          String(repeating: " ", count: problem.offset)
          + String(repeating: "^", count: problem.length)
        throw CommandFailure(
          .usage,
          "--where: \(problem.message)\n    \(text)\n    \(carets)",
          fix: problem.fix
        )
      }
    }
    return filter
  }

  private func known(_ name: String, _ index: ChargingIndex) throws(CommandFailure) -> String {
    if index.cars[name] != nil || index.cars.isEmpty { return name }
    let nearest = Spelling.nearest(to: name, among: index.cars.keys.sorted())
    throw CommandFailure(
      .usage,
      "there is no car \(name)",
      fix: nearest.map { "did you mean \($0)?" }
        ?? "the cars are \(index.cars.keys.sorted().joined(separator: ", "))"
    )
  }

  private func period(_ text: String, _ option: String, _ today: CivilDate) throws(CommandFailure)
    -> DatePeriod
  {
    switch DatePeriod.parse(text, today: today) {
    case .success(let period): return period
    case .failure(let problem):
      throw CommandFailure(
        .usage,
        "\(option): \(problem.message)",
        fix: problem.fix.map { "write \($0)" }
      )
    }
  }
}

extension ChargeType: ExpressibleByArgument {}
