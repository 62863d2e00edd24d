import ArgumentParser
import ChargingLog
import DataDirectory
import Insights

/// `plugtrack report`: a month or a year at a glance.
struct ReportCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show a month or a year at a glance.",
    discussion: "The period is as in 2026-10, 2026-Q3, 2026, last-month; this-month when left out."
  )

  @Argument(help: ArgumentHelp("The period.", valueName: "period"))
  var period: String?

  @Option(help: "Only this car; may be repeated.", completion: Completions.cars)
  var car: [String] = []

  @Flag(help: "Say of each figure how it was worked out, and how far to trust it.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let today = context.localNow(index.settings).date
    let period = try DatePeriod.option(period ?? "this-month", "the period", today: today)
    for id in car { _ = try RecordReference<CarNoun>(text: id).record(in: index, directory) }
    var filter = SessionFilter()
    filter.cars = car
    let report = PeriodReport(period, filter: filter, today: today, in: index)
    context.reportLeftOut(index)
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(report.json(in: index)))
    case .csv, .yaml:
      throw format.refusal(of: "report", instead: "json, or stats --format csv")
    case .table:
      guard report.totals.sessions > 0 else {
        throw CommandFailure(.nothingFound, "no session from \(period)")
      }
      let page = ReportPage(report: report, index: index, isExplained: explain)
      try context.streams.write(page.text(style: context.style, width: context.width))
    }
    if report.totals.sessions == 0 { throw ExitStatus.nothingFound.code }
  }
}
