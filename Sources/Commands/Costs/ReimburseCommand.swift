import ArgumentParser
import ChargingLog
import DataDirectory
import Insights

/// `plugtrack reimburse`: the home energy of a period as a page to hand in.
struct ReimburseCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "reimburse",
    abstract: "Make out the home energy of a period, priced, car by car.",
    discussion: """
      A page to print, or CSV. Priced by what each session cost, unless --tariff or --rate says \
      otherwise.
      """
  )

  @Option(help: "The period: 2026-10, 2026-Q3, last-month; last-month when left out.")
  var during: String?

  @Option(help: "Only this car; may be repeated.", completion: Completions.cars)
  var car: [String] = []

  @Option(help: "Price by this tariff.", completion: Completions.tariffs)
  var tariff: String?

  @Option(help: ArgumentHelp("Price every kWh alike.", valueName: "price"))
  var rate: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func validate() throws {
    if tariff != nil, rate != nil {
      throw ValidationError("--tariff and --rate say two things: keep one of the two.")
    }
  }

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let period = try DatePeriod.option(
      during ?? "last-month",
      "--during",
      today: context.localNow(index.settings).date
    )
    for id in car { _ = try RecordReference<CarNoun>(text: id).record(in: index, directory) }
    let sheet = Reimbursement(period, by: try chosenRate(index, directory), cars: car, in: index)
    context.reportLeftOut(index)
    let page = ReimbursementPage(sheet: sheet, index: index)
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(page.json))
    case .csv: try context.streams.write(page.csv)
    case .yaml: throw format.refusal(of: "reimburse", instead: "json or csv")
    case .table:
      guard !sheet.cars.isEmpty else {
        throw CommandFailure(.nothingFound, "no session was at home from \(period)")
      }
      try context.streams.write(page.text(style: context.style, width: context.width))
    }
    if sheet.cars.isEmpty { throw ExitStatus.nothingFound.code }
  }

  private func chosenRate(_ index: ChargingIndex, _ directory: DataDirectory) throws
    -> Reimbursement.Rate
  {
    if let tariff {
      return .tariff(try RecordReference<TariffNoun>(text: tariff).record(in: index, directory).id)
    }
    guard let rate else { return .cost }
    switch ExactDecimal.parse(rate, as: .price) {
    case .success(let price): return .flat(price)
    case .failure(let problem):
      throw CommandFailure(.usage, "--rate \(problem.message): \(rate)", fix: problem.fix)
    }
  }
}

extension DatePeriod {
  /// The period that an option names.
  static func option(_ text: String, _ option: String, today: CivilDate) throws(CommandFailure)
    -> DatePeriod
  {
    switch parse(text, today: today) {
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
