import ArgumentParser
import ChargingLog
import Charts
import DataDirectory
import InsightCharts
import Insights

/// `plugtrack stats`: what a selection of sessions comes to, as a whole or in groups.
struct StatsCommand: PlugTrackCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Add up sessions: energy, cost, price, distance.",
    discussion: """
      --by groups by day, week, month, quarter, year, car, location, network, type, home, tariff, \
      band (of the tariff), tag, currency or basis, or by several of them: --by month,car.
      """
  )

  @OptionGroup var selection: SelectionOptions

  @Option(help: "Group by one key or several: month, car, month,car.")
  var by: String?

  @Flag(help: "Say how the figures of driving were worked out, and how far to trust them.")
  var explain = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var dataOptions: DataOptions

  func run(in context: CommandContext) async throws {
    let directory = try await context.dataDirectory(dataOptions, at: past.when)
    let index = try await directory.load()
    let positions = try selection.filter(index, context).positions(in: index)
    let grouping = try by.map(parseGrouping)
    context.reportLeftOut(index)
    let ledger = Ledger(index)
    let report = StatsReport(
      totals: Totals(of: positions, in: ledger),
      grouping: grouping,
      groups: grouping?.groups(of: positions, in: ledger) ?? [],
      index: index,
      isExplained: explain
    )
    switch format.format {
    case .json: try context.streams.printLine(JSONText.pretty(report.json))
    case .csv: try context.streams.write(report.csv)
    case .yaml: throw format.refusal(of: "stats", instead: "json or csv")
    case .table:
      guard !positions.isEmpty else {
        let hint =
          index.sessions.isEmpty
          ? "no sessions yet: log the first with plugtrack log" : "no session is like that"
        throw CommandFailure(.nothingFound, hint)
      }
      let text =
        grouping == nil
        ? report.sheet(context.style)
          + (context.width == nil ? "" : months(of: positions, index, context))
        : report.table(hasBars: context.width ?? 0 >= 110)
          .render(width: context.width, style: context.style)
      try context.streams.write(text)
      if grouping?.isOverlapping == true {
        context.streams.note(
          "a session counts in each of its tags, so the rows add up to more than the whole"
        )
      }
      if grouping?.isSplitting == true {
        context.streams.note(
          "energy, time and cost are split by band, fees and all; a session counts in each of its bands"
        )
      }
    }
    if positions.isEmpty { throw ExitStatus.nothingFound.code }
  }

  /// The cost of each month as a line, for whoever looks at a terminal.
  private func months(of positions: [Int], _ index: ChargingIndex, _ context: CommandContext)
    -> String
  {
    guard case .success(let drawn) = InsightChart.draw(.cost, of: positions, in: index),
      case .bars(let chart) = drawn.chart, chart.labels.count > 2,
      let first = chart.labels.first, let last = chart.labels.last
    else { return "" }
    let line = Sparkline.text(chart.series.first?.values ?? [], base: 0, width: 48)
    return "\n  " + context.style.paint("by month", as: .key) + "  "
      + context.style.paint(line, as: .good) + "  "
      + context.style.paint("cost, \(first) to \(last)", as: .dim) + "\n"
  }

  private func parseGrouping(_ text: String) throws(CommandFailure) -> Grouping {
    switch Grouping.parse(text) {
    case .success(let grouping): return grouping
    case .failure(let problem):
      throw CommandFailure(.usage, "--by: \(problem.message)", fix: problem.fix)
    }
  }
}
